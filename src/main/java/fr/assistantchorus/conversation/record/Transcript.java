package fr.assistantchorus.conversation.record;

import com.fasterxml.jackson.databind.JsonNode;
import fr.assistantchorus.conversation.turn.Json;
import fr.assistantchorus.conversation.turn.Reply;
import fr.assistantchorus.conversation.turn.TurnLog;
import fr.assistantchorus.engine.SecretRef;
import fr.assistantchorus.store.Transaction;
import io.vertx.core.Future;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** Tells what was said in a conversation to somebody who goes on with it, with masks only. */
public final class Transcript {
  /** A longer line is cut, in UTF-16 units; what was said matters more than how. */
  private static final int LONGEST_LINE = 300;

  private static final String PERSON = "Vous : ";
  private static final String ASSISTANT = "Assistant : ";
  private static final String AGENT = "Support : ";

  private final TurnLog log;

  public Transcript(TurnLog log) {
    this.log = log;
  }

  /**
   * A line of the conversation.
   *
   * @param dialog the dialog that was under way; empty where none was
   * @param toHuman whether it was said while a human answered, or was waited for
   */
  private record Line(String dialog, boolean toHuman, String text) {}

  /**
   * Returns what was said before the dialog under way began, from the person's first words on, a
   * line each and the oldest first; and what was said in it to a human, whether one came or not.
   *
   * @param account the one that the conversation speaks for now; what was said while it spoke for
   *     another is left out
   */
  public Future<List<String>> of(
      Transaction transaction, UUID conversation, Optional<String> account) {
    return log.speakers(transaction, conversation)
        .compose(speakers ->
            log.latest(transaction, conversation)
                .map(logged -> lines(logged, new History.Hidden(speakers, account))));
  }

  private static List<String> lines(List<TurnLog.Logged> logged, History.Hidden hidden) {
    List<Line> lines = new ArrayList<>();
    JsonNode expected = Json.tree("null");
    String dialog = "";
    boolean toHuman = false;
    for (TurnLog.Logged event : logged) {
      JsonNode body = Json.tree(event.body());
      boolean reply = Reply.isReply(body);
      if (reply) {
        dialog = body.path("at").path("dialog").asText("");
      }
      if (hidden.since(event.seq()).isEmpty()) {
        add(History.entry(event, body, expected), dialog, toHuman, lines);
      }
      toHuman = reply ? body.has("human") : toHuman;
      expected = reply ? body.path("expect") : expected;
    }
    String underWay = dialog;
    int began = lines.size();
    while (!underWay.isEmpty() && began > 0 && lines.get(began - 1).dialog().equals(underWay)) {
      began--;
    }
    lines.subList(began, lines.size()).removeIf(line -> !line.toHuman());
    return lines.stream()
        .dropWhile(line -> !line.text().startsWith(PERSON))
        .map(Line::text)
        .toList();
  }

  private static void add(
      Map<String, Object> entry, String dialog, boolean toHuman, List<Line> lines) {
    if (entry.get("messages") instanceof JsonNode messages) {
      messages.forEach(
          message -> add(ASSISTANT, message.path("text").asText(""), dialog, toHuman, lines));
    } else if (entry.get("text") instanceof String text) {
      add("agent".equals(entry.get("from")) ? AGENT : PERSON, text, dialog, toHuman, lines);
    }
  }

  private static void add(
      String who, String text, String dialog, boolean toHuman, List<Line> lines) {
    String shown = SecretRef.masked(text).strip().replaceAll("\\s+", " ");
    if (!shown.isEmpty()) {
      boolean fits = shown.length() <= LONGEST_LINE;
      lines.add(
          new Line(dialog, toHuman, who + (fits ? shown : shown.substring(0, LONGEST_LINE) + "…")));
    }
  }
}
