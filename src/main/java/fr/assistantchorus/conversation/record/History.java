package fr.assistantchorus.conversation.record;

import com.fasterxml.jackson.databind.JsonNode;
import fr.assistantchorus.conversation.turn.Json;
import fr.assistantchorus.conversation.turn.Rendering;
import fr.assistantchorus.conversation.turn.Reply;
import fr.assistantchorus.conversation.turn.Secrets;
import fr.assistantchorus.conversation.turn.TurnLog;
import fr.assistantchorus.engine.Event;
import fr.assistantchorus.engine.SecretRef;
import io.vertx.core.Future;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Tells what was said, as {@code events} of the chat API does. */
public final class History {
  private static final String FILE_SENT = "(fichier envoyé)";

  private final TurnLog log;
  private final Rendering rendering;

  public History(TurnLog log, Rendering rendering) {
    this.log = log;
    this.rendering = rendering;
  }

  /**
   * Returns the events after a number. What is sensitive is masked, except in the question that is
   * open, since its owner is still entering it.
   */
  public Future<String> after(UUID conversation, long after, Secrets secrets) {
    return log.after(conversation, after)
        .compose(logged -> {
          List<String> events = told(logged, after);
          JsonNode last = Json.tree(logged.getLast().body());
          boolean open = Reply.isReply(last) && !last.path("at").isNull();
          String tail =
              "],\"expect\":%s,\"at\":%s,\"progress\":%s}"
                  .formatted(last.path("expect"), last.path("at"), last.path("progress"));
          String head = "{\"seq\":%d,\"events\":[".formatted(logged.getLast().seq());
          if (!open || events.isEmpty()) {
            return Future.succeededFuture(SecretRef.masked(head + String.join(",", events) + tail));
          }
          String before = SecretRef.masked(join(events.subList(0, events.size() - 1)));
          return rendering
              .clear(conversation, events.getLast(), secrets)
              .map(question -> head + before + question + tail);
        });
  }

  private static String join(List<String> events) {
    return events.isEmpty() ? "" : String.join(",", events) + ",";
  }

  private static List<String> told(List<TurnLog.Logged> logged, long after) {
    List<String> told = new ArrayList<>();
    JsonNode expected = Json.tree("null");
    for (TurnLog.Logged event : logged) {
      JsonNode body = Json.tree(event.body());
      if (event.seq() > after) {
        Map<String, Object> entry = entry(event, body, expected);
        if (!entry.isEmpty()) {
          told.add(Json.write(entry));
        }
      }
      expected = Reply.isReply(body) ? body.path("expect") : expected;
    }
    return told;
  }

  private static Map<String, Object> entry(TurnLog.Logged event, JsonNode body, JsonNode expected) {
    Map<String, Object> entry = new LinkedHashMap<>();
    entry.put("seq", event.seq());
    entry.put("time", event.time().toString());
    if (Reply.isReply(body)) {
      entry.put("from", "assistant");
      entry.put("messages", body.path("messages"));
      return body.path("messages").isEmpty() ? Map.of() : entry;
    }
    return switch (Json.event(event.body())) {
      case Event.UserSaid said -> from(entry, "user", said.text());
      case Event.OptionChosen chosen -> from(entry, "user", label(chosen.value(), expected));
      case Event.AgentSaid said -> from(entry, "agent", said.text());
      case Event.FileReceived _ -> from(entry, "user", FILE_SENT);
      case Event.Started _,
          Event.Resumed _,
          Event.ActionReturned _,
          Event.AccountChanged _,
          Event.ReturnedToAssistant _,
          Event.TimedOut _,
          Event.CatalogChanged _,
          Event.Faulted _ ->
          Map.of();
    };
  }

  private static Map<String, Object> from(Map<String, Object> entry, String who, String text) {
    entry.put("from", who);
    entry.put("text", text);
    return entry;
  }

  private static String label(String value, JsonNode expected) {
    for (JsonNode option : expected.path("options")) {
      if (option.path("value").asText().equals(value)) {
        return option.path("label").asText();
      }
    }
    return value;
  }
}
