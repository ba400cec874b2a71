package fr.assistantchorus.conversation.record;

import com.fasterxml.jackson.databind.JsonNode;
import fr.assistantchorus.conversation.turn.Json;
import fr.assistantchorus.engine.Frame;
import fr.assistantchorus.engine.SecretRef;
import fr.assistantchorus.engine.State;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;

/** Writes a recorded conversation as JSON for other programs, with masks only. */
public final class RecordJson {
  private RecordJson() {}

  /**
   * Returns one object: the conversation's id, its turns with their events, reply, stack and slots,
   * and where asked for, what other dialogs would have made of each turn.
   */
  public static String of(UUID conversation, Playback playback, Optional<WhatIf> whatIf) {
    Map<String, Object> told = new LinkedHashMap<>();
    told.put("conversation", conversation);
    told.put("defects", playback.defects().stream().map(Scene::seq).toList());
    whatIf.ifPresent(other -> {
      told.put("gravest", other.gravest().code());
      told.put("stopped", other.stopped().orElse(null));
      told.put("differences", Differences.of(other).stream().map(d -> d.name()).toList());
    });
    told.put(
        "turns",
        playback.scenes().stream()
            .map(scene -> turn(scene, whatIf.map(other -> other.turns().get(scene.number() - 1))))
            .toList());
    return Json.write(told);
  }

  private static Map<String, Object> turn(Scene scene, Optional<WhatIf.Turn> other) {
    Map<String, Object> told = new LinkedHashMap<>();
    told.put("number", scene.number());
    told.put("seq", scene.seq());
    told.put("time", scene.time());
    told.put("catalog", scene.hash());
    told.put(
        "events",
        scene.moments().stream().map(moment -> masked(Json.write(moment.event()))).toList());
    told.put("reply", masked(scene.recorded()));
    scene
        .ran()
        .ifPresent(ran -> {
          told.put("stack", stack(ran.after()));
          if (scene.differs()) {
            told.put("replayed", masked(ran.replayed()));
          }
        });
    other.ifPresent(turn -> told.put("other", other(turn)));
    return told;
  }

  private static Map<String, Object> other(WhatIf.Turn turn) {
    Map<String, Object> told = new LinkedHashMap<>();
    told.put("divergence", turn.divergence().code());
    turn.other()
        .ifPresent(other -> {
          other.heard().ifPresent(said -> told.put("heard", masked(Json.write(said))));
          told.put("acts", other.acts());
          told.put("reply", masked(other.reply()));
          told.put("stack", stack(other.after()));
        });
    return told;
  }

  private static List<Map<String, Object>> stack(State state) {
    return state.stack().stream().map(RecordJson::frame).toList();
  }

  private static Map<String, Object> frame(Frame frame) {
    Map<String, Object> told = new LinkedHashMap<>();
    told.put("dialog", frame.dialog());
    told.put("state", frame.state());
    Map<String, String> slots = new TreeMap<>();
    frame.slots().forEach((name, value) -> slots.put(name, Divergence.shown(value)));
    told.put("slots", slots);
    return told;
  }

  /** Returns recorded JSON with each reference in a text replaced by its mask. */
  private static JsonNode masked(String json) {
    return Json.tree(SecretRef.masked(json));
  }
}
