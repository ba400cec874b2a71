package fr.assistantchorus.portal.session;

import io.vertx.core.Future;
import java.time.Instant;
import java.util.UUID;

/** Tells the chat that a conversation no longer speaks for an account. */
public interface Unbinding {
  /**
   * @param quietSince a conversation in which something happened after this moment is left as it is
   * @return whether it does not speak for the account, or no longer does
   */
  Future<Boolean> unbind(UUID conversation, UUID account, Instant quietSince);
}
