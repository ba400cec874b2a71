package fr.assistantchorus.conversation.turn;

import fr.assistantchorus.store.Database;
import fr.assistantchorus.store.Transaction;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.Tuple;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.LongStream;
import java.util.stream.StreamSupport;

/** Owns the tables {@code conversation…}. */
public final class ConversationStore {
  private static final String BEGIN =
      """
      WITH begun AS (
        INSERT INTO conversation
          (id, token_hash, version, seq, catalog, state, started_at, last_at, wrapped_key)
        VALUES ($1, $2, 1, 2, $3, $4, $5::timestamptz, $5::timestamptz, $8) RETURNING id),
      kept AS (
        INSERT INTO conversation_secret (conversation, id, sealed)
        SELECT begun.id, secret.id, secret.sealed
        FROM begun, unnest($9::text[], $10::bytea[]) AS secret (id, sealed))
      INSERT INTO conversation_event (conversation, seq, time, catalog, body)
      SELECT id, event.seq, $5::timestamptz, $3, event.body
      FROM begun, (VALUES (1, $6::text), (2, $7::text)) AS event (seq, body)
      """;

  private static final String FIND =
      """
      SELECT id, token_hash, version, seq, catalog, state, wrapped_key, last_at
      FROM conversation WHERE id = $1
      """;

  private static final String LOCK =
      """
      SELECT id, token_hash, version, seq, catalog, state, wrapped_key, last_at
      FROM conversation WHERE id = $1 FOR UPDATE
      """;

  private static final String RECORDED =
      """
      SELECT event.seq, event.body
      FROM conversation_turn turn
      JOIN conversation_event event ON event.conversation = turn.conversation AND event.seq = turn.seq
      WHERE turn.conversation = $1 AND turn.turn = $2
      """;

  /**
   * Writes everything of a turn where the version still matches and the turn is new; else returns
   * no row.
   */
  private static final String WRITE =
      """
      WITH moved AS (
        UPDATE conversation
        SET version = version + 1, seq = $4, catalog = $5, state = $6, last_at = $7::timestamptz,
            waiting_since = CASE WHEN $8::boolean THEN $7::timestamptz END, wrapped_key = $9
        WHERE id = $1 AND version = $2 AND token_hash IS NOT NULL
          AND NOT EXISTS (
            SELECT FROM conversation_turn WHERE conversation = $1 AND turn = $3)
        RETURNING id),
      logged AS (
        INSERT INTO conversation_event (conversation, seq, time, catalog, body)
        SELECT id, event.seq, $7::timestamptz, $5, event.body
        FROM moved, unnest($10::bigint[], $11::text[]) AS event (seq, body)),
      kept AS (
        INSERT INTO conversation_secret (conversation, id, sealed)
        SELECT moved.id, secret.id, secret.sealed
        FROM moved, unnest($12::text[], $13::bytea[]) AS secret (id, sealed)
        ON CONFLICT DO NOTHING),
      misheard AS (
        INSERT INTO conversation_misheard (conversation, seq, why)
        SELECT moved.id, heard.seq, $18::text
        FROM moved, unnest($14::bigint[]) AS heard (seq)
        UNION ALL
        SELECT moved.id, before.seq, $19::text
        FROM moved, (
          SELECT event.seq, event.body FROM conversation_event event
          WHERE $15::boolean AND event.conversation = $1
            AND event.body LIKE ANY ($16::text[])
          ORDER BY event.seq DESC LIMIT 1) AS before
        WHERE before.body LIKE $17
        ON CONFLICT DO NOTHING)
      INSERT INTO conversation_turn (conversation, turn, seq)
      SELECT id, $3, $4 FROM moved
      RETURNING seq
      """;

  private static final String FORGET =
      """
      WITH unlearnt AS (
        DELETE FROM conversation_misheard USING conversation
        WHERE conversation_misheard.conversation = $1
          AND conversation.id = $1 AND conversation.token_hash = $2)
      UPDATE conversation
      SET token_hash = NULL, version = version + 1, waiting_since = NULL
      WHERE id = $1 AND token_hash = $2
      """;

  /**
   * Raises the version too, so that a turn that was made from the conversation without a key cannot
   * remove the key.
   */
  private static final String GIVE_KEY =
      """
      UPDATE conversation SET wrapped_key = $2, version = version + 1
      WHERE id = $1 AND wrapped_key IS NULL
      """;

  private static final String EVENTS =
      """
      SELECT seq, time, catalog, body FROM conversation_event
      WHERE conversation = $1 ORDER BY seq
      """;

  private static final String WAITING =
      """
      SELECT id FROM conversation WHERE waiting_since < $1 ORDER BY waiting_since LIMIT $2
      """;

  private static final String PURGE = "DELETE FROM conversation WHERE last_at < $1";

  private final Database database;

  public ConversationStore(Database database) {
    this.database = database;
  }

  /** An event as it is kept. */
  public record Logged(long seq, Instant time, String catalog, String body) {}

  /** The reply that a turn was given. */
  public record Recorded(long seq, String body) {}

  public Future<Void> begin(Opening opening) {
    return database.query(BEGIN, arguments(opening)).mapEmpty();
  }

  public Future<Void> begin(Transaction transaction, Opening opening) {
    return transaction.query(BEGIN, arguments(opening)).mapEmpty();
  }

  private static Tuple arguments(Opening opening) {
    Conversation first = opening.first();
    Tuple arguments =
        Tuple.tuple()
            .addUUID(first.id())
            .addBuffer(Buffer.buffer(first.tokenHash()))
            .addString(first.catalog())
            .addString(Json.write(first.state()))
            .addOffsetDateTime(first.lastAt().atOffset(ZoneOffset.UTC))
            .addString(opening.started())
            .addString(opening.reply())
            .addBuffer(first.wrappedKey() == null ? null : Buffer.buffer(first.wrappedKey()));
    return withSecrets(arguments, opening.secrets());
  }

