package fr.assistantchorus.conversation.turn;

import fr.assistantchorus.engine.Event;
import fr.assistantchorus.engine.Interpretation.Verdict;
import fr.assistantchorus.store.Database;
import fr.assistantchorus.store.Moments;
import fr.assistantchorus.store.Notice;
import fr.assistantchorus.store.Transaction;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.Tuple;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;

/**
 * Owns the tables {@code conversation…}. A turn updates the conversation's row in place and adds
 * one row, the turn, in one statement.
 */
public final class ConversationStore {
  private static final String BEGIN =
      """
      WITH begun AS (
        INSERT INTO conversation
          (id, token_hash, version, seq, catalog, state, started_at, last_at, day, wrapped_key,
            log_length)
        VALUES ($1, $2, 1, $3, $4, $5, $6::timestamptz, $6::timestamptz, $7, $8, $9)
        RETURNING id),
      kept AS (
        INSERT INTO conversation_secret (conversation, id, sealed)
        SELECT begun.id, secret.id, secret.sealed
        FROM begun, unnest($10::text[], $11::bytea[]) AS secret (id, sealed))
      INSERT INTO conversation_turn
        (conversation, turn, seq, time, catalog, events, reply, kind, place)
      SELECT id, $12, $3, $6::timestamptz, $4, ARRAY[$13::text], $14, $15, 1 FROM begun
      """;

  private static final String FIND =
      """
      SELECT id, token_hash, version, seq, catalog, state, wrapped_key, last_at, log_length
      FROM conversation WHERE id = $1
      """;

  private static final String LOCK = FIND + "FOR UPDATE";

  private static final String NUMBER =
      "SELECT seq FROM conversation WHERE id = $1 AND token_hash = $2";

  /**
   * Writes the conversation where the version still matches and the turn is new. The columns that
   * indexes have stay as they are in most turns: the day, and the moment from which on somebody
   * looks whether the person is silent.
   */
  private static final String MOVE =
      """
      WITH moved AS (
        UPDATE conversation
        SET version = version + 1, seq = $4, catalog = $5, state = $6, last_at = $7::timestamptz,
            day = $8,
            waiting_since = CASE WHEN $9::boolean THEN $7::timestamptz END,
            watched_since = CASE WHEN $9::boolean
              THEN coalesce(watched_since, $7::timestamptz) ELSE watched_since END,
            wrapped_key = coalesce(conversation.wrapped_key, $10), log_length = $11
        WHERE id = $1 AND version = $2 AND token_hash IS NOT NULL
          AND NOT EXISTS (
            SELECT FROM conversation_turn WHERE conversation = $1 AND turn = $3)
        RETURNING id)
      """;

  /** What few turns write besides. */
  private enum Besides {
    /** The secrets of the turn. */
    SECRETS(
        """
        , kept AS (
          INSERT INTO conversation_secret (conversation, id, sealed)
          SELECT moved.id, secret.id, secret.sealed
          FROM moved, unnest($%d::text[], $%d::bytea[]) AS secret (id, sealed)
          ON CONFLICT DO NOTHING)
        """,
        2),
    /** Points to the text of the turn, from which an author of phrases can learn. */
    NOT_UNDERSTOOD(
        """
        , missed AS (
          INSERT INTO conversation_misheard (conversation, seq, why)
          SELECT id, $%d, $%d FROM moved
          ON CONFLICT DO NOTHING)
        """,
        2),
    /** Points to the text before it, which was taken for something else. */
    TAKEN_BACK(
        """
        , misheard AS (
          INSERT INTO conversation_misheard (conversation, seq, why)
          SELECT moved.id, before.number, $%d
          FROM moved, (
            SELECT seq - cardinality(events) - 1 + place AS number, kind, verdict
            FROM conversation_turn
            WHERE conversation = $1 AND kind = ANY ($%d::text[])
            ORDER BY seq DESC LIMIT 1) AS before
          WHERE before.kind = $%d AND before.verdict = $%d
          ON CONFLICT DO NOTHING)
        """,
        4),
    /** Tells the other nodes at the commit: a human answers, who may be on another one. */
    TOLD("", 0);

    private final String sql;
    private final int arguments;

    /**
     * @param sql with the places of its arguments still open
     */
    Besides(String sql, int arguments) {
      this.sql = sql;
      this.arguments = arguments;
    }

