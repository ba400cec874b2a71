package fr.assistantchorus.conversation.agent;

import com.fasterxml.jackson.databind.JsonNode;
import fr.assistantchorus.conversation.record.Playback;
import fr.assistantchorus.conversation.record.Scene;
import fr.assistantchorus.conversation.record.Scene.Moment;
import fr.assistantchorus.conversation.turn.Json;
import fr.assistantchorus.dialog.Catalog;
import fr.assistantchorus.dialog.Dialog;
import fr.assistantchorus.dialog.EngineRepair;
import fr.assistantchorus.engine.Event;
import fr.assistantchorus.engine.Frame;
import fr.assistantchorus.engine.SecretRef;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Tells what somebody waits for who waits for an agent; pure. */
final class Awaited {
  private static final int LONGEST = 160;

  private Awaited() {}

  static Awaiting of(UUID conversation, Playback playback) {
    List<Scene> scenes = playback.scenes();
    Scene last = scenes.getLast();
    // The dialog that waits for the agent lies on top of the one that was left for it.
    Optional<Frame> left =
        last.ran()
            .map(ran -> ran.after().stack())
            .filter(stack -> stack.size() > 1)
            .map(List::getFirst);
    Optional<Dialog> dialog = left.map(frame -> catalog(last).dialogs().get(frame.dialog()));
    return new Awaiting(
        conversation,
        dialog.map(Dialog::title).orElse(""),
        left.map(frame -> frame.dialog() + "/" + frame.state()).orElse(""),
        scenes.stream().anyMatch(Awaited::offeredHuman),
        said(scenes));
  }

  private static Catalog catalog(Scene scene) {
    return scene.ran().orElseThrow().catalog();
  }

  private static boolean offeredHuman(Scene scene) {
    for (JsonNode message : Json.tree(scene.recorded()).path("messages")) {
      if (message.path("id").asText().startsWith(EngineRepair.HUMAN.dialog() + "/")) {
        return true;
      }
    }
    return false;
  }

  /** Returns the last words that say something: not an address, of which only the mask is there. */
  private static String said(List<Scene> scenes) {
    String said =
        scenes.stream()
            .flatMap(scene -> scene.moments().stream())
            .map(Moment::event)
            .filter(Event.UserSaid.class::isInstance)
            .map(event -> ((Event.UserSaid) event).text())
            .filter(text -> !SecretRef.TOKEN.matcher(text).replaceAll("").isBlank())
            .reduce("", (_, later) -> later);
    String masked = SecretRef.masked(said).strip();
    return masked.length() <= LONGEST ? masked : masked.substring(0, LONGEST) + "…";
  }
}
