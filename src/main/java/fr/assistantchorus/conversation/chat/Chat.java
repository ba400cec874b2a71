package fr.assistantchorus.conversation.chat;

import io.vertx.core.Future;
import java.util.Optional;
import java.util.UUID;

/**
 * The chat as its routes see it. A future fails only where the machine does: PostgreSQL is away, or
 * there is a bug.
 */
public interface Chat {

  /**
   * Begins a conversation.
   *
   * @param page the path of the page on which the chat was opened
   * @param client a keyed hash of the caller's network address, for limits
   */
  Future<ChatAnswer> open(Optional<String> page, String client);

  /** Takes a turn. The same turn again gives the same reply and does nothing else. */
  Future<ChatAnswer> turn(UUID conversation, String token, TurnRequest request);

  /**
   * Tells whether a file may be sent, which is where the open question takes one; this is asked
   * before any of it is read. The answer's body is empty.
   */
  Future<ChatAnswer> admitFile(UUID conversation, String token, String client);

  /** Keeps a file for a later turn. The answer's body is {@code {"file": "<id>"}}. */
  Future<ChatAnswer> keepFile(UUID conversation, String token, String client, ReceivedFile file);

  /**
   * Takes a turn of somebody whom another program speaks for, in that person's conversation. Where
   * there is none, one begins, and the answer begins with the welcome.
   *
   * @param input not a file
   */
  Future<ChatAnswer> heardFrom(SenderMessage message, TurnRequest.Input input);

  /** Forgets that person's conversation and begins another one, whose welcome is the answer. */
  Future<ChatAnswer> restart(SenderMessage message);

  /**
   * Tells the follower at once when something happens on this node, but not what is said. The
   * caller must have checked before, by {@link #events}, that it may read the conversation.
   *
   * @return a call that ends it
   */
  Runnable follow(UUID conversation, Follower follower);

  /**
   * Returns what was said.
   *
   * @param after the events that follow this number; 0 for all
   */
  Future<ChatAnswer> events(UUID conversation, String token, long after);

  /**
   * Returns the same for a caller that asks again and again. Where nothing follows, the answer is
   * the number and no events, and nothing of the conversation is read for it.
   */
  Future<ChatAnswer> newEvents(UUID conversation, String token, long after);

  /** Revokes the token (« effacer la conversation »). The answer's body is empty. */
  Future<ChatAnswer> forget(UUID conversation, String token);
}