    static Set<Besides> of(TurnWrite write) {
      Set<Besides> besides = EnumSet.noneOf(Besides.class);
      if (!write.start().secrets().sealed().isEmpty()) {
        besides.add(SECRETS);
      }
      if (write.lessons().notUnderstood()) {
        besides.add(NOT_UNDERSTOOD);
      }
      if (write.lessons().takenBack()) {
        besides.add(TAKEN_BACK);
      }
      if (write.before().state().withAgent() || write.after().state().withAgent()) {
        besides.add(TOLD);
      }
      return besides;
    }

    void add(Tuple arguments, TurnWrite write) {
      switch (this) {
        case SECRETS -> withSecrets(arguments, write.start().secrets().sealed());
        case NOT_UNDERSTOOD ->
            arguments.addLong(write.begunSeq()).addString(Misheard.NOT_UNDERSTOOD);
        case TAKEN_BACK ->
            arguments
                .addString(Misheard.TAKEN_BACK)
                .addArrayOfString(saidOrChosen())
                .addString(Json.kind(Event.UserSaid.class))
                .addString(Verdict.SURE.name());
        case TOLD -> {}
      }
    }
  }

  /** Adds the row of the turn; returns no row where the conversation was not written. */
  private static final String LOG =
      """
      INSERT INTO conversation_turn
        (conversation, turn, seq, time, catalog, events, reply, kind, place, verdict, dialog, state,
          millis, mails)
      SELECT id, $3, $4, $7::timestamptz, $5, $12, $13, $14, $15, $16, $17, $18, $19, $20 FROM moved
      RETURNING seq
      """;

  /** How many arguments {@link #MOVE} and {@link #LOG} take together. */
  private static final int ARGUMENTS = 20;

  /** The statements of a turn by what it writes besides; most turns write nothing. */
  private static final Map<Set<Besides>, String> WRITES = new ConcurrentHashMap<>();

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

  private final Database database;

