package fr.assistantchorus.conversation.agent;

import fr.assistantchorus.conversation.agent.DayCounts.Key;
import fr.assistantchorus.store.Database;
import fr.assistantchorus.store.Moments;
import fr.assistantchorus.store.Rows;
import fr.assistantchorus.store.Transaction;
import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.Tuple;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.UUID;
import java.util.stream.StreamSupport;

/** Owns the tables {@code daily_figure} and {@code conversation_counted}. */
final class FigureStore {
  /** How many conversations are counted at once. */
  static final int BATCH = 100;

  /** Who is still talking is counted later, and what is being erased once that is done. */
  private static final String DUE =
      """
      SELECT conversation.id, conversation.version FROM conversation
      LEFT JOIN conversation_counted counted ON counted.conversation = conversation.id
      WHERE conversation.day >= $1 AND conversation.last_at < $2
        AND counted.version IS DISTINCT FROM conversation.version
        AND counted.closed IS NOT TRUE
        AND NOT EXISTS (SELECT FROM conversation_erasure erased WHERE erased.conversation = conversation.id)
      ORDER BY conversation.day LIMIT $3
      """;

  private static final String BEGIN =
      """
      INSERT INTO conversation_counted (conversation, version, seq)
      SELECT id, 0, 0 FROM conversation WHERE id = $1 ON CONFLICT DO NOTHING
      """;

  private static final String LOCK =
      """
      SELECT version, seq FROM conversation_counted
      WHERE conversation = $1 AND NOT closed AND version < $2 FOR UPDATE
      """;

  private static final String DONE =
      "UPDATE conversation_counted SET version = $2, seq = $3 WHERE conversation = $1";

  /** In the order of the key, so that two nodes never wait for each other. */
  private static final String ADD =
      """
      INSERT INTO daily_figure (day, dialog, measure, key, count)
      SELECT * FROM unnest($1::date[], $2::text[], $3::text[], $4::text[], $5::bigint[]) AS more (a, b, c, d, e)
      ORDER BY 1, 2, 3, 4
      ON CONFLICT (day, dialog, measure, key) DO UPDATE SET count = daily_figure.count + EXCLUDED.count
      """;

  private static final String READ =
      """
      SELECT %s AS day, dialog, measure, key, sum(count)::bigint AS count FROM daily_figure
      WHERE day BETWEEN $1 AND $2 AND measure = ANY ($3::text[]) AND ($4::text IS NULL OR dialog = $4)
      GROUP BY 1, 2, 3, 4 HAVING sum(count) <> 0 ORDER BY 1, 2, 3, 4
      """;

  private static final String BY_DAY = READ.formatted("day");

  private static final String IN_ALL = READ.formatted("$1::date");

  private final Database database;

  FigureStore(Database database) {
    this.database = database;
  }

  /** A conversation that is to be counted. */
  record Due(UUID conversation, long version) {}

  /**
   * A figure.
   *
   * @param day the first of the days that were asked for, where they were added up
   */
  record Figure(LocalDate day, String dialog, String measure, String key, long count) {}

  /**
   * Returns conversations that are to be counted, at most {@link #BATCH}.
   *
   * @param since only those in which something has happened on that day or later
   * @param quiet only those in which nothing has happened since
   */
  Future<List<Due>> due(Instant since, Instant quiet) {
    return database
        .query(
            DUE, Tuple.of(LocalDate.ofInstant(since, ZoneOffset.UTC), Moments.stored(quiet), BATCH))
        .map(rows ->
            StreamSupport.stream(rows.spliterator(), false)
                .map(row -> new Due(row.getUUID("id"), row.getLong("version")))
                .toList());
  }

  /** Says what a conversation has added between two of its events. */
  interface Counting {
    Future<SortedMap<Key, Long>> between(long counted, long seq);
  }

  /**
   * Adds what a conversation has added since it was counted last. Where another node was faster, or
   * where it is gone, nothing is done.
   *
   * @param seq the number of its last event
   */
  Future<Void> add(Due due, long seq, Counting counting) {
    return database.transaction(transaction ->
        transaction
            .query(BEGIN, Tuple.of(due.conversation()))
            .compose(_ -> transaction.query(LOCK, Tuple.of(due.conversation(), due.version())))
            .map(rows -> Rows.first(rows).map(row -> row.getLong("seq")))
            .compose(counted ->
                counted.isEmpty()
                    ? Future.succeededFuture()
                    : counting
                        .between(counted.get(), seq)
                        .compose(more -> add(transaction, due, seq, more))));
  }

  private static Future<Void> add(
      Transaction transaction, Due due, long seq, SortedMap<Key, Long> more) {
    List<Map.Entry<Key, Long>> rows = List.copyOf(more.entrySet());
    Tuple arguments =
        Tuple.tuple()
            .addArrayOfLocalDate(
                rows.stream().map(row -> row.getKey().day()).toArray(LocalDate[]::new))
            .addArrayOfString(
                rows.stream().map(row -> row.getKey().dialog()).toArray(String[]::new))
            .addArrayOfString(
                rows.stream().map(row -> row.getKey().measure().code()).toArray(String[]::new))
            .addArrayOfString(rows.stream().map(row -> row.getKey().key()).toArray(String[]::new))
            .addArrayOfLong(rows.stream().map(Map.Entry::getValue).toArray(Long[]::new));
    return transaction
        .query(ADD, arguments)
        .compose(_ -> transaction.query(DONE, Tuple.of(due.conversation(), due.version(), seq)))
        .mapEmpty();
  }

  /** Returns figures day by day. */
  Future<List<Figure>> byDay(Days days, Optional<String> dialog, Measure... measures) {
    return read(BY_DAY, days, dialog, measures);
  }

  /** Returns figures of all days together. */
  Future<List<Figure>> inAll(Days days, Optional<String> dialog, Measure... measures) {
    return read(IN_ALL, days, dialog, measures);
  }

  private Future<List<Figure>> read(
      String sql, Days days, Optional<String> dialog, Measure... measures) {
    String[] codes = List.of(measures).stream().map(Measure::code).toArray(String[]::new);
    return database
        .query(
            sql,
            Tuple.tuple()
                .addLocalDate(days.from())
                .addLocalDate(days.to())
                .addArrayOfString(codes)
                .addString(dialog.orElse(null)))
        .map(rows ->
            StreamSupport.stream(rows.spliterator(), false).map(FigureStore::figure).toList());
  }

  private static Figure figure(Row row) {
    return new Figure(
        row.getLocalDate("day"),
        row.getString("dialog"),
        row.getString("measure"),
        row.getString("key"),
        row.getLong("count"));
  }
}
