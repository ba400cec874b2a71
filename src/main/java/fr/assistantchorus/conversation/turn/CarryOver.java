package fr.assistantchorus.conversation.turn;

import fr.assistantchorus.store.Database;
import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.Tuple;
import java.util.UUID;
import java.util.function.BiFunction;
import java.util.stream.StreamSupport;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Brings over what versions of before wrote: a row for each event, in {@code conversation_event},
 * becomes a row for each turn. It works in batches of whole conversations beside the turns, each
 * batch in one statement, and any number of nodes may do it at once. What is read before its turn
 * is brought over at that moment.
 *
 * <p>A later version drops the table, once no node of the versions before may run any more.
 */
public final class CarryOver {
  private static final Logger LOG = LoggerFactory.getLogger(CarryOver.class);

  /** How many events a batch begins with; the conversation of the last one is taken whole. */
  static final int BATCH = 2_000;

  /** After so many batches, a line in the log tells how far it is. */
  private static final int BATCHES_A_LINE = 25;

  private static final UUID FIRST = new UUID(0, 0);

  private static final String LEFT = "SELECT count(*) AS events FROM conversation_event";

  private static final String NEXT =
      """
      SELECT DISTINCT conversation FROM (
        SELECT conversation FROM conversation_event
        WHERE conversation > $1 ORDER BY conversation, seq LIMIT $2) AS next
      ORDER BY conversation
      """;

  private static final String ANY =
      "SELECT FROM conversation_event WHERE conversation = $1 LIMIT 1";

  /**
   * Ends each turn at its reply, the event that conversation_turn names; the opening ended at its
   * second event, and gets an id. No text that was said can look like the properties that are read
   * here: a quote within a JSON string has a backslash before it.
   */
  private static final String BRING =
      """
      WITH locked AS MATERIALIZED (
        SELECT id FROM conversation WHERE id = ANY ($1) ORDER BY id FOR UPDATE),
      known AS MATERIALIZED (
        SELECT turn.conversation, turn.turn, turn.seq
        FROM locked JOIN conversation_turn turn ON turn.conversation = locked.id
        WHERE turn.events IS NULL),
      event AS MATERIALIZED (
        DELETE FROM conversation_event USING locked
        WHERE conversation_event.conversation = locked.id
        RETURNING conversation_event.conversation, conversation_event.seq,
          conversation_event.time, conversation_event.catalog, conversation_event.body),
      told AS (
        SELECT event.*, known.turn, known.turn IS NOT NULL OR event.seq = 2 AS reply
        FROM event LEFT JOIN known
          ON known.conversation = event.conversation AND known.seq = event.seq),
      ended AS (
        SELECT told.*, min(seq) FILTER (WHERE reply)
          OVER (PARTITION BY conversation ORDER BY seq DESC) AS number
        FROM told),
      placed AS (
        SELECT ended.*, body LIKE '{"is":"action-returned"%' AS outcome,
          row_number() OVER (PARTITION BY conversation, number ORDER BY seq) AS place
        FROM ended),
      turn AS (
        SELECT conversation, number, max(time) AS time, max(catalog) AS catalog,
          (array_agg(turn) FILTER (WHERE reply))[1] AS id,
          coalesce(array_agg(body ORDER BY seq) FILTER (WHERE NOT reply), '{}') AS events,
          max(body) FILTER (WHERE reply) AS reply,
          max(place) FILTER (WHERE NOT reply AND NOT outcome) AS place
        FROM placed GROUP BY conversation, number),
      sized AS (
        UPDATE conversation
        SET day = (last_at AT TIME ZONE 'UTC')::date, log_length = log_length + size.characters
        FROM (SELECT conversation, sum(length(body)) AS characters FROM event GROUP BY 1) AS size
        WHERE conversation.id = size.conversation)
      INSERT INTO conversation_turn AS kept
        (conversation, turn, seq, time, catalog, events, reply, kind, place, verdict, dialog, state)
      SELECT conversation, coalesce(id, gen_random_uuid()), number, time, catalog, events, reply,
        substring(events[place] FROM '^\\{"is":"([a-z-]+)"'), place,
        substring(events[place] FROM '"verdict":"([A-Z]+)"'),
        substring(reply FROM '"at":\\{"dialog":"([^"]*)"'),
        substring(reply FROM '"at":\\{"dialog":"[^"]*","state":"([^"]*)"')
      FROM turn
      ON CONFLICT (conversation, turn) DO UPDATE
      SET time = EXCLUDED.time, catalog = EXCLUDED.catalog, events = EXCLUDED.events,
        reply = EXCLUDED.reply, kind = EXCLUDED.kind, place = EXCLUDED.place,
        verdict = EXCLUDED.verdict, dialog = EXCLUDED.dialog, state = EXCLUDED.state
      """;

  private final Database database;

  CarryOver(Database database) {
    this.database = database;
  }

  /**
   * Brings over everything that there is now, and logs how far it is.
   *
   * @return how many turns were brought over
   */
  Future<Integer> bringAll() {
    return database
        .query(LEFT, Tuple.tuple())
        .compose(rows -> {
          long events = rows.iterator().next().getLong("events");
          if (events == 0) {
            return Future.succeededFuture(0);
          }
          LOG.info("{} events of conversations of before are to be brought over", events);
          return batches(FIRST, 0, 1)
              .onSuccess(turns -> LOG.info("all {} turns of before are brought over", turns));
        });
  }

  private Future<Integer> batches(UUID after, int turns, int number) {
    return database
        .query(NEXT, Tuple.of(after, BATCH))
        .compose(rows -> {
          UUID[] next =
              StreamSupport.stream(rows.spliterator(), false)
                  .map(row -> row.getUUID("conversation"))
                  .toArray(UUID[]::new);
          if (next.length == 0) {
            return Future.succeededFuture(turns);
          }
          UUID last = next[next.length - 1];
          return bring(next, database::query)
              .compose(brought -> {
                if (number % BATCHES_A_LINE == 0) {
                  LOG.info(
                      "{} turns of before are brought over, {} %", turns + brought, part(last));
                }
                return batches(last, turns + brought, number + 1);
              });
        });
  }

  /** Brings over one conversation where there is something to bring. */
  Future<?> bring(UUID conversation, BiFunction<String, Tuple, Future<RowSet<Row>>> query) {
    return query
        .apply(ANY, Tuple.of(conversation))
        .compose(rows ->
            rows.size() == 0 ? Future.succeededFuture(0) : bring(new UUID[] {conversation}, query));
  }

  private static Future<Integer> bring(
      UUID[] conversations, BiFunction<String, Tuple, Future<RowSet<Row>>> query) {
    return query.apply(BRING, Tuple.tuple().addArrayOfUUID(conversations)).map(RowSet::rowCount);
  }

  /** Ids are random, so their order tells how many have been taken. */
  private static int part(UUID last) {
    return (int) (((last.getMostSignificantBits() >>> 32) * 100) >>> 32);
  }
}
