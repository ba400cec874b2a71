package fr.assistantchorus.conversation.agent;

import fr.assistantchorus.store.Database;
import fr.assistantchorus.store.Moments;
import fr.assistantchorus.store.Rows;
import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.Tuple;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.StreamSupport;

/** Owns the table {@code console_trial}. */
final class TrialStore {
  private static final String BEGIN =
      """
      INSERT INTO console_trial (id, who, days, against, anew, begun_at, heard_at)
      VALUES ($1, $2, $3, $4, $5, $6::timestamptz, $6::timestamptz)
      """;

  private static final String PROGRESS =
      "UPDATE console_trial SET done = $2, heard_at = now() WHERE id = $1";

  private static final String END =
      "UPDATE console_trial SET done = $2, result = $3, heard_at = now() WHERE id = $1";

  private static final String GIVE_UP = "UPDATE console_trial SET heard_at = 'epoch' WHERE id = $1";

  private static final String READ =
      "SELECT id, who, days, against, anew, begun_at, heard_at, done, result FROM console_trial ";

  private static final String FIND = READ + "WHERE id = $1";

  private static final String LATEST = READ + "ORDER BY begun_at DESC, id LIMIT $1";

  private static final String PURGE = "DELETE FROM console_trial WHERE begun_at < $1";

  private final Database database;

  TrialStore(Database database) {
    this.database = database;
  }

  /**
   * A trial as it is kept.
   *
   * @param heardAt when its node has last said that it goes on
   */
  record Kept(
      UUID id,
      String who,
      int days,
      String against,
      boolean anew,
      Instant begunAt,
      Instant heardAt,
      int done,
      Optional<String> result) {}

  Future<Void> begin(UUID id, String who, int days, String against, boolean anew, Instant now) {
    return database
        .query(BEGIN, Tuple.of(id, who, days, against, anew, Moments.stored(now)))
        .mapEmpty();
  }

  Future<Void> progress(UUID id, int done) {
    return database.query(PROGRESS, Tuple.of(id, done)).mapEmpty();
  }

  Future<Void> end(UUID id, int done, String result) {
    return database.query(END, Tuple.of(id, done, result)).mapEmpty();
  }

  Future<Void> giveUp(UUID id) {
    return database.query(GIVE_UP, Tuple.of(id)).mapEmpty();
  }

  Future<Optional<Kept>> find(UUID id) {
    return database.query(FIND, Tuple.of(id)).map(rows -> Rows.first(rows).map(TrialStore::kept));
  }

  Future<List<Kept>> latest(int most) {
    return database
        .query(LATEST, Tuple.of(most))
        .map(
            rows -> StreamSupport.stream(rows.spliterator(), false).map(TrialStore::kept).toList());
  }

  Future<Void> purge(Instant before) {
    return database.query(PURGE, Tuple.of(Moments.stored(before))).mapEmpty();
  }

  private static Kept kept(Row row) {
    return new Kept(
        row.getUUID("id"),
        row.getString("who"),
        row.getInteger("days"),
        row.getString("against"),
        row.getBoolean("anew"),
        Moments.read(row, "begun_at"),
        Moments.read(row, "heard_at"),
        row.getInteger("done"),
        Optional.ofNullable(row.getString("result")));
  }
}
