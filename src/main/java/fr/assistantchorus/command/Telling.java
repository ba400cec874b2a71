package fr.assistantchorus.command;

import com.fasterxml.jackson.databind.JsonNode;
import fr.assistantchorus.conversation.record.Divergence;
import fr.assistantchorus.conversation.record.HeardText;
import fr.assistantchorus.conversation.record.Playback;
import fr.assistantchorus.conversation.record.Scene;
import fr.assistantchorus.conversation.record.WhatIf;
import fr.assistantchorus.conversation.turn.Json;
import fr.assistantchorus.engine.Event;
import fr.assistantchorus.engine.Frame;
import fr.assistantchorus.engine.Interpretation;
import fr.assistantchorus.engine.SecretRef;
import fr.assistantchorus.engine.State;
import fr.assistantchorus.engine.Value;
import java.io.PrintWriter;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;

/** Tells a conversation at a terminal as it was: who said what, what was heard, what was done. */
final class Telling {
  private static final ZoneId ZONE = ZoneId.of("Europe/Paris");
  private static final DateTimeFormatter DAY =
      DateTimeFormatter.ofPattern("d MMMM uuuu HH:mm:ss", Locale.ENGLISH).withZone(ZONE);
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("HH:mm:ss", Locale.ENGLISH).withZone(ZONE);

  private static final int HASH_SHOWN = 12;
  private static final int LABEL_WIDTH = 10;
  private static final String INDENT = "     ";

  private final PrintWriter out;
  private final Ink ink;

  Telling(PrintWriter out, Ink ink) {
    this.out = out;
    this.ink = ink;
  }

  /** Tells all turns, and beside each what other dialogs would have made of it. */
  void tell(UUID conversation, Playback playback, Optional<WhatIf> whatIf) {
    List<Scene> scenes = playback.scenes();
    out.println(
        ink.strong("Conversation " + conversation)
            + "  "
            + DAY.format(scenes.getFirst().time())
            + " to "
            + DAY.format(scenes.getLast().time())
            + " (Paris), "
            + scenes.size()
            + " turns");
    String hash = "";
    JsonNode before = Json.tree("{}");
    for (Scene scene : scenes) {
      if (!scene.hash().equals(hash)) {
        hash = scene.hash();
        out.println("Dialogs " + shortened(hash));
      }
      out.println();
      tell(scene, before);
      whatIf.ifPresent(other -> tell(other.turns().get(scene.number() - 1), other));
      before = Json.tree(scene.recorded());
    }
    out.println();
  }

  static String shortened(String hash) {
    return hash.substring(0, Math.min(HASH_SHOWN, hash.length()));
  }

  private void tell(Scene scene, JsonNode before) {
    out.println(
        ink.strong("%4d  %s".formatted(scene.number(), TIME.format(scene.time())))
            + (scene.at().isEmpty() ? "" : "  " + ink.faint(scene.at())));
    scene.moments().forEach(moment -> tell(moment.event(), before));
    tellReply(Json.tree(scene.recorded()));
    scene.ran().ifPresent(ran -> tellSlots(ran.after()));
    if (scene.ran().isEmpty()) {
      line("machine", ink.warning("not known: the dialogs of then cannot be read any more"));
    } else if (scene.differs()) {
      tellDifference(scene, scene.ran().get());
    }
  }

  private void tellDifference(Scene scene, Scene.Ran ran) {
    boolean defect = ran.catalog().hash().equals(scene.hash());
    line(
        "NOW",
        defect
            ? ink.alarm("DEFECT: the same dialogs answer otherwise than the record says")
            : ink.warning("this version of the engine answers otherwise"));
    tellReply(Json.tree(ran.replayed()));
  }

