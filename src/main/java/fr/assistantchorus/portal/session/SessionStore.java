package fr.assistantchorus.portal.session;

import fr.assistantchorus.portal.account.AccountStore;
import fr.assistantchorus.store.Moments;
import fr.assistantchorus.store.Rows;
import fr.assistantchorus.store.Token;
import fr.assistantchorus.store.Transaction;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.Tuple;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Owns the table {@code session}. A token is stored as its hash. */
final class SessionStore {
  /** The least time after which a page writes the moment of the last visit again. */
  private static final Duration SEEN_AGAIN = Duration.ofMinutes(1);

  private final AccountStore accounts;

  SessionStore(AccountStore accounts) {
    this.accounts = accounts;
  }

  /**
   * Begins a session.
   *
   * @param browser what the list of sessions calls it
   * @return the token for the cookie
   */
  Future<String> begin(Transaction transaction, UUID account, String browser, Instant now) {
    String token = Token.random().text();
    return transaction
        .query(
            """
            INSERT INTO session (token_hash, account, seen_at, expires_at, since, browser)
            VALUES ($1, $2, $3, $4, $3, $5)
            """,
            Tuple.of(
                Buffer.buffer(Token.hash(token)),
                account,
                Moments.stored(now),
                Moments.stored(now.plus(Sessions.LONGEST)),
                browser))
        .map(token);
  }

  /**
   * Returns who is logged in by this token, without the attachments, and keeps the session from
   * growing idle.
   *
   * @param token any text; one that is not a session's token finds nobody
   */
  Future<Optional<Account>> find(Transaction transaction, String token, Instant now) {
    return transaction
        .query(
            """
            WITH live AS (
              SELECT token_hash, account, seen_at FROM session
              WHERE token_hash = $1 AND seen_at > $3 AND expires_at > $2
            ), touched AS (
              UPDATE session SET seen_at = $2
              WHERE token_hash = (SELECT token_hash FROM live WHERE seen_at < $4)
            )
            SELECT account.id, login_sealed, contact_sealed, last_name, first_name, support_agent
            FROM live JOIN account ON account.id = live.account
            """,
            Tuple.of(
                Buffer.buffer(Token.hash(token)),
                Moments.stored(now),
                Moments.stored(now.minus(Sessions.IDLE)),
                Moments.stored(now.minus(SEEN_AGAIN))))
        .map(rows -> Rows.first(rows).map(this::account));
  }

  /** Ends a session. A text that is not a session's token ends nothing. */
  Future<Void> end(Transaction transaction, String token) {
    return transaction
        .query(
            "DELETE FROM session WHERE token_hash = $1", Tuple.of(Buffer.buffer(Token.hash(token))))
        .mapEmpty();
  }

  /**
   * Keeps a session of this account from being ended by others until this transaction ends.
   *
   * @return whether there is such a session
   */
  Future<Boolean> hold(Transaction transaction, String token, UUID account) {
    return transaction
        .query(
            "SELECT FROM session WHERE token_hash = $1 AND account = $2 FOR SHARE",
            Tuple.of(Buffer.buffer(Token.hash(token)), account))
        .map(rows -> rows.size() == 1);
  }

  /** Returns the live sessions of an account, the one seen last first. */
  Future<List<Sessions.Listed>> list(
      Transaction transaction, UUID account, String token, Instant now) {
    return transaction
        .query(
            """
            SELECT since, seen_at, browser, token_hash = $2 AS this FROM session
            WHERE account = $1 AND seen_at > $4 AND expires_at > $3
            ORDER BY this DESC, seen_at DESC
            LIMIT $5
            """,
            Tuple.of(
                account,
                Buffer.buffer(Token.hash(token)),
                Moments.stored(now),
                Moments.stored(now.minus(Sessions.IDLE)),
                Sessions.MOST_LISTED))
        .map(rows -> {
          List<Sessions.Listed> sessions = new ArrayList<>();
          for (Row row : rows) {
            sessions.add(
                new Sessions.Listed(
                    row.getString("browser"),
                    Moments.read(row, "since"),
                    Moments.read(row, "seen_at"),
                    row.getBoolean("this")));
          }
          return sessions;
        });
  }

  /** Ends the sessions of an account but the one of this token, and returns how many. */
  Future<Integer> endOthers(Transaction transaction, UUID account, String token) {
    return transaction
        .query(
            "DELETE FROM session WHERE account = $1 AND token_hash <> $2",
            Tuple.of(account, Buffer.buffer(Token.hash(token))))
        .map(rows -> rows.rowCount());
  }

  /** Deletes sessions that are over, at most so many, and returns how many. */
  Future<Integer> purge(Transaction transaction, Instant now, int most) {
    return transaction
        .query(
            """
            DELETE FROM session WHERE token_hash IN (
              SELECT token_hash FROM session WHERE expires_at <= $1 OR seen_at <= $2
              LIMIT $3 FOR UPDATE SKIP LOCKED)
            """,
            Tuple.of(Moments.stored(now), Moments.stored(now.minus(Sessions.IDLE)), most))
        .map(rows -> rows.rowCount());
  }

  private Account account(Row row) {
    UUID id = row.getUUID("id");
    return new Account(
        id,
        accounts.openLogin(row, id),
        accounts.openContact(row, id),
        row.getString("last_name"),
        row.getString("first_name"),
        row.getBoolean("support_agent"),
        List.of());
  }
}
