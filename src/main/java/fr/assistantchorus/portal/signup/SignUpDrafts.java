package fr.assistantchorus.portal.signup;

import fr.assistantchorus.field.HandOverCode;
import fr.assistantchorus.field.Parsed;
import fr.assistantchorus.portal.limit.Limits;
import fr.assistantchorus.portal.limit.PortalRules;
import fr.assistantchorus.store.Database;
import fr.assistantchorus.store.Moments;
import fr.assistantchorus.store.Seal;
import fr.assistantchorus.store.Token;
import fr.assistantchorus.store.Transaction;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonObject;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.Tuple;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.UnaryOperator;

/**
 * What was typed at sign-up, between two pages, and between the pages and the chat: sealed, found
 * by the hash of a token, forgotten after a day.
 *
 * <p>From the pages to the chat goes a code that a person can read out; the other way a link. Both
 * work once.
 */
public final class SignUpDrafts {
  /** After which a draft that nobody saved is forgotten. */
  public static final Duration KEPT = Duration.ofHours(24);

  /** How long a code works. */
  public static final Duration CODE_VALIDITY = Duration.ofHours(1);

  /** More than any field takes; what is longer is cut. */
  static final int LONGEST_VALUE = 1_000;

  /** Fields and what pages note beside them. */
  static final int MOST_VALUES = 32;

  /** Of one draft: a page that is loaded makes one. */
  static final int MOST_CODES = 20;

  private static final SecureRandom RANDOM = new SecureRandom();

  private final Database database;
  private final Seal seal;
  private final Limits limits;

  public SignUpDrafts(Database database, Seal seal, Limits limits) {
    this.database = database;
    this.seal = seal;
    this.limits = limits;
  }

  /**
   * Begins a draft, which counts against a limit of its network address: nobody has answered a
   * captcha yet.
   *
   * @param values by the keys of {@link SignUpField}; others are kept too
   * @param client a keyed hash of the caller's network address
   * @return the token for the draft's cookie; empty where too many were begun
   */
  public Future<Optional<String>> begin(Map<String, String> values, String client, Instant now) {
    String token = Token.random().text();
    return database.transaction(transaction ->
        limits
            .take(transaction, PortalRules.DRAFTS_PER_NETWORK, client, now)
            .compose(decision ->
                switch (decision) {
                  case Limits.Decision.Refused _ -> Future.succeededFuture(Optional.empty());
                  case Limits.Decision.Admitted _ ->
                      transaction
                          .query(INSERT, row(token, false, values, now))
                          .map(Optional.of(token));
                }));
  }

  /** What was typed; empty where the token is nobody's or the draft has had its time. */
  public Future<Optional<Map<String, String>>> read(String token, Instant now) {
    return database
        .query(
            """
            SELECT id, values_sealed FROM sign_up_draft
            WHERE token_hash = $1 AND NOT is_link AND expires_at > $2
            """,
            Tuple.of(hash(token), Moments.stored(now)))
        .map(rows -> first(rows).map(this::values));
  }

  /**
   * Takes the place of what was typed before, and keeps it for another day.
   *
   * @return whether there was such a draft
   */
  public Future<Boolean> save(String token, Map<String, String> values, Instant now) {
    return database.transaction(transaction -> save(transaction, token, values, now));
  }

  /** Likewise, with what else a transaction does. */
  Future<Boolean> save(
      Transaction transaction, String token, Map<String, String> values, Instant now) {
    return change(transaction, token, _ -> values, now);
  }

  /**
   * Adds to what was typed before, or replaces some of it; two at once do not undo each other.
   *
   * @return whether there was such a draft
   */
  public Future<Boolean> merge(String token, Map<String, String> changes, Instant now) {
    return database.transaction(transaction ->
        change(
            transaction,
            token,
            values -> {
              values.putAll(changes);
              return values;
            },
            now));
  }

  private Future<Boolean> change(
      Transaction transaction,
      String token,
      UnaryOperator<Map<String, String>> change,
      Instant now) {
    return transaction
        .query(
            """
            SELECT id, values_sealed FROM sign_up_draft
            WHERE token_hash = $1 AND NOT is_link AND expires_at > $2
            FOR UPDATE
            """,
            Tuple.of(hash(token), Moments.stored(now)))
        .compose(rows ->
            rows.size() == 0
                ? Future.succeededFuture(false)
                : write(transaction, rows.iterator().next(), change, now));
  }

  private Future<Boolean> write(
      Transaction transaction, Row row, UnaryOperator<Map<String, String>> change, Instant now) {
    UUID id = row.getUUID("id");
    return transaction
        .query(
            "UPDATE sign_up_draft SET values_sealed = $2, expires_at = $3 WHERE id = $1",
            Tuple.of(id, sealed(id, change.apply(values(row))), Moments.stored(now.plus(KEPT))))
        .map(true);
  }

  /** With its codes. */
  public Future<Void> forget(String token) {
    return database
        .query(
            "DELETE FROM sign_up_draft WHERE token_hash = $1 AND NOT is_link",
            Tuple.of(hash(token)))
        .mapEmpty();
  }

