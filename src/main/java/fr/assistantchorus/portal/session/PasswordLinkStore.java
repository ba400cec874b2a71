package fr.assistantchorus.portal.session;

import fr.assistantchorus.store.Batches;
import fr.assistantchorus.store.Moments;
import fr.assistantchorus.store.Rows;
import fr.assistantchorus.store.Token;
import fr.assistantchorus.store.Transaction;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.sqlclient.Tuple;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/** Owns the table {@code password_link}. A token is stored as its hash. */
final class PasswordLinkStore {
  /** What a link is good for, whoever it belongs to. */
  enum Standing {
    READY,
    EXPIRED,
    USED,
    SUPERSEDED,
    /** Too many answers were wrong. */
    CLOSED
  }

  /**
   * @param account the one of the link; there is no such account where the link answered an address
   *     that nobody has
   */
  record Found(UUID account, Standing standing) {}

  /** Adds a link, which voids the older ones of the account. */
  Future<Void> add(
      Transaction transaction, UUID account, String token, Instant now, Instant expiresAt) {
    return transaction
        .query(
            """
            INSERT INTO password_link (token_hash, account, issued_at, expires_at)
            VALUES ($1, $2, $3, $4)
            """,
            Tuple.of(hash(token), account, Moments.stored(now), Moments.stored(expiresAt)))
        .mapEmpty();
  }

  Future<Optional<Found>> find(Transaction transaction, String token, Instant now) {
    return transaction
        .query(
            """
            SELECT account, CASE
              WHEN used_at IS NOT NULL THEN 'USED'
              WHEN EXISTS (SELECT FROM password_link AS newer
                           WHERE newer.account = link.account AND newer.number > link.number)
                THEN 'SUPERSEDED'
              WHEN answers >= $3 THEN 'CLOSED'
              WHEN expires_at <= $2 THEN 'EXPIRED'
              ELSE 'READY' END AS standing
            FROM password_link AS link WHERE token_hash = $1
            """,
            Tuple.of(hash(token), Moments.stored(now), ForgottenPassword.MOST_ANSWERS))
        .map(rows ->
            Rows.first(rows)
                .map(row ->
                    new Found(
                        row.getUUID("account"), Standing.valueOf(row.getString("standing")))));
  }

  /**
   * Counts one more answer behind a link that is ready. So many answers at the same time are no
   * more than the link allows.
   *
   * @return how many there are now; empty where there may be none any more
   */
  Future<Optional<Integer>> countAnswer(Transaction transaction, String token, Instant now) {
    return transaction
        .query(
            """
            UPDATE password_link SET answers = answers + 1
            WHERE token_hash = $1 AND used_at IS NULL AND expires_at > $2 AND answers < $3
            RETURNING answers
            """,
            Tuple.of(hash(token), Moments.stored(now), ForgottenPassword.MOST_ANSWERS))
        .map(rows -> Rows.first(rows).map(row -> row.getInteger("answers")));
  }

  /** Uses a link up. Of several who do so at once, one is told that it was ready. */
  Future<Boolean> use(Transaction transaction, String token, Instant now) {
    return transaction
        .query(
            """
            UPDATE password_link SET used_at = $2 WHERE token_hash = $1 AND used_at IS NULL
            """,
            Tuple.of(hash(token), Moments.stored(now)))
        .map(rows -> rows.rowCount() == 1);
  }

  /** Voids all links of an account. */
  Future<Void> drop(Transaction transaction, UUID account) {
    return transaction
        .query("DELETE FROM password_link WHERE account = $1", Tuple.of(account))
        .mapEmpty();
  }

  Future<Integer> purge(Transaction transaction, Instant expiredBefore, int most) {
    return Batches.delete(
        transaction,
        """
        DELETE FROM password_link WHERE number IN (
          SELECT number FROM password_link WHERE expires_at <= $1
          LIMIT $2 FOR UPDATE SKIP LOCKED)
        """,
        expiredBefore,
        most);
  }

  private static Buffer hash(String token) {
    return Buffer.buffer(Token.hash(token));
  }
}
