package fr.assistantchorus.conversation.agent;

import fr.assistantchorus.conversation.record.Scene;
import fr.assistantchorus.conversation.record.Scene.Moment;
import fr.assistantchorus.conversation.turn.Misheard;
import fr.assistantchorus.dialog.Catalog;
import fr.assistantchorus.dialog.Dialog;
import fr.assistantchorus.dialog.DialogState;
import fr.assistantchorus.engine.Effect;
import fr.assistantchorus.engine.Event;
import fr.assistantchorus.engine.Frame;
import fr.assistantchorus.engine.Interpretation.Verdict;
import fr.assistantchorus.engine.State;
import fr.assistantchorus.engine.Step;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedSet;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * What one conversation adds to the figures; pure. What it adds up to an event never changes but
 * for where it stands, so who goes on counting takes the difference.
 */
final class DayCounts {
  static final ZoneId ZONE = ZoneId.of("Europe/Paris");

  /** How a dialog ends that gives its place to another one. */
  static final String WENT_ON = "went-on";

  static final String CANCELLED = "cancelled";
  static final String DONE = "done";

  private final SortedMap<Key, Long> counts = new TreeMap<>();
  private final Map<String, Run> runs = new HashMap<>();
  private State before = State.NEW;

  private DayCounts() {}

  /**
   * What a figure is of.
   *
   * @param dialog empty for what concerns none in particular
   * @param key see {@link Measure}
   */
  record Key(LocalDate day, String dialog, Measure measure, String key) implements Comparable<Key> {
    private static final Comparator<Key> ORDER =
        Comparator.comparing(Key::day)
            .thenComparing(Key::dialog)
            .thenComparing(Key::measure)
            .thenComparing(Key::key);

    @Override
    public int compareTo(Key other) {
      return ORDER.compare(this, other);
    }
  }

  /** A dialog on its way from its beginning to its end. */
  private static final class Run {
    private final LocalDate day;
    private final Instant since;
    private final SequencedSet<String> reached = new LinkedHashSet<>();
    private long said;

    Run(Instant since) {
      this.day = day(since);
      this.since = since;
    }
  }

  private static LocalDate day(Instant time) {
    return LocalDate.ofInstant(time, ZONE);
  }

  /** Counts the turns of a conversation. */
  static SortedMap<Key, Long> of(List<Scene> scenes) {
    DayCounts day = new DayCounts();
    for (Scene scene : scenes) {
      if (scene.number() == 1) {
        day.add(scene.time(), Measure.CONVERSATIONS, "");
      }
      scene.moments().forEach(moment -> day.count(scene, moment));
    }
    day.left();
    return day.counts;
  }

  private void add(Instant time, Measure measure, String key) {
    counts.merge(new Key(day(time), "", measure, key), 1L, Long::sum);
  }

  private void add(Run run, String dialog, Measure measure, String key, long more) {
    counts.merge(new Key(run.day, dialog, measure, key), more, Long::sum);
  }

  private void count(Scene scene, Moment moment) {
    Instant time = scene.time();
    said(time, moment);
    Optional<State> after = moment.after();
    Optional<Catalog> catalog = scene.ran().map(Scene.Ran::catalog);
    if (after.isEmpty() || catalog.isEmpty()) {
      return;
    }
    failed(time, moment, after.get(), catalog.get());
    ways(time, moment, after.get(), catalog.get());
    before = after.get();
  }

  private void said(Instant time, Moment moment) {
    switch (moment.event()) {
      case Event.UserSaid said -> {
        add(time, Measure.MESSAGES, "");
        add(time, Measure.TEXTS, "");
        if (said.interpretation().verdict() == Verdict.SURE
            && !said.interpretation().ranked().isEmpty()) {
          add(time, Measure.INTENT, said.interpretation().ranked().getFirst().intent());
        }
        runs.values().forEach(run -> run.said++);
      }
      case Event.OptionChosen _, Event.FileReceived _ -> {
        add(time, Measure.MESSAGES, "");
        runs.values().forEach(run -> run.said++);
      }
      case Event.Faulted _ -> add(time, Measure.BROKEN, "");
      case Event.Started _,
          Event.Resumed _,
          Event.ActionReturned _,
          Event.AccountChanged _,
          Event.AgentJoined _,
          Event.AgentSaid _,
          Event.ReturnedToAssistant _,
          Event.TimedOut _,
          Event.CatalogChanged _ -> {}
    }
  }

