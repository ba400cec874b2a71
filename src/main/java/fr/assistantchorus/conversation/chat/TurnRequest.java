package fr.assistantchorus.conversation.chat;

import java.util.UUID;

/**
 * What a person did.
 *
 * @param turn an id that the client made; the same id again is the same turn
 * @param client a keyed hash of the caller's network address, for limits
 */
public record TurnRequest(UUID turn, Input input, String client) {

  /** The longest text of a turn, in characters (code points), as JSON Schema counts them. */
  public static final int MAX_TEXT = 4_000;

  /** What was sent: a text, the value of a button, or the id of a file. */
  public sealed interface Input {
    record Text(String text) implements Input {}

    record Option(String value) implements Input {}

    record File(String file) implements Input {}
  }
}
