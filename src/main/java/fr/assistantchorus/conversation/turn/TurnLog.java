package fr.assistantchorus.conversation.turn;

import fr.assistantchorus.engine.Event;
import fr.assistantchorus.store.Database;
import fr.assistantchorus.store.Moments;
import fr.assistantchorus.store.Transaction;
import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.Tuple;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BiFunction;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/**
 * Reads the turns of conversations, from a number on and a page at a time. {@link
 * ConversationStore} writes them, one row a turn.
 */
public final class TurnLog {
  /** How many turns are read at once; each has some thousands of characters. */
  static final int PAGE = 100;

  /**
   * A conversation that was forgotten has no reply to repeat. PostgreSQL is asked for that, since
   * this node's memory may not know yet.
   */
  private static final String RECORDED =
      """
      SELECT seq, reply FROM conversation_turn
      WHERE conversation = $1 AND turn = $2
        AND EXISTS (SELECT FROM conversation WHERE id = $1 AND token_hash IS NOT NULL)
      """;

  private static final String WELCOME =
      "SELECT reply FROM conversation_turn WHERE conversation = $1 AND seq = $2";

  /** Begins with the last turn that ended at that number or before it, where there is one. */
  private static final String FROM =
      """
      SELECT seq, time, catalog, events, reply FROM conversation_turn
      WHERE conversation = $1 AND seq >= coalesce(
        (SELECT max(seq) FROM conversation_turn WHERE conversation = $1 AND seq <= $2), 0)
      ORDER BY seq LIMIT $3
      """;

  private static final String LATEST =
      """
      SELECT seq, time, catalog, events, reply FROM (
        SELECT * FROM conversation_turn
        WHERE conversation = $1 AND events IS NOT NULL ORDER BY seq DESC LIMIT $2) AS latest
      ORDER BY seq
      """;

  /** Its number, and the event that changed for whom the conversation speaks. */
  private static final String SPEAKERS =
      """
      SELECT seq - cardinality(events) - 1 + place AS number, events[place] AS event
      FROM conversation_turn WHERE conversation = $1 AND kind = $2 ORDER BY seq
      """;

  private static final String EFFORTS =
      """
      SELECT seq, millis, mails FROM conversation_turn
      WHERE conversation = $1 AND millis IS NOT NULL
      """;

  private final Database database;
  private final CarryOver carryOver;

  public TurnLog(Database database) {
    this.database = database;
    this.carryOver = new CarryOver(database);
  }

  /** An event, or a reply, as it is kept. */
  public record Logged(long seq, Instant time, String catalog, String body) {}

  /** The reply that a turn was given. */
  public record Recorded(long seq, String body) {}

  /**
   * Returns the reply to a turn; empty where the conversation has not taken it, or was forgotten.
   */
  public Future<Optional<Recorded>> recorded(UUID id, UUID turn) {
    return recorded(id, turn, database::query);
  }

  /** Does the same for a caller who holds a transaction. */
  Future<Optional<Recorded>> recorded(Transaction transaction, UUID id, UUID turn) {
    return recorded(id, turn, transaction::query);
  }

  private Future<Optional<Recorded>> recorded(
      UUID id, UUID turn, BiFunction<String, Tuple, Future<RowSet<Row>>> query) {
    return query
        .apply(RECORDED, Tuple.of(id, turn))
        .compose(rows ->
            rows.size() == 1 && rows.iterator().next().getString("reply") == null
                ? carryOver.bring(id, query).compose(_ -> query.apply(RECORDED, Tuple.of(id, turn)))
                : Future.succeededFuture(rows))
        .map(rows ->
            StreamSupport.stream(rows.spliterator(), false)
                .map(row -> new Recorded(row.getLong("seq"), row.getString("reply")))
                .findFirst());
  }

  /**
   * For whom a conversation spoke.
   *
   * @param since the number of the event from which on it did
   * @param account empty where it spoke for nobody
   */
  public record Speaker(long since, Optional<String> account) {}