  private void tell(Event event, JsonNode before) {
    switch (event) {
      case Event.Started started ->
          line("opened", "on " + started.page().map(Ink::plain).orElse("no page"));
      case Event.Resumed _ -> line("came back", "after a long time");
      case Event.UserSaid said -> {
        line("person", ink.person(text(said.text())));
        line("heard", heard(said.interpretation()));
      }
      case Event.OptionChosen chosen ->
          line("person", ink.person("[" + text(label(chosen.value(), before)) + "]"));
      case Event.FileReceived _ -> line("person", ink.person("[a file]"));
      case Event.ActionReturned returned -> line("act", act(returned));
      case Event.AccountChanged changed ->
          line(
              "account",
              changed.account().map(_ -> "logged in " + changed.roles()).orElse("logged out"));
      case Event.AgentSaid said -> line("agent", ink.agent(text(said.text())));
      case Event.AgentJoined joined ->
          line("agent", Ink.plain(joined.agent().name()) + " took the conversation");
      case Event.ReturnedToAssistant returned ->
          line(
              "agent",
              switch (returned.why().orElse(Event.ReturnedToAssistant.Why.GIVEN_BACK)) {
                case GIVEN_BACK -> "gave the conversation back";
                case SILENT -> "did not go on: the assistant answers again";
                case NOBODY -> "nobody came in time";
              });
      case Event.TimedOut _ -> line("silence", "nothing came for a while");
      case Event.CatalogChanged _ -> line("dialogs", "had changed: the dialog began anew");
      case Event.Faulted _ -> line("fault", ink.alarm("the turn broke, and was rolled back"));
    }
  }

  private static String label(String value, JsonNode before) {
    for (JsonNode option : before.path("expect").path("options")) {
      if (option.path("value").asText().equals(value)) {
        return option.path("label").asText();
      }
    }
    return value.isEmpty() ? "something that was not offered" : value;
  }

  private static String heard(Interpretation heard) {
    return Ink.plain(String.join("; ", HeardText.lines(heard)));
  }

  private String act(Event.ActionReturned returned) {
    String values = values(returned.values());
    return ink.strong(returned.action())
        + " -> "
        + ink.strong(returned.outcome())
        + (values.isEmpty() ? "" : "  " + ink.faint(values));
  }

  private void tellReply(JsonNode reply) {
    for (JsonNode message : reply.path("messages")) {
      line("assistant", ink.assistant(text(message.path("text").asText())));
      for (JsonNode row : message.path("rows")) {
        if (row.isObject()) {
          line("", text(row.path("label").asText() + " : " + row.path("value").asText()));
        } else {
          line("", text(row.toString()));
        }
      }
      if (message.has("href")) {
        line("", ink.faint(text(message.path("href").asText())));
      }
    }
    List<String> labels =
        reply
            .path("expect")
            .path("options")
            .valueStream()
            .map(option -> text(option.path("label").asText()))
            .toList();
    if (!labels.isEmpty()) {
      line("buttons", String.join(" | ", labels));
    }
  }

  private void tellSlots(State state) {
    for (Frame frame : state.stack()) {
      String values = values(frame.slots());
      if (!values.isEmpty()) {
        line("knows", ink.faint(frame.dialog() + ": " + values));
      }
    }
  }

  /** Tells what the other dialogs would have made of a turn, where it is something else. */
  private void tell(WhatIf.Turn turn, WhatIf whatIf) {
    if (turn.divergence() == Divergence.NONE) {
      return;
    }
    boolean first = whatIf.first().filter(turn::equals).isPresent();
    line(
        "OTHER",
        ink.warning(
            (first ? "FIRST DIFFERENCE, " : "")
                + turn.divergence().code()
                + turn.other()
                    .map(other -> ", at " + place(other.after()))
                    .orElse(": " + whatIf.stopped().orElse(""))));
    turn.other()
        .ifPresent(other -> {
          other.heard().ifPresent(said -> line("heard", heard(said.interpretation())));
          other.acts().forEach(act -> line("act", ink.strong(act)));
          tellReply(Json.tree(other.reply()));
          tellSlots(other.after());
        });
  }

  private static String place(State state) {
    return state.top().map(frame -> frame.dialog() + "/" + frame.state()).orElse("none");
  }

  private static String values(Map<String, Value> values) {
    return String.join(
        ", ",
        new TreeMap<>(values)
            .entrySet().stream()
                .map(value -> value.getKey() + " = " + shown(value.getValue()))
                .toList());
  }

  private static String shown(Value value) {
    return Ink.plain(Divergence.shown(value)).replace("\n", " ");
  }

  private static String text(String recorded) {
    return Ink.plain(SecretRef.masked(recorded));
  }

  private void line(String label, String text) {
    String start = INDENT + ink.faint("%-" + LABEL_WIDTH + "s").formatted(label) + " ";
    out.println(start + text.replace("\n", "\n" + INDENT + " ".repeat(LABEL_WIDTH + 1)));
  }

  /** Returns a moment as the terminal shows it. */
  static String moment(Instant instant) {
    return DAY.format(instant);
  }
}
