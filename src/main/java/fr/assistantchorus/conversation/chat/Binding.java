package fr.assistantchorus.conversation.chat;

import io.vertx.core.Future;
import java.time.Instant;
import java.util.Set;
import java.util.UUID;

/**
 * Lets the portal's pages decide whom a conversation speaks for. The chat itself reads no cookie.
 */
public interface Binding {
  /** What became of a binding. */
  enum Outcome {
    /** The conversation speaks for the account. */
    BOUND,
    /** There is no such conversation, or it was forgotten. */
    GONE,
    /** Too much went on in the conversation at once; the same may be tried again. */
    BUSY
  }

  /**
   * Makes a conversation speak for an account from now on, and say so.
   *
   * @param turn the turn's id; the same id again does nothing more
   * @param roles {@code manager}, or none
   */
  Future<Outcome> bind(UUID conversation, UUID turn, UUID account, Set<String> roles);

  /**
   * Makes a conversation that speaks for this account speak for nobody, and say so.
   *
   * @param quietSince a conversation in which something happened after this moment is left as it is
   * @return whether it does not speak for the account, or no longer does
   */
  Future<Boolean> unbind(UUID conversation, UUID account, Instant quietSince);
}
