package fr.assistantchorus.conversation.record;

import com.fasterxml.jackson.databind.JsonNode;
import fr.assistantchorus.conversation.turn.Json;
import fr.assistantchorus.conversation.turn.Rendering;
import fr.assistantchorus.conversation.turn.Reply;
import fr.assistantchorus.conversation.turn.Secrets;
import fr.assistantchorus.conversation.turn.TurnLog;
import fr.assistantchorus.engine.Event;
import fr.assistantchorus.engine.Message;
import fr.assistantchorus.engine.SecretRef;
import io.vertx.core.Future;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** Tells what was said, as {@code events} of the chat API does. */
public final class History {
  private static final String FILE_SENT = "(fichier envoyé)";

  /** Stands for all that the assistant said to somebody who is not logged in any more. */
  private static final Message LOGGED_OUT =
      new Message.Text(
          "portal/logged-out",
          "Ce que l’assistant a dit pendant que vous étiez connecté ne s’affiche plus, puisque"
              + " vous ne l’êtes plus.");

  private final TurnLog log;
  private final Rendering rendering;

  public History(TurnLog log, Rendering rendering) {
    this.log = log;
    this.rendering = rendering;
  }

  /**
   * Returns the events after a number. What is sensitive is masked, except in the question that is
   * open, since its owner is still entering it. What was said to somebody who was logged in then
   * and is not now is left out: the next person at a shared computer must not read it.
   *
   * @param account the one that the conversation speaks for now
   */
  public Future<String> after(
      UUID conversation, long after, Secrets secrets, Optional<String> account) {
    return log.speakers(conversation)
        .compose(speakers ->
            log.after(conversation, after)
                .compose(logged ->
                    told(conversation, logged, after, secrets, new Hidden(speakers, account))));
  }

  /**
   * What is not shown any more.
   *
   * @param speakers for whom the conversation spoke, in order
   * @param account the one that it speaks for now
   */
  record Hidden(List<TurnLog.Speaker> speakers, Optional<String> account) {
    /** Returns the number from which on what stands at this number is hidden; empty where not. */
    Optional<Long> since(long seq) {
      return speakers.reversed().stream()
          .filter(speaker -> speaker.since() <= seq)
          .findFirst()
          .filter(speaker -> speaker.account().isPresent() && !speaker.account().equals(account))
          .map(TurnLog.Speaker::since);
    }
  }

  private Future<String> told(
      UUID conversation, List<TurnLog.Logged> logged, long after, Secrets secrets, Hidden hidden) {
    List<String> events = told(logged, after, hidden);
    JsonNode last = Json.tree(logged.getLast().body());
    // Where the assistant has said nothing, as while a human answers, nothing is asked.
    boolean open =
        Reply.isReply(last) && !last.path("at").isNull() && !last.path("messages").isEmpty();
    String tail =
        "],\"expect\":%s,\"at\":%s,\"progress\":%s%s}"
            .formatted(
                last.path("expect"),
                last.path("at"),
                last.path("progress"),
                last.has("human") ? ",\"human\":" + last.path("human") : "");
    String head = "{\"seq\":%d,\"events\":[".formatted(logged.getLast().seq());
    if (!open || events.isEmpty()) {
      return Future.succeededFuture(SecretRef.masked(head + String.join(",", events) + tail));
    }
    String before = SecretRef.masked(join(events.subList(0, events.size() - 1)));
    return rendering
        .clear(conversation, events.getLast(), secrets)
        .map(question -> head + before + question + tail);
  }

  private static String join(List<String> events) {
    return events.isEmpty() ? "" : String.join(",", events) + ",";
  }

  private static List<String> told(List<TurnLog.Logged> logged, long after, Hidden hidden) {
    List<String> told = new ArrayList<>();
    Set<Long> saidSo = new HashSet<>();
    JsonNode expected = Json.tree("null");
    for (TurnLog.Logged event : logged) {
      JsonNode body = Json.tree(event.body());
      if (event.seq() > after) {
        Map<String, Object> entry = entry(event, body, expected);
        Optional<Long> since = hidden.since(event.seq());
        if (since.isPresent() && !"user".equals(entry.get("from"))) {
          entry = !entry.isEmpty() && saidSo.add(since.get()) ? leftOut(event) : Map.of();
        }
        if (!entry.isEmpty()) {
          told.add(Json.write(entry));
        }
      }
      expected = Reply.isReply(body) ? body.path("expect") : expected;
    }
    return told;
  }

  /** Returns what a person sees of an event; empty where nothing is to be seen. */
  static Map<String, Object> entry(TurnLog.Logged event, JsonNode body, JsonNode expected) {
    Map<String, Object> entry = new LinkedHashMap<>();
    entry.put("seq", event.seq());
    entry.put("time", event.time().toString());
    if (Reply.isReply(body)) {
      entry.put("from", "assistant");
      entry.put("messages", body.path("messages"));
      return body.path("messages").isEmpty() ? Map.of() : entry;
    }
    Map<String, Object> said = said(Json.event(event.body()), expected);
    if (said.isEmpty()) {
      return said;
    }
    entry.putAll(said);
    return entry;
  }

  /**
   * Returns who said what in an event; empty where nobody did.
   *
   * @param expected what was asked before it, whose options have labels
   */
  static Map<String, Object> said(Event event, JsonNode expected) {
    return switch (event) {
      case Event.UserSaid said -> from("user", said.text());
      case Event.OptionChosen chosen -> from("user", label(chosen.value(), expected));
      case Event.AgentSaid said -> {
        Map<String, Object> entry = from("agent", said.text());
        said.name().ifPresent(name -> entry.put("by", name));
        yield entry;
      }
      case Event.FileReceived _ -> from("user", FILE_SENT);
      case Event.Started _,
          Event.Resumed _,
          Event.ActionReturned _,
          Event.AccountChanged _,
          Event.AgentJoined _,
          Event.ReturnedToAssistant _,
          Event.TimedOut _,
          Event.CatalogChanged _,
          Event.Faulted _ ->
          Map.of();
    };
  }

  private static Map<String, Object> leftOut(TurnLog.Logged event) {
    Map<String, Object> entry = new LinkedHashMap<>();
    entry.put("seq", event.seq());
    entry.put("time", event.time().toString());
    entry.put("from", "assistant");
    entry.put("messages", List.of(LOGGED_OUT));
    return entry;
  }

  private static Map<String, Object> from(String who, String text) {
    Map<String, Object> said = new LinkedHashMap<>();
    said.put("from", who);
    said.put("text", text);
    return said;
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
