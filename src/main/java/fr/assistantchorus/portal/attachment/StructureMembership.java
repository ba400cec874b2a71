package fr.assistantchorus.portal.attachment;

import fr.assistantchorus.portal.account.AccountStore;
import fr.assistantchorus.portal.structure.Membership;
import fr.assistantchorus.store.Transaction;
import io.vertx.core.Future;
import java.time.Instant;
import java.util.Set;
import java.util.UUID;

/** Tells the structures who belongs to them. */
public final class StructureMembership implements Membership {
  private final MembershipStore memberships;

  public StructureMembership(AccountStore accounts) {
    this.memberships = new MembershipStore(accounts);
  }

  @Override
  public Future<Set<UUID>> managed(Transaction transaction, UUID account) {
    return memberships.managed(transaction, account);
  }

  @Override
  public Future<Set<UUID>> joined(Transaction transaction, UUID account) {
    return memberships.joined(transaction, account);
  }

  @Override
  public Future<Void> found(Transaction transaction, UUID account, UUID structure, Instant now) {
    return memberships.found(transaction, account, structure, now);
  }
}
