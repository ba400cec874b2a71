package fr.assistantchorus.conversation.record;

import com.fasterxml.jackson.databind.JsonNode;
import fr.assistantchorus.conversation.turn.Json;
import fr.assistantchorus.engine.Event;
import fr.assistantchorus.engine.SecretRef;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * Writes what was said as a {@code .transcript} of the Bot Framework: a JSON array of activities,
 * which its emulator and other tools open. It has masks only.
 */
public final class BotTranscript {
  private static final String PERSON = "user";
  private static final String ASSISTANT = "bot";
  private static final String AGENT = "agent";

  private final UUID conversation;
  private final List<Map<String, Object>> activities = new ArrayList<>();

  private BotTranscript(UUID conversation) {
    this.conversation = conversation;
  }

  public static String of(UUID conversation, Playback playback) {
    BotTranscript transcript = new BotTranscript(conversation);
    JsonNode expected = Json.tree("null");
    for (Scene scene : playback.scenes()) {
      for (Scene.Moment moment : scene.moments()) {
        transcript.add(moment, scene.time(), expected);
      }
      JsonNode reply = Json.tree(scene.recorded());
      transcript.addReply(reply, scene.time());
      expected = reply.path("expect");
    }
    return Json.write(transcript.activities);
  }

  private void add(Scene.Moment moment, Instant time, JsonNode expected) {
    Map<String, Object> entry = History.said(moment.event(), expected);
    if (entry.get("text") instanceof String text) {
      message(AGENT.equals(entry.get("from")) ? AGENT : PERSON, time, text);
    } else if (moment.event() instanceof Event.Started) {
      Map<String, Object> begun = activity("conversationUpdate", ASSISTANT, time);
      begun.put("membersAdded", List.of(party(PERSON), party(ASSISTANT)));
    }
  }

  private void addReply(JsonNode reply, Instant time) {
    JsonNode messages = reply.path("messages");
    for (int i = 0; i < messages.size(); i++) {
      Map<String, Object> message = message(ASSISTANT, time, messages.get(i).path("text").asText());
      link(messages.get(i)).ifPresent(card -> message.put("attachments", List.of(card)));
      JsonNode options = reply.path("expect").path("options");
      if (i == messages.size() - 1 && !options.isEmpty()) {
        message.put("suggestedActions", Map.of("to", List.of(), "actions", actions(options)));
      }
    }
  }

  private static Optional<Map<String, Object>> link(JsonNode message) {
    if (!message.has("href")) {
      return Optional.empty();
    }
    Map<String, Object> button =
        action("openUrl", message.path("label").asText(), message.path("href").asText());
    return Optional.of(
        Map.of(
            "contentType",
            "application/vnd.microsoft.card.hero",
            "content",
            Map.of("buttons", List.of(button))));
  }

  private static List<Map<String, Object>> actions(JsonNode options) {
    return options
        .valueStream()
        .map(option -> option.path("label").asText())
        .map(label -> action("imBack", label, label))
        .toList();
  }

  private static Map<String, Object> action(String type, String title, String value) {
    Map<String, Object> action = new LinkedHashMap<>();
    action.put("type", type);
    action.put("title", SecretRef.masked(title));
    action.put("value", SecretRef.masked(value));
    return action;
  }

  private Map<String, Object> message(String from, Instant time, String text) {
    Map<String, Object> message = activity("message", from, time);
    message.put("text", SecretRef.masked(text));
    message.put("locale", "fr-FR");
    return message;
  }

  private Map<String, Object> activity(String type, String from, Instant time) {
    Map<String, Object> activity = new LinkedHashMap<>();
    activity.put("type", type);
    activity.put("id", "%s|%07d".formatted(conversation, activities.size()));
    activity.put("timestamp", time.toString());
    activity.put("channelId", "assistant-chorus");
    activity.put("conversation", Map.of("id", conversation.toString()));
    activity.put("from", party(from));
    activity.put("recipient", party(from.equals(PERSON) ? ASSISTANT : PERSON));
    activities.add(activity);
    return activity;
  }

  /** The format knows two roles; a person of the support speaks as the bot, under a name. */
  private static Map<String, Object> party(String who) {
    Map<String, Object> party = new LinkedHashMap<>();
    party.put("id", who);
    party.put(
        "name",
        switch (who) {
          case PERSON -> "Vous";
          case AGENT -> "Support";
          default -> "Assistant";
        });
    party.put("role", who.equals(PERSON) ? PERSON : ASSISTANT);
    return party;
  }
}
