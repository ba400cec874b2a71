package fr.assistantchorus.conversation.record;

import com.fasterxml.jackson.databind.JsonNode;
import fr.assistantchorus.conversation.record.Scene.Moment;
import fr.assistantchorus.conversation.turn.Json;
import fr.assistantchorus.dialog.Catalog;
import fr.assistantchorus.engine.Event;
import fr.assistantchorus.engine.Value;
import fr.assistantchorus.hearing.Interpreter;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Writes a recorded conversation as a test: a text file for {@code src/test/conversations}. What is
 * sensitive is replaced by invented values, and acts bring the outcomes that they had.
 *
 * <p>What the assistant answers is what it answers today, since texts are heard anew with the
 * invented values, so the test passes at once. Where today's answers differ from the record, the
 * file says so.
 */
public final class TestScript {
  private static final DateTimeFormatter DAY =
      DateTimeFormatter.ofPattern("d MMMM uuuu", Locale.ENGLISH).withZone(ZoneOffset.UTC);

  private static final String ANYTHING = "…";

  /** Longer than the time after which somebody who comes back is greeted, in hours. */
  private static final int AWAY_HOURS = 7;

  /** Longer than the silence after which the assistant asks whether to go on, in minutes. */
  private static final int SILENCE_MINUTES = 15;

  private final Playback playback;
  private final StandIns standIns;
  private final DryRun run;
  private final Ears ears;
  private final ScriptPeople people = new ScriptPeople();
  private final List<String> lines = new ArrayList<>();
  private List<String> settings = List.of();
  private JsonNode reply = Json.tree("{}");

  private TestScript(Playback playback, Catalog catalog, Ears ears) {
    this.playback = playback;
    this.standIns = StandIns.of(playback);
    this.run = new DryRun(catalog, Outcomes.of(playback));
    this.ears = ears;
  }

  /**
   * Returns the file; pure.
   *
   * @param catalog the dialogs that the test will run on
   * @param interpreter what hears the texts anew, as the test will
   */
  public static String of(Playback playback, Catalog catalog, Interpreter interpreter) {
    return new TestScript(playback, catalog, Ears.ofScripts(interpreter)).written();
  }

  private String written() {
    for (Scene scene : playback.scenes()) {
      if (run.stopped().isPresent()) {
        lines.add("# The rest cannot be played with these dialogs: " + run.stopped().get() + ".");
        break;
      }
      write(scene);
    }
    List<String> head = new ArrayList<>();
    head.add(
        "# A conversation of %s, exported. Sensitive values are invented. Names and free texts are"
                .formatted(DAY.format(playback.scenes().getFirst().time()))
            + " as they were said:");
    head.add("# read them, and replace what tells who it was, before you keep this file.");
    Differences.of(WhatIf.of(playback, run.catalog(), ears))
        .forEach(named ->
            head.add(
                "# Turn %d was answered otherwise then: %s"
                    .formatted(named.turn().then().number(), named.name())));
    head.addAll(people.lines());
    head.addAll(lines);
    return String.join("\n", head) + "\n";
  }

  private void write(Scene scene) {
    List<Event> events = new ArrayList<>();
    List<String> before = new ArrayList<>();
    Optional<String> turn = Optional.empty();
    for (Moment moment : scene.moments()) {
      Event event = moment.event();
      switch (event) {
        case Event.Started started -> {
          events.add(started);
          settings = texts(started.settings());
          turn = opening(started);
        }
        case Event.Resumed _ -> {
          events.add(event);
          before.add("wait %d hours".formatted(AWAY_HOURS));
        }
        case Event.UserSaid said -> {
          Event.UserSaid heard = heard(said);
          events.add(heard);
          turn = Optional.of("> " + standIns.replaced(heard.text()));
        }
        case Event.OptionChosen chosen -> {
          Optional<String> label = label(chosen.value());
          if (label.isPresent()) {
            events.add(event);
            turn = Optional.of("+ " + label.get());
          }
        }
        case Event.FileReceived _ -> {
          events.add(event);
          before.add("upload document.pdf Un document");
          turn = Optional.of("file {file}");
        }
        case Event.AccountChanged changed -> {
          events.add(event);
          turn = Optional.of(people.changed(changed));
        }
        case Event.TimedOut _ -> {
          events.add(event);
          before.add("wait %d minutes".formatted(SILENCE_MINUTES));
          turn = Optional.of("silence");
        }
        // Outcomes come when they are called for. What the others did is not said in a script.
        case Event.ActionReturned _,
            Event.CatalogChanged _,
            Event.AgentJoined _,
            Event.AgentSaid _,
            Event.ReturnedToAssistant _,
            Event.Faulted _ -> {}
      }
    }
    take(scene, events, before, turn);
  }

