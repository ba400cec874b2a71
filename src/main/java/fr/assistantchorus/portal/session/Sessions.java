package fr.assistantchorus.portal.session;

import fr.assistantchorus.portal.account.AccountStore;
import fr.assistantchorus.portal.attachment.Attachments;
import fr.assistantchorus.store.Transaction;
import io.vertx.core.Future;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** Who is logged in. A session ends when it is left alone, and at the latest after a day's work. */
public final class Sessions {
  public static final Duration IDLE = Duration.ofMinutes(30);
  public static final Duration LONGEST = Duration.ofHours(12);

  private final SessionStore sessions;
  private final Attachments attachments;

  public Sessions(AccountStore accounts, Attachments attachments) {
    this.sessions = new SessionStore(accounts);
    this.attachments = attachments;
  }

  /**
   * Returns the account of a live session, with its structures, and keeps the session from growing
   * idle.
   *
   * @param token any text; one that is not a session's token finds nobody
   */
  public Future<Optional<Account>> find(Transaction transaction, String token, Instant now) {
    return sessions
        .find(transaction, token, now)
        .compose(found ->
            found.isEmpty()
                ? Future.succeededFuture(found)
                : attachments
                    .of(transaction, found.get().id())
                    .map(list -> found.map(account -> account.with(list))));
  }

  /** Deletes sessions that are over, at most so many, and returns how many. */
  public Future<Integer> purge(Transaction transaction, Instant now, int most) {
    return sessions.purge(transaction, now, most);
  }
}
