package fr.assistantchorus.portal.session;

import fr.assistantchorus.store.Batches;
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
import java.util.Optional;
import java.util.UUID;

/** Owns the table {@code conversation_link}. A token is stored as its hash. */
final class BindingLinkStore {
  private static final BindingLinks.State UNKNOWN = new BindingLinks.State.Unknown();

  /** Adds a link, and voids those of the conversation that were not used. */
  Future<Void> add(
      Transaction transaction, String token, UUID conversation, Instant now, Duration valid) {
    return transaction
        .query(
            "DELETE FROM conversation_link WHERE conversation = $1 AND used_by IS NULL",
            Tuple.of(conversation))
        .compose(_ ->
            transaction.query(
                """
                INSERT INTO conversation_link
                  (token_hash, turn, conversation, issued_at, expires_at)
                VALUES ($1, $2, $3, $4, $5)
                """,
                Tuple.of(
                    hash(token),
                    UUID.randomUUID(),
                    conversation,
                    Moments.stored(now),
                    Moments.stored(now.plus(valid)))))
        .mapEmpty();
  }

  Future<BindingLinks.State> look(Transaction transaction, String token, Instant now) {
    return transaction
        .query(
            """
            SELECT issued_at, expires_at <= $2 AS expired, used_by IS NOT NULL AS used
            FROM conversation_link WHERE token_hash = $1
            """,
            Tuple.of(hash(token), Moments.stored(now)))
        .map(rows -> Rows.first(rows).map(BindingLinkStore::state).orElse(UNKNOWN));
  }

  /** Uses a link up for a session, which may do so again; empty where the link is not good. */
  Future<Optional<BindingLinks.Bound>> use(
      Transaction transaction, String token, String session, Instant now) {
    return transaction
        .query(
            """
            UPDATE conversation_link SET used_by = $2
            WHERE token_hash = $1 AND expires_at > $3 AND (used_by IS NULL OR used_by = $2)
            RETURNING conversation, turn
            """,
            Tuple.of(hash(token), hash(session), Moments.stored(now)))
        .map(rows ->
            Rows.first(rows)
                .map(row ->
                    new BindingLinks.Bound(row.getUUID("conversation"), row.getUUID("turn"))));
  }

  Future<Integer> purge(Transaction transaction, Instant expiredBefore, int most) {
    return Batches.delete(
        transaction,
        """
        DELETE FROM conversation_link WHERE token_hash IN (
          SELECT token_hash FROM conversation_link WHERE expires_at <= $1
          LIMIT $2 FOR UPDATE SKIP LOCKED)
        """,
        expiredBefore,
        most);
  }

  private static BindingLinks.State state(Row row) {
    if (row.getBoolean("used")) {
      return new BindingLinks.State.Used();
    }
    return row.getBoolean("expired")
        ? new BindingLinks.State.Expired()
        : new BindingLinks.State.Ready(Moments.read(row, "issued_at"));
  }

  private static Buffer hash(String token) {
    return Buffer.buffer(Token.hash(token));
  }
}
