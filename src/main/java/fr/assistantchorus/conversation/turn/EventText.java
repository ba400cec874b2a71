package fr.assistantchorus.conversation.turn;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;

/**
 * The patterns by which the log's texts are told apart, in the form in which {@link Json} and
 * {@link Reply} write them. SQL finds events by these patterns, which rely on the order of the
 * properties; until the log has columns for it, no other code knows that order.
 */
public final class EventText {
  static final String SAID = "{\"is\":\"user-said\"%";
  static final String CHOSEN = "{\"is\":\"option-chosen\"%";

  /**
   * Matches words that were understood as one intent for sure. A quote within what was said is
   * escaped, so it cannot match.
   */
  static final String SAID_FOR_SURE = "{\"is\":\"user-said\"%\"verdict\":\"SURE\"%";

  private static final String MESSAGES = "messages";

  private EventText() {}

  /** Patterns for LIKE ANY that match what the person said or chose. */
  public static String[] saidOrChosen() {
    return List.of(SAID, CHOSEN).toArray(String[]::new);
  }

  /** Returns whether a logged text is a reply, and not an event. */
  public static boolean isReply(JsonNode body) {
    return body.has(MESSAGES);
  }
}
