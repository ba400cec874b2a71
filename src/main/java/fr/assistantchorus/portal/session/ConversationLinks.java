package fr.assistantchorus.portal.session;

import fr.assistantchorus.portal.limit.PortalRules;
import fr.assistantchorus.store.Database;
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

/**
 * One-time links that the assistant gives in a conversation: whoever follows one, logged in, and
 * confirms, lets that conversation speak for his account. The chat itself never reads cookies.
 */
public final class ConversationLinks {
  public static final Duration VALID = Duration.ofMinutes(15);

  /** For so long an old link is told from a forged one. */
  private static final Duration KEPT = Duration.ofDays(1);

  private final PortalRules rules;
  private final Database database;
  private final Sessions sessions;
  private final ConversationBindings bindings;

  public ConversationLinks(
      PortalRules rules, Database database, Sessions sessions, ConversationBindings bindings) {
    this.rules = rules;
    this.database = database;
    this.sessions = sessions;
    this.bindings = bindings;
  }

  /**
   * What a confirmed link leads to.
   *
   * @param turn id of the turn that binds, the same however often it is tried
   */
  public record Bound(UUID conversation, UUID turn) {}

  /**
   * Makes a link, which voids those of the conversation that were not used.
   *
   * @return its token
   */
  public Future<String> issue(Transaction transaction, UUID conversation, Instant now) {
    String token = Token.random().text();
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
                    Moments.stored(now.plus(VALID)))))
        .map(token);
  }

  /** The address that a link's token is followed at. */
  public String address(String token) {
    return rules.publicUrl() + "/assistant/" + token;
  }

  /**
   * @param token any text
   */
  public Future<ConversationLinkState> look(String token, Instant now) {
    return database
        .query(
            """
            SELECT issued_at, expires_at <= $2 AS expired, used_by IS NOT NULL AS used
            FROM conversation_link WHERE token_hash = $1
            """,
            Tuple.of(hash(token), Moments.stored(now)))
        .map(rows -> Rows.first(rows).map(ConversationLinks::state).orElse(UNKNOWN));
  }

  /**
   * Uses a link up for the account of a session. The same session may do it again, since what comes
   * after may have failed.
   *
   * @param session token of a session of this account
   * @return empty where the link is not, or no longer, good: {@link #look} tells why
   */
  public Future<Optional<Bound>> use(String token, UUID account, String session, Instant now) {
    return database.transaction(transaction ->
        sessions
            .hold(transaction, session, account)
            .compose(held ->
                held
                    ? use(transaction, token, account, session, now)
                    : Future.succeededFuture(Optional.empty())));
  }

  private Future<Optional<Bound>> use(
      Transaction transaction, String token, UUID account, String session, Instant now) {
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
                .map(row -> new Bound(row.getUUID("conversation"), row.getUUID("turn"))))
        .compose(bound ->
            bound.isEmpty()
                ? Future.succeededFuture(bound)
                : bindings
                    .keep(transaction, bound.get().conversation(), account, session, now)
                    .map(bound));
  }

  public Future<Void> purge(Transaction transaction, Instant now) {
    return transaction
        .query(
            "DELETE FROM conversation_link WHERE expires_at <= $1",
            Tuple.of(Moments.stored(now.minus(KEPT))))
        .mapEmpty();
  }

  private static final ConversationLinkState UNKNOWN = new ConversationLinkState.Unknown();

  private static ConversationLinkState state(Row row) {
    if (row.getBoolean("used")) {
      return new ConversationLinkState.Used();
    }
    return row.getBoolean("expired")
        ? new ConversationLinkState.Expired()
        : new ConversationLinkState.Ready(Moments.read(row, "issued_at"));
  }

  private static Buffer hash(String token) {
    return Buffer.buffer(Token.hash(token));
  }
}
