package fr.assistantchorus.portal.session;

import fr.assistantchorus.store.Moments;
import fr.assistantchorus.store.Token;
import fr.assistantchorus.store.Transaction;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.Tuple;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** Owns the table {@code conversation_binding}. */
final class BindingStore {
  /** How many bindings are ended in one go. */
  private static final int BATCH = 1_000;

  /**
   * How long a binding that is over is kept. The turn that binds a conversation comes after the
   * transaction that uses the link up, so a session may end between the two, before there is
   * anything to unbind. No request takes this long.
   */
  static final Duration SETTLING = Duration.ofMinutes(2);

  /**
   * A binding that is to end.
   *
   * @param over whether it ends even if the conversation goes on
   */
  record Ending(UUID conversation, UUID account, Buffer session, boolean over) {}

  /**
   * Binds a conversation to an account by this session. One that spoke for the account of another
   * session speaks for this one's from now on.
   */
  Future<Void> keep(
      Transaction transaction, UUID conversation, UUID account, String session, Instant now) {
    return transaction
        .query(
            """
            INSERT INTO conversation_binding (conversation, account, session, ends_at)
            VALUES ($1, $2, $3, $4)
            ON CONFLICT (conversation) DO UPDATE
            SET account = EXCLUDED.account, session = EXCLUDED.session, ends_at = EXCLUDED.ends_at
            """,
            Tuple.of(
                conversation,
                account,
                Buffer.buffer(Token.hash(session)),
                Moments.stored(now.plus(Sessions.LONGEST))))
        .mapEmpty();
  }

  /** Makes the bindings of one session those of a later session of the same account. */
  Future<Void> handOver(Transaction transaction, UUID account, String before, String session) {
    return transaction
        .query(
            """
            UPDATE conversation_binding SET session = $3 WHERE session = $2 AND account = $1
            """,
            Tuple.of(
                account, Buffer.buffer(Token.hash(before)), Buffer.buffer(Token.hash(session))))
        .mapEmpty();
  }

  /**
   * Makes the bindings of a session end now, and returns them, those that ended at this very moment
   * included, but none that ended before.
   */
  Future<List<Ending>> endThoseOf(Transaction transaction, String session, Instant now) {
    return transaction
        .query(
            """
            UPDATE conversation_binding SET ends_at = $2
            WHERE session = $1 AND ends_at >= $2
            RETURNING conversation, account, session, true AS over
            """,
            Tuple.of(Buffer.buffer(Token.hash(session)), Moments.stored(now)))
        .map(BindingStore::endings);
  }

  /**
   * Makes the bindings of an account end now, but those of one session; {@link #due} returns them.
   *
   * @param session any text; where it is no session's token, all of them end
   */
  Future<Void> endOthers(Transaction transaction, UUID account, String session, Instant now) {
    return transaction
        .query(
            """
            UPDATE conversation_binding SET ends_at = $3
            WHERE account = $1 AND session <> $2 AND ends_at > $3
            """,
            Tuple.of(account, Buffer.buffer(Token.hash(session)), Moments.stored(now)))
        .mapEmpty();
  }

  /**
   * Returns the bindings whose time or session is over, the oldest first, at most {@link #BATCH}.
   */
  Future<List<Ending>> due(Transaction transaction, Instant now) {
    return transaction
        .query(
            """
            SELECT conversation, account, session, ends_at <= $1 AS over
            FROM conversation_binding
            WHERE ends_at <= $1 OR NOT EXISTS (
              SELECT FROM session
              WHERE token_hash = conversation_binding.session
                AND seen_at > $2 AND expires_at > $1)
            ORDER BY ends_at
            LIMIT $3
            """,
            Tuple.of(Moments.stored(now), Moments.stored(now.minus(Sessions.IDLE)), BATCH))
        .map(BindingStore::endings);
  }

  /**
   * Notes that a conversation was unbound, unless another session has bound it meanwhile. The
   * binding is deleted once it has been over for {@link #SETTLING}, and is due again until then.
   */
  Future<Void> settle(Transaction transaction, Ending ending, Instant now) {
    return transaction
        .query(
            """
            WITH settled AS (
              DELETE FROM conversation_binding
              WHERE conversation = $1 AND session = $2 AND ends_at <= $4)
            UPDATE conversation_binding SET ends_at = $3
            WHERE conversation = $1 AND session = $2 AND ends_at > $3
            """,
            Tuple.of(
                ending.conversation(),
                ending.session(),
                Moments.stored(now),
                Moments.stored(now.minus(SETTLING))))
        .mapEmpty();
  }

  private static List<Ending> endings(RowSet<Row> rows) {
    List<Ending> endings = new ArrayList<>();
    for (Row row : rows) {
      endings.add(
          new Ending(
              row.getUUID("conversation"),
              row.getUUID("account"),
              row.getBuffer("session"),
              row.getBoolean("over")));
    }
    return endings;
  }
}
