package fr.assistantchorus.conversation.record;

import com.fasterxml.jackson.databind.JsonNode;
import fr.assistantchorus.conversation.turn.ErasureStore.Rewritten;
import fr.assistantchorus.conversation.turn.Json;
import fr.assistantchorus.conversation.turn.Reply;
import fr.assistantchorus.conversation.turn.TurnLog;
import fr.assistantchorus.dialog.Catalog;
import fr.assistantchorus.dialog.DialogState.Option;
import fr.assistantchorus.engine.Engine;
import fr.assistantchorus.engine.Expect;
import fr.assistantchorus.engine.State;
import fr.assistantchorus.engine.Value;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * A log without what tells of a person, which goes the same way through the dialogs and replays to
 * the letter: its events are redacted, and its replies are those that the engine gives to them.
 *
 * @param state the one after the last turn
 */
record Erased(List<Rewritten> turns, State state) {
  Erased {
    turns = List.copyOf(turns);
  }

  /**
   * Erases a log. This is a pure function: it needs no database.
   *
   * @param logged all events of one conversation, in their order
   * @param catalogs the catalog for each hash that stands in the log
   * @throws RuntimeException where an event cannot be read, or the engine cannot take it
   */
  static Erased of(List<TurnLog.Logged> logged, Function<String, Catalog> catalogs) {
    Set<Catalog> used = new LinkedHashSet<>();
    logged.forEach(event -> used.add(catalogs.apply(event.catalog())));
    Redaction redaction = new Redaction(used);
    List<Rewritten> turns = new ArrayList<>();
    List<String> events = new ArrayList<>();
    Course original = Course.BEGINNING;
    Course erased = Course.BEGINNING;
    for (TurnLog.Logged event : logged) {
      if (Reply.isReply(Json.tree(event.body()))) {
        Catalog catalog = catalogs.apply(event.catalog());
        Turn turn = new Turn(original.on(catalog), List.copyOf(events));
        Taken taken = turn.again(erased.on(catalog), redaction);
        turns.add(new Rewritten(event.seq(), taken.events(), taken.course().reply()));
        original = turn.taken().course().replied();
        erased = taken.course().replied();
        events.clear();
      } else {
        events.add(event.body());
      }
    }
    return new Erased(turns, erased.state());
  }

  /** Events that were taken, up to before the reply. */
  private record Taken(List<String> events, Course course) {
    static Taken of(Course before, List<String> events) {
      Course after = before;
      for (String event : events) {
        after = after.after(Json.event(event));
      }
      return new Taken(events, after);
    }

    /** Returns which messages the reply has, and where it leaves the conversation; no words. */
    String way() {
      JsonNode reply = Json.tree(course.reply());
      return reply.path("messages").findValuesAsText("id") + " " + reply.path("at");
    }
  }

  /** A turn as it was. */
  private record Turn(Course before, List<String> events, Taken taken) {
    Turn(Course before, List<String> events) {
      this(before, events, Taken.of(before, events));
    }

    /**
     * Takes the turn again with redacted events. The engine looks into a text where it may choose
     * an option or name an answer; so where the turn goes another way without the words, it is
     * tried with less and less of them, and then with those that a button would have said.
     */
    Taken again(Course erased, Redaction redaction) {
      List<String> redacted = events.stream().map(redaction::of).toList();
      Taken silent = Taken.of(erased, redacted);
      String way = taken.way();
      if (silent.way().equals(way)) {
        return silent;
      }
      List<Option> options = options(erased);
      Stream<List<String>> buttons =
          Stream.concat(chosen(options).stream(), options.stream().map(Option::label))
              .filter(label -> !label.isEmpty())
              .map(label ->
                  redacted.stream().map(event -> Redaction.inWords(event, label)).toList());
      return Stream.concat(Stream.of(events.stream().map(redaction::withLabels).toList()), buttons)
          .map(said -> Taken.of(erased, said))
          .filter(said -> said.way().equals(way))
          .findFirst()
          .orElse(silent);
    }

    /**
     * Returns the labels of the options that were chosen, as they are called now; empty where the
     * question was answered otherwise.
     *
     * @param now the options of the question, in the same order as then
     */
    private Optional<String> chosen(List<Option> now) {
      List<Option> then = options(before);
      return Engine.expect(before.catalog().orElseThrow(), before.state())
          .flatMap(expect -> answer(taken.course().state(), expect.slot()))
          .map(answer -> List.of(answer.split(",")))
          .map(values ->
              IntStream.range(0, Math.min(then.size(), now.size()))
                  .filter(i -> values.contains(then.get(i).value()))
                  .mapToObj(i -> now.get(i).label())
                  .collect(Collectors.joining(", ")));
    }

    private static Optional<String> answer(State state, String slot) {
      return Stream.concat(state.stack().reversed().stream(), state.ended().stream())
          .map(frame -> frame.slots().get(slot))
          .filter(Value.Text.class::isInstance)
          .map(value -> ((Value.Text) value).text())
          .findFirst();
    }

    private static List<Option> options(Course course) {
      return Engine.expect(course.catalog().orElseThrow(), course.state())
          .map(Expect::options)
          .orElse(List.of());
    }
  }
}
