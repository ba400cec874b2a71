package fr.assistantchorus.conversation.turn;

import fr.assistantchorus.store.Database;
import fr.assistantchorus.store.Moments;
import io.vertx.core.Future;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.Tuple;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.StreamSupport;

/**
 * Finds conversations by time: those whose person is silent, and those that are to be deleted. The
 * columns that the finding goes by do not change with every turn, so each turn leaves the indexes
 * as they are; the exact times beside them decide.
 */
final class Sweeps {
  /**
   * Takes those that are to be looked at, so that another node takes others. Who answered meanwhile
   * is looked at again later, and so is a silence whose node stops before it says so.
   */
  private static final String TAKE_SILENT =
      """
      WITH due AS MATERIALIZED (
        SELECT id, waiting_since FROM conversation WHERE watched_since < $1
        ORDER BY watched_since LIMIT $2 FOR UPDATE SKIP LOCKED)
      UPDATE conversation
      SET watched_since = CASE WHEN due.waiting_since < $1 THEN $1 ELSE due.waiting_since END
      FROM due WHERE conversation.id = due.id
      RETURNING conversation.id, conversation.seq, coalesce(due.waiting_since < $1, false) AS silent
      """;

  private static final String PURGE =
      """
      WITH old AS MATERIALIZED (
        SELECT id FROM conversation WHERE day <= $1 AND last_at < $2
        ORDER BY day LIMIT $3 FOR UPDATE SKIP LOCKED),
      turns AS (
        DELETE FROM conversation_turn USING old WHERE conversation_turn.conversation = old.id),
      secrets AS (
        DELETE FROM conversation_secret USING old WHERE conversation_secret.conversation = old.id),
      misheard AS (
        DELETE FROM conversation_misheard USING old
        WHERE conversation_misheard.conversation = old.id)
      DELETE FROM conversation USING old WHERE conversation.id = old.id
      """;

  /** Those that were not brought over yet have the first of all days, which says nothing. */
  private static final String OLDEST =
      """
      SELECT min(day)::timestamp AT TIME ZONE 'UTC' AS first FROM conversation WHERE day > 'epoch'
      """;

  private final Database database;

  Sweeps(Database database) {
    this.database = database;
  }

  /**
   * What was looked at.
   *
   * @param looked how many conversations were
   * @param silent those in which a question has been open since before the moment
   */
  record Looked(int looked, List<Silent> silent) {}

  /**
   * A conversation whose person is silent.
   *
   * @param seq the number of its last event
   */
  record Silent(UUID id, long seq) {}

  /**
   * Looks at conversations whose person may be silent, at most so many.
   *
   * @param before silent is who has not answered since before this moment
   */
  Future<Looked> takeSilent(Instant before, int most) {
    return database
        .query(TAKE_SILENT, Tuple.of(Moments.stored(before), most))
        .map(rows ->
            new Looked(
                rows.size(),
                StreamSupport.stream(rows.spliterator(), false)
                    .filter(row -> row.getBoolean("silent"))
                    .map(row -> new Silent(row.getUUID("id"), row.getLong("seq")))
                    .toList()));
  }

  /**
   * Deletes conversations in which nothing has happened since a moment, with everything that
   * belongs to them, at most so many. Rows of other tables that name a conversation by a foreign
   * key go with it too.
   *
   * @return how many conversations were deleted
   */
  Future<Integer> purge(Instant before, int most) {
    LocalDate day = LocalDate.ofInstant(before, ZoneOffset.UTC);
    return database.query(PURGE, Tuple.of(day, Moments.stored(before), most)).map(RowSet::rowCount);
  }

  /**
   * Returns when the oldest conversation was last active, to the day; empty where there is none.
   */
  Future<Optional<Instant>> oldest() {
    return database.query(OLDEST, Tuple.tuple()).map(rows -> Moments.earliest(rows, "first"));
  }
}
