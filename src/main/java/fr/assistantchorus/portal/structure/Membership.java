package fr.assistantchorus.portal.structure;

import fr.assistantchorus.store.Transaction;
import io.vertx.core.Future;
import java.time.Instant;
import java.util.Set;
import java.util.UUID;

/**
 * What the structures need to know of the people who belong to them. The attachments, which stand
 * above this room, tell it.
 */
public interface Membership {
  /** Returns the structures of which the account is gestionnaire principal (F33). */
  Future<Set<UUID>> managed(Transaction transaction, UUID account);

  /** Returns the structures to which the account is attached, as manager or as user. */
  Future<Set<UUID>> joined(Transaction transaction, UUID account);

  /** Makes the account the gestionnaire principal of a structure that has no user yet (F54). */
  Future<Void> found(Transaction transaction, UUID account, UUID structure, Instant now);
}
