package fr.assistantchorus.portal.session;

import fr.assistantchorus.portal.account.AccountStore;
import fr.assistantchorus.portal.attachment.Attachment;
import fr.assistantchorus.portal.attachment.Standing;
import fr.assistantchorus.portal.structure.StructureStore;
import fr.assistantchorus.store.Database;
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
import java.util.Optional;
import java.util.UUID;

/** Who is logged in. A session ends when it is left alone, and at the latest after a day's work. */
public final class Sessions {
  public static final Duration IDLE = Duration.ofMinutes(30);
  public static final Duration LONGEST = Duration.ofHours(12);

  /** A page does not write where another one just did. */
  private static final Duration SEEN_AGAIN = Duration.ofMinutes(1);

  private final Database database;
  private final AccountStore accounts;

  public Sessions(Database database, AccountStore accounts) {
    this.database = database;
    this.accounts = accounts;
  }

  /**
   * @return the token for the cookie
   */
  Future<String> begin(Transaction transaction, UUID account, Instant now) {
    String token = Token.random().text();
    return transaction
        .query(
            """
            INSERT INTO session (token_hash, account, seen_at, expires_at)
            VALUES ($1, $2, $3, $4)
            """,
            Tuple.of(
                Buffer.buffer(Token.hash(token)),
                account,
                Moments.stored(now),
                Moments.stored(now.plus(LONGEST))))
        .map(token);
  }

  /**
   * The account of a live session, with its structures; keeps the session from growing idle.
   *
   * @param token any text; what is not a session's finds nobody
   */
  public Future<Optional<Account>> find(String token, Instant now) {
    return database
        .query(
            """
            WITH live AS (
              SELECT token_hash, account, seen_at FROM session
              WHERE token_hash = $1 AND seen_at > $3 AND expires_at > $2
            ), touched AS (
              UPDATE session SET seen_at = $2
              WHERE token_hash = (SELECT token_hash FROM live WHERE seen_at < $4)
            ), attached AS (
              SELECT account, structure, role, since FROM membership
              UNION ALL
              SELECT account, structure, 'requested', requested_at FROM attachment_request
            )
            SELECT account.id, login_sealed, contact_sealed, last_name, first_name, support_agent,
                   structure.id AS structure, identifier_type, identifier, name, role
            FROM live
            JOIN account ON account.id = live.account
            LEFT JOIN attached ON attached.account = account.id
            LEFT JOIN structure ON structure.id = attached.structure
            ORDER BY since, structure.id
            """,
            Tuple.of(
                Buffer.buffer(Token.hash(token)),
                Moments.stored(now),
                Moments.stored(now.minus(IDLE)),
                Moments.stored(now.minus(SEEN_AGAIN))))
        .map(this::account);
  }

  /** Logs out; a token that is no session's is none afterwards either. */
  Future<Void> end(Transaction transaction, String token) {
    return transaction
        .query(
            "DELETE FROM session WHERE token_hash = $1", Tuple.of(Buffer.buffer(Token.hash(token))))
        .mapEmpty();
  }

  /**
   * Keeps a session of this account from ending before the transaction does.
   *
   * @return whether there is one to keep
   */
  Future<Boolean> hold(Transaction transaction, String token, UUID account) {
    return transaction
        .query(
            "SELECT FROM session WHERE token_hash = $1 AND account = $2 FOR SHARE",
            Tuple.of(Buffer.buffer(Token.hash(token)), account))
        .map(rows -> rows.size() == 1);
  }

  public Future<Void> purge(Transaction transaction, Instant now) {
    return transaction
        .query(
            "DELETE FROM session WHERE expires_at <= $1 OR seen_at <= $2",
            Tuple.of(Moments.stored(now), Moments.stored(now.minus(IDLE))))
        .mapEmpty();
  }

  private Optional<Account> account(RowSet<Row> rows) {
    if (rows.size() == 0) {
      return Optional.empty();
    }
    List<Attachment> attachments = new ArrayList<>();
    for (Row row : rows) {
      if (row.getUUID("structure") != null) {
        attachments.add(
            new Attachment(StructureStore.name(row), Standing.ofCode(row.getString("role"))));
      }
    }
    Row row = rows.iterator().next();
    UUID id = row.getUUID("id");
    return Optional.of(
        new Account(
            id,
            accounts.openLogin(row, id),
            accounts.openContact(row, id),
            row.getString("last_name"),
            row.getString("first_name"),
            row.getBoolean("support_agent"),
            attachments));
  }
}
