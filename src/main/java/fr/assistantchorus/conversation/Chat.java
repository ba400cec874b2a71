package fr.assistantchorus.conversation;

import io.vertx.core.Future;
import java.util.Optional;
import java.util.UUID;

/**
 * The chat as its routes see it. A future fails only when the machine does: PostgreSQL away, or a
 * bug.
 */
public interface Chat {

  /**
   * Begins a conversation.
   *
   * @param page path of the page that the chat was opened on
   * @param client a keyed hash of the caller's network address, for limits
   */
  Future<ChatAnswer> open(Optional<String> page, String client);

  /** Takes a turn; the same turn again gives the same reply and does nothing else. */
  Future<ChatAnswer> turn(UUID conversation, String token, TurnRequest request);

  /**
   * @param after the events that follow this number; 0 for all
   */
  Future<ChatAnswer> events(UUID conversation, String token, long after);

  /** « Effacer la conversation »: revokes the token. The answer's body is empty. */
  Future<ChatAnswer> forget(UUID conversation, String token);
}
