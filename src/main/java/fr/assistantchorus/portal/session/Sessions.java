package fr.assistantchorus.portal.session;

import fr.assistantchorus.portal.account.AccountStore;
import fr.assistantchorus.portal.attachment.Attachments;
import fr.assistantchorus.store.Moments;
import fr.assistantchorus.store.Transaction;
import io.vertx.core.Future;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Who is logged in. A session ends when it is left alone, and at the latest after a day's work. */
public final class Sessions {
  public static final Duration IDLE = Duration.ofMinutes(30);
  public static final Duration LONGEST = Duration.ofHours(12);

  /** The most sessions that are shown. */
  static final int MOST_LISTED = 50;

  private final SessionStore sessions;
  private final BindingStore bindings = new BindingStore();
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

  /**
   * A session as its person sees it.
   *
   * @param browser « Firefox sur Windows »
   * @param current whether it is the one that asks
   */
  public record Listed(String browser, Instant since, Instant lastSeen, boolean current) {
    public String sinceInFrench() {
      return Moments.french(since);
    }

    public String lastSeenInFrench() {
      return Moments.french(lastSeen);
    }
  }

  /**
   * Returns where the account is logged in: the session that asks first, then those seen last.
   *
   * @param token of the session that asks
   */
  public Future<List<Listed>> list(
      Transaction transaction, UUID account, String token, Instant now) {
    return sessions.list(transaction, account, token, now);
  }

  /**
   * Logs an account out everywhere but in the session of this token. The conversations that the
   * others had bound end with the next {@link Bindings#sweep}, within a minute.
   *
   * @return how many sessions ended
   */
  public Future<Integer> endOthers(
      Transaction transaction, UUID account, String token, Instant now) {
    return bindings
        .endOthers(transaction, account, token, now)
        .compose(_ -> sessions.endOthers(transaction, account, token));
  }

  /** Logs an account out everywhere, as {@link #endOthers} does. */
  public Future<Integer> endAll(Transaction transaction, UUID account, Instant now) {
    return endOthers(transaction, account, "", now);
  }

  /** Deletes sessions that are over, at most so many, and returns how many. */
  public Future<Integer> purge(Transaction transaction, Instant now, int most) {
    return sessions.purge(transaction, now, most);
  }
}