  private void take(Scene scene, List<Event> events, List<String> before, Optional<String> turn) {
    if (events.isEmpty()) {
      lines.add("# Turn %d is left out: a script cannot say it.".formatted(scene.number()));
      return;
    }
    DryRun.Turn taken = run.take(events);
    if (run.stopped().isPresent()) {
      return;
    }
    reply = Json.tree(taken.reply());
    taken.returned().forEach(returned -> before.add(returns(returned)));
    // The welcome of a conversation that was opened on the home page is not checked.
    turn.ifPresent(line -> {
      lines.addAll(before);
      lines.add(line);
      check(!line.equals("silence"));
    });
  }

  private Event.UserSaid heard(Event.UserSaid said) {
    Event.UserSaid oneLine =
        new Event.UserSaid(
            said.id(), said.time(), said.text().replaceAll("\\R", " "), said.interpretation());
    return ears.hear(oneLine, run.catalog(), run.state(), standIns);
  }

  private Optional<String> opening(Event.Started started) {
    String code =
        started
            .handOver()
            .flatMap(standIns::valueOf)
            .map(value -> "?reprise=" + value.getValue())
            .orElse("");
    return started
        .page()
        .filter(page -> page.startsWith("/") && !(page.equals("/") && code.isEmpty()))
        .filter(page -> page.chars().noneMatch(Character::isWhitespace))
        .map(page -> "page " + page + code);
  }

  private static List<String> texts(Map<String, Value> settings) {
    return settings.values().stream()
        .map(Divergence::shown)
        .filter(text -> !text.isEmpty())
        .sorted((one, other) -> other.length() - one.length())
        .toList();
  }

  private Optional<String> label(String value) {
    return reply
        .path("expect")
        .path("options")
        .valueStream()
        .filter(option -> option.path("value").asText().equals(value))
        .map(option -> option.path("label").asText())
        .findFirst();
  }

  /** Adds the checks of the reply. */
  private void check(boolean whole) {
    for (JsonNode message : reply.path("messages")) {
      lines.add("< " + expected(message.path("text").asText()));
    }
    if (!whole) {
      return;
    }
    for (JsonNode message : reply.path("messages")) {
      if (message.path("kind").asText().equals("recap")) {
        message.path("rows").forEach(row -> lines.add(row(row)));
      }
    }
    List<String> labels =
        reply
            .path("expect")
            .path("options")
            .valueStream()
            .map(option -> standIns.replaced(option.path("label").asText()))
            .toList();
    if (!labels.isEmpty()) {
      lines.add("? " + String.join(" | ", labels));
    }
    String at = Scene.place(Json.write(reply));
    lines.add("at " + (at.isEmpty() ? "none" : at));
  }

  private String row(JsonNode row) {
    return "row %s = %s"
        .formatted(
            row.path("label").asText(),
            standIns.replaced(row.path("value").asText()).replaceAll("\\R", " "));
  }

  /** Returns what a message is checked for; the portal's settings are others where it is tested. */
  private String expected(String text) {
    String expected = standIns.replaced(text).replaceAll("\\R", ANYTHING);
    for (String setting : settings) {
      expected = expected.replace(setting, ANYTHING);
    }
    return expected;
  }

  private String returns(Event.ActionReturned returned) {
    Map<String, Object> values = new TreeMap<>();
    returned.values().forEach((name, value) -> values.put(name, value(value)));
    return "returns %s %s %s".formatted(returned.action(), returned.outcome(), Json.write(values));
  }

  private Object value(Value value) {
    return switch (value) {
      case Value.Secret(var ref) ->
          standIns
              .valueOf(ref)
              .<Object>map(known ->
                  new TreeMap<>(Map.of("secret", known.getKey(), "value", known.getValue())))
              .orElseGet(() -> Json.tree(Json.write(new Value.Text(ref.mask()))));
      case Value.Text _, Value.Number _, Value.Moment _, Value.Options _, Value.Nothing _ ->
          Json.tree(standIns.replaced(Json.write(value)));
    };
  }
}