  /** Returns for whom a conversation spoke, in order; empty where it never spoke for anybody. */
  public Future<List<Speaker>> speakers(UUID id) {
    return speakers(id, database::query);
  }

  /** Does the same for a caller who holds a transaction. */
  public Future<List<Speaker>> speakers(Transaction transaction, UUID id) {
    return speakers(id, transaction::query);
  }

  private static Future<List<Speaker>> speakers(
      UUID id, BiFunction<String, Tuple, Future<RowSet<Row>>> query) {
    return query
        .apply(SPEAKERS, Tuple.of(id, Json.kind(Event.AccountChanged.class)))
        .map(
            rows -> StreamSupport.stream(rows.spliterator(), false).map(TurnLog::speaker).toList());
  }

  private static Speaker speaker(Row row) {
    Optional<String> account =
        Json.event(row.getString("event")) instanceof Event.AccountChanged changed
            ? changed.account()
            : Optional.empty();
    return new Speaker(row.getLong("number"), account);
  }

  /**
   * What a turn took.
   *
   * @param millis until it could be written
   * @param mails the kinds of the mails that left with it
   */
  public record Effort(int millis, List<String> mails) {}

  /** Returns what the turns took, by the number of the reply; those of before are not there. */
  public Future<Map<Long, Effort>> efforts(UUID id) {
    return database
        .query(EFFORTS, Tuple.of(id))
        .map(rows ->
            StreamSupport.stream(rows.spliterator(), false)
                .collect(Collectors.toMap(row -> row.getLong("seq"), TurnLog::effort)));
  }

  private static Effort effort(Row row) {
    String[] mails = row.getArrayOfStrings("mails");
    return new Effort(row.getInteger("millis"), mails == null ? List.of() : List.of(mails));
  }

  /** Returns the recorded reply to the opening. */
  public Future<String> welcome(UUID id) {
    return carryOver
        .bring(id, database::query)
        .compose(_ -> database.query(WELCOME, Tuple.of(id, Opening.WELCOME_SEQ)))
        .map(rows -> rows.iterator().next().getString("reply"));
  }

  /**
   * Returns the events after a number, in their order, with the last reply before them where there
   * is one.
   *
   * @return empty where there is no such conversation
   */
  public Future<List<Logged>> after(UUID id, long number) {
    return carryOver
        .bring(id, database::query)
        .compose(_ -> more(id, number, new ArrayList<>()))
        .map(List::copyOf);
  }

  /** Returns the events of the latest turns, at most {@link #PAGE}, in their order. */
  public Future<List<Logged>> latest(Transaction transaction, UUID id) {
    return transaction
        .query(LATEST, Tuple.of(id, PAGE))
        .map(rows -> {
          List<Logged> latest = new ArrayList<>();
          rows.forEach(row -> add(row, 0, 0, latest));
          return List.copyOf(latest);
        });
  }

  private Future<List<Logged>> more(UUID id, long number, List<Logged> known) {
    return database
        .query(FROM, Tuple.of(id, number, PAGE))
        .compose(rows -> {
          long last = known.isEmpty() ? 0 : known.getLast().seq();
          rows.forEach(row -> add(row, last, number, known));
          return rows.size() < PAGE
              ? Future.succeededFuture(known)
              : more(id, known.getLast().seq(), known);
        });
  }

  /** Adds a turn's events, unless the page before ended with this turn. */
  static void add(Row row, long last, long number, List<Logged> known) {
    long seq = row.getLong("seq");
    if (seq <= last) {
      return;
    }
    Instant time = Moments.read(row, "time");
    String catalog = row.getString("catalog");
    String[] events = row.getArrayOfStrings("events");
    long before = seq - events.length;
    for (int i = 0; i < events.length; i++) {
      if (before + i > number) {
        known.add(new Logged(before + i, time, catalog, events[i]));
      }
    }
    known.add(new Logged(seq, time, catalog, row.getString("reply")));
  }
}
