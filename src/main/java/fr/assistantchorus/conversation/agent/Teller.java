package fr.assistantchorus.conversation.agent;

import com.fasterxml.jackson.databind.JsonNode;
import fr.assistantchorus.conversation.agent.Told.Act;
import fr.assistantchorus.conversation.agent.Told.Level;
import fr.assistantchorus.conversation.agent.Told.Machine;
import fr.assistantchorus.conversation.agent.Told.Said;
import fr.assistantchorus.conversation.agent.Told.Slot;
import fr.assistantchorus.conversation.agent.Told.Turn;
import fr.assistantchorus.conversation.record.Divergence;
import fr.assistantchorus.conversation.record.HeardText;
import fr.assistantchorus.conversation.record.Playback;
import fr.assistantchorus.conversation.record.Scene;
import fr.assistantchorus.conversation.turn.Json;
import fr.assistantchorus.conversation.turn.TurnLog.Effort;
import fr.assistantchorus.dialog.Catalog;
import fr.assistantchorus.dialog.Dialog;
import fr.assistantchorus.engine.Effect;
import fr.assistantchorus.engine.Event;
import fr.assistantchorus.engine.Frame;
import fr.assistantchorus.engine.SecretRef;
import fr.assistantchorus.engine.State;
import fr.assistantchorus.engine.Value;
import fr.assistantchorus.store.Moments;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.BiFunction;

/** Tells a conversation for the page on which an agent goes through it. */
final class Teller {
  private static final int HASH_SHOWN = 12;

  /**
   * So many turns are told at once; who looks at a later one goes back to those before by a link.
   */
  static final int MOST_TURNS = 100;

  private final Playback playback;
  private final BiFunction<Catalog, Dialog, StateDrawing> drawings;
  private final Map<Long, Effort> efforts;

  /**
   * @param drawings draws a dialog's states, or knows the drawing already
   * @param efforts what turns took, by the number of their reply
   */
  Teller(
      Playback playback,
      BiFunction<Catalog, Dialog, StateDrawing> drawings,
      Map<Long, Effort> efforts) {
    this.playback = playback;
    this.drawings = drawings;
    this.efforts = efforts;
  }

  /**
   * @param number the turn to look at, from 1; one beyond the last is the last
   */
  Told at(int number) {
    List<Scene> scenes = playback.scenes();
    int shown = Math.clamp(number, 1, scenes.size());
    List<Turn> turns = new ArrayList<>();
    JsonNode before = Json.tree("{}");
    int first = Math.max(0, shown - MOST_TURNS);
    if (first > 0) {
      before = Json.tree(scenes.get(first - 1).recorded());
    }
    for (Scene scene : scenes.subList(first, shown)) {
      JsonNode reply = Json.tree(scene.recorded());
      turns.add(
          new Turn(
              scene.number(),
              Moments.french(scene.time()),
              said(scene, before, reply),
              scene.at()));
      before = reply;
    }
    return new Told(
        turns,
        scenes.size(),
        machine(shown),
        playback.defects().stream().map(Scene::number).toList());
  }

  private static List<Said> said(Scene scene, JsonNode before, JsonNode reply) {
    List<Said> said = new ArrayList<>();
    scene.moments().forEach(moment -> said(moment.event(), before).ifPresent(said::add));
    for (JsonNode message : reply.path("messages")) {
      List<String> rows = new ArrayList<>();
      for (JsonNode row : message.path("rows")) {
        rows.add(
            row.isObject()
                ? masked(row.path("label").asText() + " : " + row.path("value").asText())
                : masked(String.join(" | ", row.valueStream().map(JsonNode::asText).toList())));
      }
      if (message.has("label")) {
        rows.add(masked("→ " + message.path("label").asText()));
      }
      said.add(new Said("assistant", masked(message.path("text").asText()), rows, List.of()));
    }
    List<String> labels =
        reply
            .path("expect")
            .path("options")
            .valueStream()
            .map(option -> masked(option.path("label").asText()))
            .toList();
    if (!labels.isEmpty()) {
      said.add(new Said("buttons", String.join(" · ", labels), List.of(), List.of()));
    }
    return said;
  }

  private static Optional<Said> said(Event event, JsonNode before) {
    return switch (event) {
      case Event.UserSaid said -> spoken("user", said.text());
      case Event.OptionChosen chosen -> one("user", "[" + label(chosen.value(), before) + "]");
      case Event.FileReceived _ -> one("user", "(fichier envoyé)");
      case Event.AgentSaid said -> spoken("agent", said.text());
      case Event.AgentJoined joined -> one("event", "Prise par " + joined.agent().name());
      case Event.Started started ->
          one("event", "Ouverte sur " + started.page().orElse("une page qui n’est pas dite"));
      case Event.Resumed _ -> one("event", "De retour après une longue absence");
      case Event.AccountChanged changed ->
          one("event", changed.account().isPresent() ? "Connexion au portail" : "Déconnexion");
      case Event.ReturnedToAssistant returned ->
          one(
              "event",
              switch (returned.why().orElse(Event.ReturnedToAssistant.Why.GIVEN_BACK)) {
                case GIVEN_BACK -> "Rendue à l’assistant";
                case SILENT -> "Rendue à l’assistant : l’agent n’écrivait plus";
                case NOBODY -> "Personne du support n’était libre";
              });
      case Event.TimedOut _ -> one("event", "Silence");
      case Event.CatalogChanged _ -> one("event", "Les dialogues avaient changé");
      case Event.Faulted _ -> one("event", "Panne : le tour a été annulé");
      case Event.ActionReturned _ -> Optional.empty();
    };
  }

