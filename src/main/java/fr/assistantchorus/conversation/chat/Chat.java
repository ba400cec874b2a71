package fr.assistantchorus.conversation.chat;

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

  /** Whether a file may be sent; asked before any of it is read. The answer's body is empty. */
  Future<ChatAnswer> admitFile(UUID conversation, String token, String client);

  /** Keeps a file for a later turn. The answer's body is {@code {"file": "<id>"}}. */
  Future<ChatAnswer> keepFile(UUID conversation, String token, ReceivedFile file);

  /**
   * Takes a turn of somebody whom another program speaks for, in the conversation that is his;
   * where there is none it begins, and the answer with the welcome.
   *
   * @param input no file
   */
  Future<ChatAnswer> heardFrom(SenderMessage message, TurnRequest.Input input);

  /** Forgets that person's conversation and begins another, whose welcome is the answer. */
  Future<ChatAnswer> restart(SenderMessage message);

  /**
   * Tells at once of what happens on this node. Who may know it has been asked before, by {@link
   * #events}: nothing of what is said is told.
   *
   * @return ends it
   */
  Runnable follow(UUID conversation, Follower follower);

  /**
   * @param after the events that follow this number; 0 for all
   */
  Future<ChatAnswer> events(UUID conversation, String token, long after);

  /** « Effacer la conversation »: revokes the token. The answer's body is empty. */
  Future<ChatAnswer> forget(UUID conversation, String token);
}