  public ConversationStore(Database database) {
    this.database = database;
  }

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
            .addLong(first.seq())
            .addString(first.catalog())
            .addString(opening.state())
            .addOffsetDateTime(Moments.stored(first.lastAt()))
            .addLocalDate(day(first))
            .addBuffer(first.wrappedKey() == null ? null : Buffer.buffer(first.wrappedKey()))
            .addLong(first.logLength());
    return withSecrets(arguments, opening.secrets())
        .addUUID(opening.turn())
        .addString(opening.started())
        .addString(opening.reply())
        .addString(Json.kind(Event.Started.class));
  }

  private static LocalDate day(Conversation conversation) {
    return LocalDate.ofInstant(conversation.lastAt(), ZoneOffset.UTC);
  }

  private static Tuple withSecrets(Tuple arguments, Map<String, byte[]> secrets) {
    String[] ids = secrets.keySet().toArray(String[]::new);
    Buffer[] sealed =
        Arrays.stream(ids).map(id -> Buffer.buffer(secrets.get(id))).toArray(Buffer[]::new);
    return arguments.addArrayOfString(ids).addArrayOfBuffer(sealed);
  }

  public Future<Optional<Conversation>> find(UUID id) {
    return database.query(FIND, Tuple.of(id)).map(ConversationStore::conversation);
  }

  /**
   * Reads a conversation and locks it: other nodes' turns of it wait until the transaction ends.
   */
  public Future<Optional<Conversation>> lock(Transaction transaction, UUID id) {
    return transaction.query(LOCK, Tuple.of(id)).map(ConversationStore::conversation);
  }

  /**
   * Does the same for a caller who knows the conversation, which is returned as it is where it has
   * not moved on: to read its state again would take as long as a question.
   */
  Future<Optional<Conversation>> lock(Transaction transaction, Conversation known) {
    return transaction
        .query(LOCK, Tuple.of(known.id()))
        .map(rows -> isStill(known, rows) ? Optional.of(known) : conversation(rows));
  }

  private static boolean isStill(Conversation known, RowSet<Row> rows) {
    if (rows.size() == 0) {
      return false;
    }
    Row row = rows.iterator().next();
    return row.getLong("version") == known.version()
        && row.getBuffer("token_hash") != null
        // What is brought over makes the log longer without moving the conversation on.
        && row.getLong("log_length") == known.logLength();
  }

  /**
   * Returns the number of the last event; empty where there is no such conversation, or not under
   * this token.
   */
  public Future<Optional<Long>> number(UUID id, byte[] tokenHash) {
    return database
        .query(NUMBER, Tuple.of(id, Buffer.buffer(tokenHash)))
        .map(rows ->
            rows.size() == 0
                ? Optional.empty()
                : Optional.of(rows.iterator().next().getLong("seq")));
  }

  /** Gives this key to a conversation without one, while its row is locked. */
  public Future<Void> giveKey(Transaction transaction, UUID id, byte[] wrappedKey) {
    return transaction.query(GIVE_KEY, Tuple.of(id, Buffer.buffer(wrappedKey))).mapEmpty();
  }

  /**
   * @return whether it was written; false where the version has moved on or the turn is known
   */
  Future<Boolean> write(TurnWrite write) {
    return database.query(statement(write), arguments(write)).map(rows -> rows.size() == 1);
  }

  Future<Boolean> write(Transaction transaction, TurnWrite write) {
    return transaction.query(statement(write), arguments(write)).map(rows -> rows.size() == 1);
  }

  private static String statement(TurnWrite write) {
    return WRITES.computeIfAbsent(Besides.of(write), ConversationStore::statement);
  }

  private static String statement(Set<Besides> besides) {
    StringBuilder sql = new StringBuilder(MOVE);
    int next = ARGUMENTS + 1;
    for (Besides part : besides) {
      Object[] places = IntStream.range(next, next + part.arguments).boxed().toArray();
      sql.append(part.sql.formatted(places));
      next += part.arguments;
    }
    sql.append(LOG);
    if (besides.contains(Besides.TOLD)) {
      sql.append(", pg_notify('%s', conversation::text)".formatted(Notice.CONVERSATION.channel()));
    }
    return sql.toString();
  }

  private static Tuple arguments(TurnWrite write) {
    Conversation before = write.before();
    Conversation after = write.after();
    Tuple arguments =
        Tuple.tuple()
            .addUUID(before.id())
            .addLong(before.version())
            .addUUID(write.start().turn().id())
            .addLong(after.seq())
            .addString(after.catalog())
            .addString(write.stateJson())
            .addOffsetDateTime(Moments.stored(after.lastAt()))
            .addLocalDate(day(after))
            .addBoolean(write.waiting())
            .addBuffer(after.wrappedKey() == null ? null : Buffer.buffer(after.wrappedKey()))
            .addLong(after.logLength())
            .addArrayOfString(write.events().toArray(String[]::new))
            .addString(write.reply())
            .addString(write.begun().kind())
            .addShort((short) write.begun().place())
            .addString(write.begun().verdict())
            .addString(write.at() == null ? null : write.at().dialog())
            .addString(write.at() == null ? null : write.at().state())
            .addInteger(write.effort().millis())
            .addArrayOfString(
                write.effort().mails().isEmpty()
                    ? null
                    : write.effort().mails().toArray(String[]::new));
    Besides.of(write).forEach(part -> part.add(arguments, write));
    return arguments;
  }

  /** Returns the kinds of turns in which the person said or chose something. */
  public static String[] saidOrChosen() {
    return new String[] {Json.kind(Event.UserSaid.class), Json.kind(Event.OptionChosen.class)};
  }

  public Future<Boolean> forget(UUID id, byte[] tokenHash) {
    return database
        .query(FORGET, Tuple.of(id, Buffer.buffer(tokenHash)))
        .map(rows -> rows.rowCount() == 1);
  }

  private static Optional<Conversation> conversation(RowSet<Row> rows) {
    if (rows.size() == 0) {
      return Optional.empty();
    }
    Row row = rows.iterator().next();
    String state = row.getString("state");
    return Optional.of(
        new Conversation(
            row.getUUID("id"),
            bytes(row, "token_hash"),
            row.getLong("version"),
            row.getLong("seq"),
            row.getString("catalog"),
            Json.state(state),
            state.length(),
            bytes(row, "wrapped_key"),
            Moments.read(row, "last_at"),
            row.getLong("log_length")));
  }

  private static byte[] bytes(Row row, String column) {
    Buffer buffer = row.getBuffer(column);
    return buffer == null ? null : buffer.getBytes();
  }
}