  private static Tuple withSecrets(Tuple arguments, Map<String, byte[]> secrets) {
    String[] ids = secrets.keySet().toArray(String[]::new);
    Buffer[] sealed =
        Arrays.stream(ids).map(id -> Buffer.buffer(secrets.get(id))).toArray(Buffer[]::new);
    return arguments.addArrayOfString(ids).addArrayOfBuffer(sealed);
  }

  Future<Optional<Conversation>> find(UUID id) {
    return database.query(FIND, Tuple.of(id)).map(ConversationStore::conversation);
  }

  /**
   * Reads a conversation and locks it: other nodes' turns of it wait until the transaction ends.
   */
  public Future<Optional<Conversation>> lock(Transaction transaction, UUID id) {
    return transaction.query(LOCK, Tuple.of(id)).map(ConversationStore::conversation);
  }

  /** Gives this key to a conversation without one, while its row is locked. */
  public Future<Void> giveKey(Transaction transaction, UUID id, byte[] wrappedKey) {
    return transaction.query(GIVE_KEY, Tuple.of(id, Buffer.buffer(wrappedKey))).mapEmpty();
  }

  public Future<Optional<Recorded>> recorded(UUID id, UUID turn) {
    return database.query(RECORDED, Tuple.of(id, turn)).map(ConversationStore::recorded);
  }

  public Future<Optional<Recorded>> recorded(Transaction transaction, UUID id, UUID turn) {
    return transaction.query(RECORDED, Tuple.of(id, turn)).map(ConversationStore::recorded);
  }

  /**
   * @return whether it was written; false where the version has moved on or the turn is known
   */
  Future<Boolean> write(TurnWrite write) {
    return database.query(WRITE, arguments(write)).map(rows -> rows.size() == 1);
  }

  Future<Boolean> write(Transaction transaction, TurnWrite write) {
    return transaction.query(WRITE, arguments(write)).map(rows -> rows.size() == 1);
  }

  public Future<Boolean> forget(UUID id, byte[] tokenHash) {
    return database
        .query(FORGET, Tuple.of(id, Buffer.buffer(tokenHash)))
        .map(rows -> rows.rowCount() == 1);
  }

  public Future<List<Logged>> events(UUID id) {
    return database
        .query(EVENTS, Tuple.of(id))
        .map(rows ->
            StreamSupport.stream(rows.spliterator(), false)
                .map(row ->
                    new Logged(
                        row.getLong("seq"),
                        row.getOffsetDateTime("time").toInstant(),
                        row.getString("catalog"),
                        row.getString("body")))
                .toList());
  }

  /**
   * Returns conversations in which a question has been open since before that moment, at most so
   * many.
   */
  Future<List<UUID>> waiting(Instant before, int most) {
    return database
        .query(WAITING, Tuple.of(before.atOffset(ZoneOffset.UTC), most))
        .map(rows ->
            StreamSupport.stream(rows.spliterator(), false).map(row -> row.getUUID("id")).toList());
  }

  /**
   * Deletes the conversations in which nothing has happened since that moment, with everything that
   * belongs to them.
   */
  Future<Integer> purge(Instant before) {
    return database.query(PURGE, Tuple.of(before.atOffset(ZoneOffset.UTC))).map(RowSet::rowCount);
  }

  private static Tuple arguments(TurnWrite write) {
    Conversation before = write.before();
    Conversation after = write.after();
    Long[] numbers =
        LongStream.rangeClosed(before.seq() + 1, after.seq()).boxed().toArray(Long[]::new);
    Tuple arguments =
        Tuple.tuple()
            .addUUID(before.id())
            .addLong(before.version())
            .addUUID(write.start().turn().id())
            .addLong(after.seq())
            .addString(after.catalog())
            .addString(Json.write(after.state()))
            .addOffsetDateTime(after.lastAt().atOffset(ZoneOffset.UTC))
            .addBoolean(write.waiting())
            .addBuffer(after.wrappedKey() == null ? null : Buffer.buffer(after.wrappedKey()))
            .addArrayOfLong(numbers)
            .addArrayOfString(write.events().toArray(String[]::new));
    return withSecrets(arguments, write.start().secrets().sealed())
        .addArrayOfLong(write.lessons().notUnderstood().toArray(Long[]::new))
        .addBoolean(write.lessons().takenBack())
        .addArrayOfString(EventText.saidOrChosen())
        .addString(EventText.SAID_FOR_SURE)
        .addString(Misheard.NOT_UNDERSTOOD)
        .addString(Misheard.TAKEN_BACK);
  }

  private static Optional<Conversation> conversation(RowSet<Row> rows) {
    if (rows.size() == 0) {
      return Optional.empty();
    }
    Row row = rows.iterator().next();
    return Optional.of(
        new Conversation(
            row.getUUID("id"),
            bytes(row, "token_hash"),
            row.getLong("version"),
            row.getLong("seq"),
            row.getString("catalog"),
            Json.state(row.getString("state")),
            bytes(row, "wrapped_key"),
            row.getOffsetDateTime("last_at").toInstant()));
  }

  private static byte[] bytes(Row row, String column) {
    Buffer buffer = row.getBuffer(column);
    return buffer == null ? null : buffer.getBytes();
  }

  private static Optional<Recorded> recorded(RowSet<Row> rows) {
    return StreamSupport.stream(rows.spliterator(), false)
        .map(row -> new Recorded(row.getLong("seq"), row.getString("body")))
        .findFirst();
  }
}
