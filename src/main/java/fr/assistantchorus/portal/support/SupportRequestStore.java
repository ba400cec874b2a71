package fr.assistantchorus.portal.support;

import fr.assistantchorus.store.Batches;
import fr.assistantchorus.store.Moments;
import fr.assistantchorus.store.Rows;
import fr.assistantchorus.store.Seal;
import fr.assistantchorus.store.SealedColumn;
import fr.assistantchorus.store.Token;
import fr.assistantchorus.store.Transaction;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.Tuple;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;

/** Owns the table {@code support_request}; what somebody wrote is sealed. */
final class SupportRequestStore {
  static final List<SealedColumn> SEALED =
      Stream.of("address", "subject", "message")
          .map(column ->
              SealedColumn.byId("support_request", column + "_sealed", id -> context(column, id)))
          .toList();

  /** The categories in the order of their French labels. */
  private static final String[] CATEGORIES =
      Arrays.stream(SupportCategory.values())
          .sorted(Comparator.comparing(SupportCategory::label))
          .map(SupportCategory::code)
          .toArray(String[]::new);

  private static final String[] STATES =
      Arrays.stream(SupportState.values()).map(SupportState::code).toArray(String[]::new);

  private final Seal seal;

  SupportRequestStore(Seal seal) {
    this.seal = seal;
  }

  /**
   * A request that is held until the transaction ends.
   *
   * @param address where its number went
   * @param account its owner; empty where nobody was logged in
   * @param conversation the one in which it was made
   */
  record Held(
      UUID id,
      SupportThread.Summary summary,
      String message,
      String address,
      Optional<UUID> account,
      Optional<UUID> conversation) {}

  /**
   * Adds a request.
   *
   * @return the number of the request, « S-2026-000123 »: the year is that in Europe/Paris, and no
   *     other request has the same number
   */
  Future<String> insert(Transaction transaction, SupportRequest request, Instant now) {
    UUID id = UUID.randomUUID();
    return transaction
        .query(
            """
            INSERT INTO support_request (number, id, category, address_sealed, subject_sealed,
              message_sealed, conversation, account, opened_at, changed_at)
            SELECT to_char($8::timestamptz AT TIME ZONE 'Europe/Paris', '"S-"YYYY"-"')
                     || lpad(next::text, greatest(6, length(next::text)), '0'),
                   $1, $2, $3, $4, $5, $6, $7, $8, $8
            FROM nextval('support_request_number') AS next
            RETURNING number
            """,
            Tuple.of(
                id,
                request.category().code(),
                sealed(request.address(), "address", id),
                sealed(request.subject(), "subject", id),
                sealed(request.message(), "message", id),
                request.conversation().orElse(null),
                request.account().orElse(null),
                Moments.stored(now)))
        .map(rows -> rows.iterator().next().getString("number"));
  }

  Future<Long> count(Transaction transaction, UUID account) {
    return transaction
        .query(
            "SELECT count(*) AS requests FROM support_request WHERE account = $1",
            Tuple.of(account))
        .map(rows -> rows.iterator().next().getLong("requests"));
  }

  /** Returns an account's requests, at most so many behind those that are left out. */
  Future<List<SupportThread.Summary>> list(
      Transaction transaction, UUID account, SupportOrder order, int offset, int most) {
    return transaction
        .query(
            """
            SELECT id, number, category, subject_sealed, state, opened_at, changed_at
            FROM (
              SELECT *, CASE $2
                WHEN 'CATEGORY' THEN array_position($3::text[], category)
                WHEN 'STATE' THEN array_position($4::text[], state)
                ELSE extract(epoch FROM opened_at)::bigint END AS key
              FROM support_request WHERE account = $1) AS mine
            ORDER BY CASE WHEN $5 THEN -key ELSE key END, opened_at DESC, number DESC
            OFFSET $6 LIMIT $7
            """,
            Tuple.tuple()
                .addUUID(account)
                .addString(order.key().name())
                .addArrayOfString(CATEGORIES)
                .addArrayOfString(STATES)
                .addBoolean(order.descending())
                .addInteger(offset)
                .addInteger(most))
        .map(this::summaries);
  }

  /** Returns an account's requests that are not closed, the newest first. */
  Future<List<SupportThread.Summary>> open(Transaction transaction, UUID account, int most) {
    return transaction
        .query(
            """
            SELECT id, number, category, subject_sealed, state, opened_at, changed_at
            FROM support_request WHERE account = $1 AND state <> $2
            ORDER BY opened_at DESC, number DESC LIMIT $3
            """,
            Tuple.of(account, SupportState.CLOSED.code(), most))
        .map(this::summaries);
  }

