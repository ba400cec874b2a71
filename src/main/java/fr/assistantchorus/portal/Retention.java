package fr.assistantchorus.portal;

import fr.assistantchorus.portal.limit.Limits;
import fr.assistantchorus.portal.session.ConversationLinks;
import fr.assistantchorus.portal.session.Sessions;
import fr.assistantchorus.portal.signup.PendingRegistrationStore;
import fr.assistantchorus.portal.signup.SignUpDrafts;
import fr.assistantchorus.store.Database;
import io.vertx.core.Future;
import java.time.Instant;

/**
 * Deletes what is kept for a time only: registrations, drafts of them, links, sessions, counters.
 */
public final class Retention {
  private final Database database;
  private final PendingRegistrationStore pending;
  private final SignUpDrafts drafts;
  private final Sessions sessions;
  private final ConversationLinks links;
  private final Limits limits;

  Retention(
      Database database,
      PendingRegistrationStore pending,
      SignUpDrafts drafts,
      Sessions sessions,
      ConversationLinks links,
      Limits limits) {
    this.database = database;
    this.pending = pending;
    this.drafts = drafts;
    this.sessions = sessions;
    this.links = links;
    this.limits = limits;
  }

  /** Deletes what is due. It may run at any time, and on several nodes at once. */
  public Future<Void> purge(Instant now) {
    return database
        .transaction(transaction -> pending.purge(transaction, now))
        .compose(_ -> database.transaction(transaction -> drafts.purge(transaction, now)))
        .compose(_ -> database.transaction(transaction -> sessions.purge(transaction, now)))
        .compose(_ -> database.transaction(transaction -> links.purge(transaction, now)))
        .compose(_ -> database.transaction(transaction -> limits.purge(transaction, now)));
  }
}
