package fr.assistantchorus.portal.signup;

import fr.assistantchorus.store.Batches;
import fr.assistantchorus.store.Moments;
import fr.assistantchorus.store.Rows;
import fr.assistantchorus.store.Seal;
import fr.assistantchorus.store.SealedColumn;
import fr.assistantchorus.store.Token;
import fr.assistantchorus.store.Transaction;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonObject;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.Tuple;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.UnaryOperator;

/**
 * The drafts of sign-ups and their codes. The values are sealed, and each draft is found by the
 * hash of a secret. Owns the tables {@code sign_up_draft} and {@code sign_up_code}.
 */
public final class SignUpDraftStore {
  /**
   * The longest value that is kept whole, in UTF-16 units. No field of the sign-up takes a longer
   * one, which is cut to half as many code points.
   */
  static final int LONGEST_VALUE = 1_000;

  /** The most values of a draft, including those that pages keep beside the fields. */
  static final int MOST_VALUES = 32;

  /** What is sealed here under the master key. */
  public static final List<SealedColumn> SEALED =
      List.of(SealedColumn.byId("sign_up_draft", "values_sealed", SignUpDraftStore::context));

  private final Seal seal;

  public SignUpDraftStore(Seal seal) {
    this.seal = seal;
  }

  /**
   * Keeps a new draft.
   *
   * @param secret the token of its cookie, or of the link that opens it
   * @param link whether it waits behind a link, where no page finds it
   */
  Future<Void> insert(
      Transaction transaction,
      String secret,
      boolean link,
      Map<String, String> values,
      Instant expires) {
    UUID id = UUID.randomUUID();
    return transaction
        .query(
            """
            INSERT INTO sign_up_draft (id, token_hash, is_link, values_sealed, expires_at)
            VALUES ($1, $2, $3, $4, $5)
            """,
            Tuple.of(id, hash(secret), link, sealed(id, values), Moments.stored(expires)))
        .mapEmpty();
  }

  /** Returns the values of a page's draft; empty where there is none, or it has expired. */
  Future<Optional<Map<String, String>>> find(Transaction transaction, String token, Instant now) {
    return transaction
        .query(
            """
            SELECT id, values_sealed FROM sign_up_draft
            WHERE token_hash = $1 AND NOT is_link AND expires_at > $2
            """,
            Tuple.of(hash(token), Moments.stored(now)))
        .map(rows -> Rows.first(rows).map(this::values));
  }

  /**
   * Changes the values of a page's draft, and keeps it until the new moment of expiry.
   *
   * @return whether there was such a draft
   */
  Future<Boolean> change(
      Transaction transaction,
      String token,
      UnaryOperator<Map<String, String>> change,
      Instant expires,
      Instant now) {
    return transaction
        .query(
            """
            SELECT id, values_sealed FROM sign_up_draft
            WHERE token_hash = $1 AND NOT is_link AND expires_at > $2
            FOR UPDATE
            """,
            Tuple.of(hash(token), Moments.stored(now)))
        .map(Rows::first)
        .compose(found ->
            found.isEmpty()
                ? Future.succeededFuture(false)
                : write(transaction, found.get(), change, expires));
  }

  private Future<Boolean> write(
      Transaction transaction,
      Row row,
      UnaryOperator<Map<String, String>> change,
      Instant expires) {
    UUID id = row.getUUID("id");
    return transaction
        .query(
            "UPDATE sign_up_draft SET values_sealed = $2, expires_at = $3 WHERE id = $1",
            Tuple.of(id, sealed(id, change.apply(values(row))), Moments.stored(expires)))
        .map(true);
  }

  /**
   * Adds a code to a page's draft, and drops the oldest of more than {@code most}; adds nothing
   * where there is no such draft.
   */
  Future<Void> addCode(
      Transaction transaction, String token, String code, Instant expires, int most, Instant now) {
    return transaction
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
                hash(code), hash(token), Moments.stored(expires), Moments.stored(now), most - 1L))
        .mapEmpty();
  }

  /** Deletes a code and returns the values of its draft; empty where either has expired. */
  Future<Optional<Map<String, String>>> takeCode(
      Transaction transaction, String code, Instant now) {
    return transaction
        .query(
            """
            WITH used AS (DELETE FROM sign_up_code WHERE code_hash = $1
                          RETURNING draft, expires_at)
            SELECT kept.id, values_sealed FROM used
            JOIN sign_up_draft AS kept ON kept.id = used.draft
            WHERE used.expires_at > $2 AND kept.expires_at > $2
            """,
            Tuple.of(hash(code), Moments.stored(now)))
        .map(rows -> Rows.first(rows).map(this::values));
  }

  /** Returns the values of a draft that waits behind a link; empty where there is none. */
  Future<Optional<Map<String, String>>> findLink(
      Transaction transaction, String linkToken, Instant now) {
    return transaction
        .query(
            """
            SELECT id, values_sealed FROM sign_up_draft
            WHERE token_hash = $1 AND is_link AND expires_at > $2
            """,
            Tuple.of(hash(linkToken), Moments.stored(now)))
        .map(rows -> Rows.first(rows).map(this::values));
  }

  /**
   * Turns the draft behind a link into a page's draft.
   *
   * @return whether there was such a draft
   */
  Future<Boolean> openLink(Transaction transaction, String linkToken, String token, Instant now) {
    return transaction
        .query(
            """
            UPDATE sign_up_draft SET token_hash = $2, is_link = false
            WHERE token_hash = $1 AND is_link AND expires_at > $3
            """,
            Tuple.of(hash(linkToken), hash(token), Moments.stored(now)))
        .map(rows -> rows.rowCount() == 1);
  }

  /** Deletes drafts that have expired, at most so many, and returns how many. */
  Future<Integer> purge(Transaction transaction, Instant now, int most) {
    return Batches.delete(
        transaction,
        """
        DELETE FROM sign_up_draft WHERE id IN (
          SELECT id FROM sign_up_draft WHERE expires_at <= $1
          ORDER BY expires_at LIMIT $2 FOR UPDATE SKIP LOCKED)
        """,
        now,
        most);
  }

  /** Deletes codes that have expired, at most so many, and returns how many. */
  Future<Integer> purgeCodes(Transaction transaction, Instant now, int most) {
    return Batches.delete(
        transaction,
        """
        DELETE FROM sign_up_code WHERE code_hash IN (
          SELECT code_hash FROM sign_up_code WHERE expires_at <= $1
          ORDER BY expires_at LIMIT $2 FOR UPDATE SKIP LOCKED)
        """,
        now,
        most);
  }

  /** Returns when the next draft expires; empty where there is none. */
  Future<Optional<Instant>> firstToExpire(Transaction transaction) {
    return transaction
        .query("SELECT min(expires_at) AS first FROM sign_up_draft", Tuple.tuple())
        .map(rows -> Moments.earliest(rows, "first"));
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
}