  private void failed(Instant time, Moment moment, State after, Catalog catalog) {
    boolean missed =
        Misheard.notUnderstood(
            moment.event(), before, new Step(after, moment.effects(), moment.passed()));
    if (missed) {
      add(time, Measure.MISSED, "");
    }
    if (missed || moment.event() instanceof Event.Faulted || refused(before, after)) {
      asked(catalog, before)
          .filter(frame -> runs.containsKey(frame.dialog()))
          .ifPresent(frame ->
              add(runs.get(frame.dialog()), frame.dialog(), Measure.FAILED, frame.state(), 1));
    }
  }

  /** Returns whether the question that was open counts one miss more. */
  private static boolean refused(State before, State after) {
    return before
        .top()
        .flatMap(asked ->
            after.stack().stream()
                .filter(still -> still.dialog().equals(asked.dialog()))
                .filter(still -> still.state().equals(asked.state()))
                .filter(still -> still.attempts() > asked.attempts())
                .findFirst())
        .isPresent();
  }

  /** Returns the innermost dialog that is no repair. */
  private static Optional<Frame> asked(Catalog catalog, State state) {
    return state.stack().reversed().stream()
        .filter(frame -> counts(catalog, frame.dialog()))
        .findFirst();
  }

  private static boolean counts(Catalog catalog, String dialog) {
    return Optional.ofNullable(catalog.dialogs().get(dialog))
        .filter(known -> !known.repair())
        .isPresent();
  }

  private void ways(Instant time, Moment moment, State after, Catalog catalog) {
    boolean person =
        moment.event() instanceof Event.UserSaid || moment.event() instanceof Event.OptionChosen;
    for (Step.Place place : moment.passed()) {
      if (counts(catalog, place.dialog())) {
        Run run = runs.computeIfAbsent(place.dialog(), name -> begun(time, name, person));
        if (run.reached.add(place.state())) {
          add(run, place.dialog(), Measure.REACHED, place.state(), 1);
        }
      }
    }
    for (Effect effect : moment.effects()) {
      switch (effect) {
        case Effect.End(String dialog, String how) -> end(time, dialog, how);
        case Effect.HandOver _ -> add(time, Measure.HANDED_OVER, "");
        case Effect.Say _, Effect.Ask _, Effect.Call _ -> {}
      }
    }
    gone(time, moment, after, catalog);
  }

  private Run begun(Instant time, String dialog, boolean person) {
    Run run = new Run(time);
    run.said = person ? 1 : 0;
    add(run, dialog, Measure.BEGUN, "", 1);
    return run;
  }

  private void end(Instant time, String dialog, String how) {
    Run run = runs.remove(dialog);
    if (run == null) {
      return;
    }
    add(run, dialog, Measure.ENDED, how, 1);
    if (how.equals(DONE)) {
      add(run, dialog, Measure.SAID, "", run.said);
      add(run, dialog, Measure.TOOK, Span.of(Duration.between(run.since, time)).code(), 1);
    }
  }

  /** Ends the dialogs that are not under way any more without having said so. */
  private void gone(Instant time, Moment moment, State after, Catalog catalog) {
    Set<String> still = after.stack().stream().map(Frame::dialog).collect(Collectors.toSet());
    for (String dialog : List.copyOf(runs.keySet())) {
      if (!still.contains(dialog)) {
        Run run = runs.get(dialog);
        if (givesItsPlace(moment, dialog, catalog)) {
          end(time, dialog, WENT_ON);
        } else {
          add(run, dialog, Measure.LEFT, run.reached.getLast(), 1);
          end(time, dialog, CANCELLED);
        }
      }
    }
  }

  private static boolean givesItsPlace(Moment moment, String dialog, Catalog catalog) {
    return moment.passed().stream()
        .filter(place -> place.dialog().equals(dialog))
        .reduce((_, later) -> later)
        .flatMap(last ->
            Optional.ofNullable(catalog.dialogs().get(dialog))
                .map(Dialog::states)
                .map(states -> states.get(last.state())))
        .filter(state ->
            state instanceof DialogState.Enter enter
                && enter.next() instanceof DialogState.Next.End)
        .isPresent();
  }

  /** Counts where it stands as left: who goes on makes it less again. */
  private void left() {
    for (Frame frame : before.stack()) {
      Run run = runs.get(frame.dialog());
      if (run != null) {
        add(run, frame.dialog(), Measure.LEFT, frame.state(), 1);
      }
    }
  }
}
