package fr.assistantchorus.portal.session;

import io.vertx.core.Future;
import java.time.Instant;
import java.util.UUID;

/** How the chat is told that a conversation no longer speaks for an account. */
public interface Unbinding {
  /**
   * @param quietSince a conversation in which something happened after this moment is left alone
   * @return whether it does not, or no longer, speak for the account
   */
  Future<Boolean> unbind(UUID conversation, UUID account, Instant quietSince);
}