  private static Optional<Said> one(String who, String text) {
    return Optional.of(new Said(who, text, List.of(), List.of()));
  }

  private static Optional<Said> spoken(String who, String text) {
    return Optional.of(new Said(who, masked(text), List.of(), sealed(text)));
  }

  /** Returns the sealed values that stand in a text, each once. */
  private static List<Slot> sealed(String text) {
    return SecretRef.TOKEN
        .matcher(text)
        .results()
        .map(token -> new Slot("", token.group(2), token.group(1)))
        .distinct()
        .toList();
  }

  private static String label(String value, JsonNode before) {
    return before
        .path("expect")
        .path("options")
        .valueStream()
        .filter(option -> option.path("value").asText().equals(value))
        .map(option -> masked(option.path("label").asText()))
        .findFirst()
        .orElse("un choix qui n’était pas proposé");
  }

  private Machine machine(int number) {
    Scene scene = playback.scenes().get(number - 1);
    List<String> heard = new ArrayList<>();
    List<Act> acts = new ArrayList<>();
    scene
        .moments()
        .forEach(moment -> {
          switch (moment.event()) {
            case Event.UserSaid said -> heard.addAll(HeardText.lines(said.interpretation()));
            case Event.ActionReturned back ->
                acts.add(new Act(back.action(), back.outcome(), slots(back.values())));
            case Event.Started _,
                Event.Resumed _,
                Event.OptionChosen _,
                Event.FileReceived _,
                Event.AccountChanged _,
                Event.AgentJoined _,
                Event.AgentSaid _,
                Event.ReturnedToAssistant _,
                Event.TimedOut _,
                Event.CatalogChanged _,
                Event.Faulted _ -> {}
          }
        });
    return new Machine(
        scene.ran().isPresent(),
        scene.hash().substring(0, Math.min(HASH_SHOWN, scene.hash().length())),
        Optional.ofNullable(efforts.get(scene.seq()))
            .map(effort -> effort.millis() + " ms")
            .orElse(""),
        Optional.ofNullable(efforts.get(scene.seq())).map(Effort::mails).orElse(List.of()),
        heard,
        acts,
        scene.ran().map(this::stack).orElse(List.of()),
        scene.ran().map(ran -> graph(number, ran)).orElse(""));
  }

  private List<Level> stack(Scene.Ran ran) {
    return ran.after().stack().reversed().stream()
        .map(frame ->
            new Level(
                frame.dialog(),
                ran.catalog().dialog(frame.dialog()).title(),
                frame.state(),
                slots(frame.slots())))
        .toList();
  }

  private String graph(int number, Scene.Ran ran) {
    Optional<Frame> shown = ran.after().top().or(() -> ran.after().ended());
    return shown
        .map(frame -> ran.catalog().dialogs().get(frame.dialog()))
        .map(dialog ->
            drawings
                .apply(ran.catalog(), dialog)
                .svg(
                    "États du dialogue « " + dialog.title() + " »",
                    visited(number, dialog.name()),
                    ran.after().top().map(Frame::state).orElse("")))
        .orElse("");
  }

  /** Returns the states of a dialog in which the conversation has stopped or spoken so far. */
  private Set<String> visited(int number, String dialog) {
    Set<String> visited = new HashSet<>();
    playback.scenes().subList(0, number).stream()
        .flatMap(scene -> scene.moments().stream())
        .flatMap(moment -> moment.after().stream())
        .flatMap((State state) -> state.stack().stream())
        .filter(frame -> frame.dialog().equals(dialog))
        .forEach(frame -> {
          visited.addAll(frame.trail());
          visited.add(frame.state());
        });
    String prefix = dialog + "/";
    playback.scenes().subList(0, number).stream()
        .flatMap(scene -> scene.moments().stream())
        .flatMap(moment -> moment.effects().stream())
        .filter(Effect.Say.class::isInstance)
        .map(effect -> ((Effect.Say) effect).message().id())
        .filter(id -> id.startsWith(prefix))
        .forEach(id -> visited.add(id.substring(prefix.length())));
    return visited;
  }

  private static List<Slot> slots(Map<String, Value> values) {
    return new TreeMap<>(values)
        .entrySet().stream()
            .map(value ->
                new Slot(value.getKey(), Divergence.shown(value.getValue()), id(value.getValue())))
            .toList();
  }

  private static String id(Value value) {
    return value instanceof Value.Secret(SecretRef ref) ? ref.id() : "";
  }

  private static String masked(String text) {
    return SecretRef.masked(text);
  }
}
