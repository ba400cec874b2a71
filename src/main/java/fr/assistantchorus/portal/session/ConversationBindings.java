package fr.assistantchorus.portal.session;

import fr.assistantchorus.store.Database;
import fr.assistantchorus.store.Moments;
import fr.assistantchorus.store.Token;
import fr.assistantchorus.store.Transaction;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.Tuple;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/**
 * Which session lets which conversation speak for its account. Logging out ends it at once. A
 * session that was left alone ends it once the conversation is left alone as well: whoever talks
 * for an hour loads no page meanwhile. The longest day's work ends it in any case.
 */
public final class ConversationBindings {
  /** Bindings ended in one go. */
  private static final int BATCH = 1_000;

  private final Database database;
  private final Sessions sessions;

  public ConversationBindings(Database database, Sessions sessions) {
    this.database = database;
    this.sessions = sessions;
  }

  /**
   * A binding that is to end.
   *
   * @param over whether it ends although the conversation goes on
   */
  private record Ending(UUID conversation, UUID account, Buffer session, boolean over) {}

  /** A conversation that spoke for another session's account speaks for this one's from now on. */
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

  /**
   * Logs out, and unbinds the conversations that this session had bound. What cannot be unbound now
   * is by {@link #sweep}: it does not keep anybody from logging out.
   *
   * @param session any token; what is no session's had bound nothing
   */
  public Future<Void> logOut(String session, Instant now, Unbinding unbinding) {
    return database
        .transaction(transaction ->
            sessions
                .end(transaction, session)
                .compose(_ ->
                    transaction.query(
                        """
                        UPDATE conversation_binding SET ends_at = $2 WHERE session = $1
                        RETURNING conversation, account, session, true AS over
                        """,
                        Tuple.of(Buffer.buffer(Token.hash(session)), Moments.stored(now)))))
        .map(ConversationBindings::endings)
        .compose(endings -> end(endings, now, unbinding).otherwiseEmpty());
  }

  /**
   * Ends the bindings whose time or session is over. Safe to run at any time and by several nodes
   * at once.
   */
  public Future<Void> sweep(Instant now, Unbinding unbinding) {
    return database
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
        .map(ConversationBindings::endings)
        .compose(endings -> end(endings, now, unbinding));
  }

  private Future<Void> end(List<Ending> endings, Instant now, Unbinding unbinding) {
    Future<Void> done = Future.succeededFuture();
    for (Ending ending : endings) {
      done = done.compose(_ -> end(ending, now, unbinding));
    }
    return done;
  }

  private Future<Void> end(Ending ending, Instant now, Unbinding unbinding) {
    Instant quietSince = ending.over() ? Instant.MAX : now.minus(Sessions.IDLE);
    return unbinding
        .unbind(ending.conversation(), ending.account(), quietSince)
        .compose(unbound -> unbound ? forget(ending) : Future.succeededFuture());
  }

  /** Not where another session has bound the conversation meanwhile. */
  private Future<Void> forget(Ending ending) {
    return database
        .query(
            "DELETE FROM conversation_binding WHERE conversation = $1 AND session = $2",
            Tuple.of(ending.conversation(), ending.session()))
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
