package fr.assistantchorus.conversation.chat;

import io.vertx.core.Future;
import java.time.Instant;
import java.util.Set;
import java.util.UUID;

/**
 * Whom a conversation speaks for, as the portal's pages say it: the chat itself reads no cookie.
 */
public interface Binding {
  /** What became of it. */
  enum Outcome {
    /** It speaks for the account. */
    BOUND,
    /** There is no such conversation, or it was forgotten. */
    GONE,
    /** Too much went on in it at once: the same may be tried again. */
    BUSY
  }

  /**
   * Has a conversation speak for an account from now on, and say so.
   *
   * @param turn the same again does nothing more
   * @param roles {@code manager}, or none
   */
  Future<Outcome> bind(UUID conversation, UUID turn, UUID account, Set<String> roles);

  /**
   * Has a conversation speak for nobody, and say so, where it speaks for this account.
   *
   * @param quietSince a conversation in which something happened after this moment is left alone
   * @return whether it does not, or no longer, speak for the account
   */
  Future<Boolean> unbind(UUID conversation, UUID account, Instant quietSince);
}