  /**
   * Makes a code by which the chat takes over what was typed. Older ones go on working, the last
   * {@value #MOST_CODES}: a page may be open in two windows.
   *
   * @return as {@link HandOverCode} has it; leads nowhere where the token is nobody's
   */
  public Future<String> code(String token, Instant now) {
    byte[] random = new byte[HandOverCode.BYTES];
    RANDOM.nextBytes(random);
    String code = HandOverCode.of(random);
    return database
        .query(
            """
            WITH kept AS (
              SELECT id FROM sign_up_draft
              WHERE token_hash = $2 AND NOT is_link AND expires_at > $4
            ), dropped AS (
              DELETE FROM sign_up_code WHERE code_hash IN (
                SELECT code_hash FROM sign_up_code JOIN kept ON draft = id
                ORDER BY expires_at DESC OFFSET $5)
            )
            INSERT INTO sign_up_code (code_hash, draft, expires_at) SELECT $1, id, $3 FROM kept
            """,
            Tuple.of(
                hash(code),
                hash(token),
                Moments.stored(now.plus(CODE_VALIDITY)),
                Moments.stored(now),
                MOST_CODES - 1L))
        .map(code);
  }

  /**
   * Uses a code up. The draft stays for the page.
   *
   * @param code as typed
   * @return what was typed on the page; empty where the code is none, was used or has had its hour
   */
  public Future<Optional<Map<String, String>>> take(
      Transaction transaction, String code, Instant now) {
    return HandOverCode.parse(code) instanceof Parsed.Ok(String canonical)
        ? transaction
            .query(
                """
                WITH used AS (DELETE FROM sign_up_code WHERE code_hash = $1
                              RETURNING draft, expires_at)
                SELECT kept.id, values_sealed FROM used
                JOIN sign_up_draft AS kept ON kept.id = used.draft
                WHERE used.expires_at > $2 AND kept.expires_at > $2
                """,
                Tuple.of(hash(canonical), Moments.stored(now)))
            .map(rows -> first(rows).map(this::values))
        : Future.succeededFuture(Optional.empty());
  }

  /**
   * Keeps what was said to the chat, for the page.
   *
   * @return the token of a link that works once, see {@link PortalRules#signUp}
   */
  public Future<String> link(Transaction transaction, Map<String, String> values, Instant now) {
    String token = Token.random().text();
    return transaction.query(INSERT, row(token, true, values, now)).map(token);
  }

  /**
   * Uses a link up: its draft becomes a page's.
   *
   * @return the token for the draft's cookie; empty where the link is none, was used or expired
   */
  public Future<Optional<String>> open(String linkToken, Instant now) {
    String token = Token.random().text();
    return database
        .query(
            """
            UPDATE sign_up_draft SET token_hash = $2, is_link = false
            WHERE token_hash = $1 AND is_link AND expires_at > $3
            """,
            Tuple.of(hash(linkToken), hash(token), Moments.stored(now)))
        .map(rows -> rows.rowCount() == 1 ? Optional.of(token) : Optional.empty());
  }

  /** Removes drafts and codes that have had their time. */
  public Future<Void> purge(Transaction transaction, Instant now) {
    return transaction
        .query("DELETE FROM sign_up_draft WHERE expires_at <= $1", Tuple.of(Moments.stored(now)))
        .compose(_ ->
            transaction.query(
                "DELETE FROM sign_up_code WHERE expires_at <= $1", Tuple.of(Moments.stored(now))))
        .mapEmpty();
  }

  private static final String INSERT =
      """
      INSERT INTO sign_up_draft (id, token_hash, is_link, values_sealed, expires_at)
      VALUES ($1, $2, $3, $4, $5)
      """;

  private Tuple row(String token, boolean link, Map<String, String> values, Instant now) {
    UUID id = UUID.randomUUID();
    return Tuple.of(id, hash(token), link, sealed(id, values), Moments.stored(now.plus(KEPT)));
  }

  private Buffer sealed(UUID id, Map<String, String> values) {
    JsonObject json = new JsonObject();
    values.entrySet().stream()
        .limit(MOST_VALUES)
        .forEach(entry -> json.put(entry.getKey(), cut(entry.getValue())));
    return Buffer.buffer(seal.seal(json.encode(), context(id)));
  }

  private static String cut(String value) {
    return value.length() <= LONGEST_VALUE
        ? value
        : value.substring(0, value.offsetByCodePoints(0, LONGEST_VALUE / 2));
  }

  private Map<String, String> values(Row row) {
    String text = seal.open(row.getBuffer("values_sealed").getBytes(), context(row.getUUID("id")));
    Map<String, String> values = new LinkedHashMap<>();
    new JsonObject(text).forEach(entry -> values.put(entry.getKey(), (String) entry.getValue()));
    return values;
  }

  private static String context(UUID id) {
    return "sign-up-draft/" + id;
  }

  private static Buffer hash(String secret) {
    return Buffer.buffer(Token.hash(secret));
  }

  private static Optional<Row> first(RowSet<Row> rows) {
    return rows.size() == 0 ? Optional.empty() : Optional.of(rows.iterator().next());
  }
}
