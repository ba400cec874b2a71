package fr.assistantchorus.portal;

import fr.assistantchorus.portal.limit.Limits;
import fr.assistantchorus.portal.session.BindingLinks;
import fr.assistantchorus.portal.session.Sessions;
import fr.assistantchorus.portal.signup.PendingRegistrationStore;
import fr.assistantchorus.portal.signup.SignUpDrafts;
import fr.assistantchorus.store.Transaction;
import io.vertx.core.Future;
import java.time.Instant;

/**
 * Deletes what is kept for a time only: registrations, drafts of them, links, sessions, counters.
 * Each kind is deleted in a transaction of its own, so this class is given a runner.
 */
public final class Retention {
  private final Transaction.Runner transactions;
  private final PendingRegistrationStore pending;
  private final SignUpDrafts drafts;
  private final Sessions sessions;
  private final BindingLinks links;
  private final Limits limits;

  Retention(
      Transaction.Runner transactions,
      PendingRegistrationStore pending,
      SignUpDrafts drafts,
      Sessions sessions,
      BindingLinks links,
      Limits limits) {
    this.transactions = transactions;
    this.pending = pending;
    this.drafts = drafts;
    this.sessions = sessions;
    this.links = links;
    this.limits = limits;
  }

  /** Deletes what is due. It may run at any time, and on several nodes at once. */
  public Future<Void> purge(Instant now) {
    return transactions
        .transaction(transaction -> pending.purge(transaction, now))
        .compose(_ -> transactions.transaction(transaction -> drafts.purge(transaction, now)))
        .compose(_ -> transactions.transaction(transaction -> sessions.purge(transaction, now)))
        .compose(_ -> transactions.transaction(transaction -> links.purge(transaction, now)))
        .compose(_ -> transactions.transaction(transaction -> limits.purge(transaction, now)));
  }
}
