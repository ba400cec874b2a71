package fr.assistantchorus.portal.session;

import fr.assistantchorus.portal.account.AccountStore;
import fr.assistantchorus.store.Batches;
import fr.assistantchorus.store.Moments;
import fr.assistantchorus.store.Token;
import fr.assistantchorus.store.Transaction;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.sqlclient.Tuple;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;

/**
 * Owns the table {@code known_device}: the browsers in which an account has logged in. Wrong
 * passwords from such a browser are counted apart, so that nobody elsewhere locks its person out
 * (OWASP, « device cookies »). A token is stored as its hash.
 */
final class KnownDeviceStore {
  static final Duration KEPT = Duration.ofDays(365);

  private final AccountStore accounts;

  KnownDeviceStore(AccountStore accounts) {
    this.accounts = accounts;
  }

  /**
   * Returns whether the account of this login address has logged in there.
   *
   * @param token any text; the same work is done whether or not anybody has the address
   */
  Future<Boolean> knows(Transaction transaction, String token, String loginAddress, Instant now) {
    return transaction
        .query(
            """
            SELECT EXISTS (
              SELECT FROM known_device JOIN account ON account.id = known_device.account
              WHERE token_hash = $1 AND login_fingerprint = $2 AND expires_at > $3) AS found
            """,
            Tuple.of(hash(token), accounts.fingerprint(loginAddress), Moments.stored(now)))
        .map(rows -> rows.iterator().next().getBoolean("found"));
  }

  /**
   * Notes that an account has logged in there. The browser gets a new token each time, for all its
   * accounts, so that a token which somebody has planted there is worth nothing afterwards.
   *
   * @param before the token that the browser had; any text
   * @return the new token, for the cookie
   */
  Future<String> remember(Transaction transaction, String before, UUID account, Instant now) {
    String token = Token.random().text();
    return transaction
        .query(
            "UPDATE known_device SET token_hash = $2 WHERE token_hash = $1",
            Tuple.of(hash(before), hash(token)))
        .compose(_ ->
            transaction.query(
                """
                INSERT INTO known_device (token_hash, account, expires_at) VALUES ($1, $2, $3)
                ON CONFLICT (token_hash, account) DO UPDATE SET expires_at = EXCLUDED.expires_at
                """,
                Tuple.of(hash(token), account, Moments.stored(now.plus(KEPT)))))
        .map(token);
  }

  /** Forgets all browsers of an account. */
  Future<Void> forget(Transaction transaction, UUID account) {
    return transaction
        .query("DELETE FROM known_device WHERE account = $1", Tuple.of(account))
        .mapEmpty();
  }

  /** Deletes those that nobody has logged in by for a year, at most so many; returns how many. */
  Future<Integer> purge(Transaction transaction, Instant now, int most) {
    return Batches.delete(
        transaction,
        """
        DELETE FROM known_device WHERE (token_hash, account) IN (
          SELECT token_hash, account FROM known_device WHERE expires_at <= $1
          LIMIT $2 FOR UPDATE SKIP LOCKED)
        """,
        now,
        most);
  }

  private static Buffer hash(String token) {
    return Buffer.buffer(Token.hash(token));
  }
}