  /** Returns how many requests are in one of these states. */
  Future<Long> count(Transaction transaction, Set<SupportState> states) {
    return transaction
        .query(
            "SELECT count(*) AS requests FROM support_request WHERE state = ANY ($1)",
            Tuple.tuple().addArrayOfString(codes(states)))
        .map(rows -> rows.iterator().next().getLong("requests"));
  }

  /** Returns requests in these states, whoever made them, those left alone longest first. */
  Future<List<SupportThread.Summary>> list(
      Transaction transaction, Set<SupportState> states, int offset, int most) {
    return transaction
        .query(
            """
            SELECT id, number, category, subject_sealed, state, opened_at, changed_at
            FROM support_request WHERE state = ANY ($1)
            ORDER BY changed_at, number OFFSET $2 LIMIT $3
            """,
            Tuple.tuple().addArrayOfString(codes(states)).addInteger(offset).addInteger(most))
        .map(this::summaries);
  }

  private static String[] codes(Set<SupportState> states) {
    return states.stream().map(SupportState::code).sorted().toArray(String[]::new);
  }

  /** Holds a request by its number; empty where there is none. */
  Future<Optional<Held>> hold(Transaction transaction, String number) {
    return transaction
        .query(
            """
            SELECT id, number, category, address_sealed, subject_sealed, message_sealed, state,
                   opened_at, changed_at, account, conversation
            FROM support_request WHERE number = $1 FOR NO KEY UPDATE
            """,
            Tuple.of(number))
        .map(rows -> Rows.first(rows).map(this::held));
  }

  /** Returns whose request has this number; empty where none has, or one of nobody. */
  Future<Optional<UUID>> owner(Transaction transaction, String number) {
    return transaction
        .query("SELECT account FROM support_request WHERE number = $1", Tuple.of(number))
        .map(rows -> Rows.first(rows).map(row -> row.getUUID("account")));
  }

  /** Returns the request that this token of a mail is for. */
  Future<Optional<Held>> find(Transaction transaction, String token) {
    return transaction
        .query(
            """
            SELECT id, number, category, address_sealed, subject_sealed, message_sealed, state,
                   opened_at, changed_at, account, conversation
            FROM support_request WHERE reader_hash = $1
            """,
            Tuple.of(Buffer.buffer(Token.hash(token))))
        .map(rows -> Rows.first(rows).map(this::held));
  }

  Future<Void> change(Transaction transaction, UUID id, SupportState state, Instant now) {
    return transaction
        .query(
            "UPDATE support_request SET state = $2, changed_at = $3 WHERE id = $1",
            Tuple.of(id, state.code(), Moments.stored(now)))
        .mapEmpty();
  }

  /** Lets whoever has this token read a request, and nobody who had one before. */
  Future<Void> letRead(Transaction transaction, UUID id, String token) {
    return transaction
        .query(
            "UPDATE support_request SET reader_hash = $2 WHERE id = $1",
            Tuple.of(id, Buffer.buffer(Token.hash(token))))
        .mapEmpty();
  }

  Future<Integer> purge(Transaction transaction, Instant changedBefore, int most) {
    return Batches.delete(
        transaction,
        """
        DELETE FROM support_request WHERE id IN (
          SELECT id FROM support_request WHERE changed_at <= $1
          LIMIT $2 FOR UPDATE SKIP LOCKED)
        """,
        changedBefore,
        most);
  }

  /** Returns when anybody last wrote in the request that was left alone longest. */
  Future<Optional<Instant>> oldest(Transaction transaction) {
    return transaction
        .query("SELECT min(changed_at) AS oldest FROM support_request", Tuple.tuple())
        .map(rows -> Moments.earliest(rows, "oldest"));
  }

  private List<SupportThread.Summary> summaries(RowSet<Row> rows) {
    List<SupportThread.Summary> summaries = new ArrayList<>();
    rows.forEach(row -> summaries.add(summary(row)));
    return summaries;
  }

  private SupportThread.Summary summary(Row row) {
    return new SupportThread.Summary(
        row.getString("number"),
        SupportCategory.ofCode(row.getString("category")).orElseThrow(),
        opened(row, "subject"),
        SupportState.ofCode(row.getString("state")),
        Moments.read(row, "opened_at"),
        Moments.read(row, "changed_at"));
  }

  private Held held(Row row) {
    return new Held(
        row.getUUID("id"),
        summary(row),
        opened(row, "message"),
        opened(row, "address"),
        Optional.ofNullable(row.getUUID("account")),
        Optional.ofNullable(row.getUUID("conversation")));
  }

  private String opened(Row row, String column) {
    UUID id = row.getUUID("id");
    return seal.open(row.getBuffer(column + "_sealed").getBytes(), context(column, id));
  }

  private Buffer sealed(String text, String column, UUID id) {
    return Buffer.buffer(seal.seal(text, context(column, id)));
  }

  private static String context(String column, UUID id) {
    return "support-request-" + column + "/" + id;
  }
}
