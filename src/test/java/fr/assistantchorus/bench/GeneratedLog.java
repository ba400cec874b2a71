package fr.assistantchorus.bench;

import fr.assistantchorus.store.DatabaseUrl;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.UUID;

/**
 * A log of any length: copies of a conversation that was really had, under ids of their own, spread
 * over {@value #DAYS} days. Memory holds one batch, however many there are.
 *
 * @param conversations how many copies
 * @param turns of each of them
 */
record GeneratedLog(DatabaseUrl url, int conversations, int turns) {
  static final int DAYS = 10;

  /** So many conversations were under way at once: their turns lie between each other's. */
  private static final int BATCH = 1_000;

  private static final int BATCHES_A_LINE = 20;

  /** Of a random look, as ids are, but known by the copy's number. */
  private static final String ID = "md5('generated conversation ' || copy)::uuid";

  private static final String TOKEN = "sha256(convert_to(lpad(copy::text, 43, '0'), 'UTF8'))";

  private static final String STARTED =
      "now() - interval '%d days' * (1 - copy::float8 / ?)".formatted(DAYS);

  private static final String CONVERSATIONS =
      """
      INSERT INTO conversation
        (id, token_hash, version, seq, catalog, state, started_at, last_at, day, log_length)
      SELECT %1$s, %2$s, known.version, known.seq, known.catalog, known.state, %3$s,
        %3$s + (known.last_at - known.started_at),
        ((%3$s + (known.last_at - known.started_at)) AT TIME ZONE 'UTC')::date, known.log_length
      FROM generate_series(?, ?) AS copy, conversation AS known WHERE known.id = ?
      """
          .formatted(ID, TOKEN, STARTED);

  private static final String TURNS =
      """
      INSERT INTO conversation_turn
        (conversation, turn, seq, time, catalog, events, reply, kind, place, verdict, dialog, state)
      SELECT %1$s, gen_random_uuid(), known.seq, %2$s + (known.time - talk.started_at),
        known.catalog, known.events, known.reply, known.kind, known.place, known.verdict,
        known.dialog, known.state
      FROM generate_series(?, ?) AS copy, conversation_turn AS known, conversation AS talk
      WHERE known.conversation = ? AND talk.id = known.conversation
      ORDER BY known.seq, copy
      """
          .formatted(ID, STARTED);

  private static final String SIZES =
      """
      SELECT round(avg(length(turn.reply))), round(avg(length(array_to_string(turn.events, '')))),
        max(length(talk.state)), count(*),
        pg_size_pretty(pg_table_size('conversation_turn')),
        pg_size_pretty(pg_indexes_size('conversation_turn'))
      FROM conversation_turn AS turn, conversation AS talk
      WHERE turn.conversation = talk.id AND talk.id = ?
      """;

  private static final String OLDEST =
      """
      SELECT min(last_at) FROM conversation WHERE day = (SELECT min(day) FROM conversation)
      """;

  static String token(int copy) {
    return String.format(Locale.ROOT, "%043d", copy);
  }

  static UUID id(int copy) {
    try {
      String name = "generated conversation " + copy;
      ByteBuffer hash =
          ByteBuffer.wrap(
              MessageDigest.getInstance("MD5").digest(name.getBytes(StandardCharsets.UTF_8)));
      return new UUID(hash.getLong(), hash.getLong());
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException("every JVM has MD5", impossible);
    }
  }

  /**
   * Copies a conversation.
   *
   * @return the seconds that it took
   */
  double generate(UUID known) throws SQLException {
    long start = System.nanoTime();
    try (Connection connection = BenchDatabase.connect(url)) {
      execute(connection, "SET synchronous_commit = off");
      execute(connection, "SET work_mem = '256MB'");
      for (int first = 1, batch = 1; first <= conversations; first += BATCH, batch++) {
        int last = Math.min(conversations, first + BATCH - 1);
        insert(connection, CONVERSATIONS, 3, first, last, known);
        insert(connection, TURNS, 1, first, last, known);
        if (batch % BATCHES_A_LINE == 0) {
          System.out.printf(
              "%,d turns, %.0f s%n", (long) last * turns, (System.nanoTime() - start) / 1e9);
        }
      }
      // As the autovacuum would, which would otherwise do it while something is measured.
      execute(connection, "VACUUM (ANALYZE) conversation");
      execute(connection, "VACUUM (ANALYZE) conversation_turn");
    }
    return (System.nanoTime() - start) / 1e9;
  }

  private void insert(
      Connection connection, String sql, int divisors, int first, int last, UUID known)
      throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      int parameter = 1;
      while (parameter <= divisors) {
        statement.setInt(parameter++, conversations);
      }
      statement.setInt(parameter++, first);
      statement.setInt(parameter++, last);
      statement.setObject(parameter, known);
      statement.executeUpdate();
    }
  }

  /** How large its rows are. */
  String sizes(UUID known) throws SQLException {
    try (Connection connection = BenchDatabase.connect(url);
        PreparedStatement statement = connection.prepareStatement(SIZES)) {
      statement.setObject(1, known);
      try (ResultSet row = statement.executeQuery()) {
        row.next();
        return "%d turns a conversation; characters: reply %d, events %d, state %d; table %s, index %s"
            .formatted(
                row.getInt(4),
                row.getInt(1),
                row.getInt(2),
                row.getInt(3),
                row.getString(5),
                row.getString(6));
      }
    }
  }

  /** When its oldest conversation ended. */
  Instant oldest() throws SQLException {
    try (Connection connection = BenchDatabase.connect(url);
        Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(OLDEST)) {
      row.next();
      return row.getTimestamp(1).toInstant();
    }
  }

  /** The time between two conversations' ends. */
  Duration gap() {
    return Duration.ofDays(DAYS).dividedBy(conversations);
  }

  private static void execute(Connection connection, String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }
}
