package fr.assistantchorus.company.national;

import fr.assistantchorus.company.StockNames;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Set;

/**
 * Puts the tables that an import has filled in the place of those in use. Who reads meanwhile sees
 * the old ones or the new ones, and waits for some milliseconds at most.
 */
final class Swap {
  /** lock_not_available, deadlock_detected. */
  private static final Set<String> NOT_LOCKED = Set.of("55P03", "40P01");

  private static final Duration LOCK_WAIT = Duration.ofMillis(100);
  private static final int MOST_LOCK_TRIES = 300;

  private final Connection connection;
  private final String live;

  /**
   * @param connection is not in a transaction, and commits nothing by itself
   * @param live the schema of the tables in use, quoted
   */
  Swap(Connection connection, String live) {
    this.connection = connection;
    this.live = live;
  }

  /**
   * Puts the filled tables there, and drops those of before.
   *
   * @param source what they were filled from
   */
  void to(String source) throws SQLException {
    dropOld();
    lock(tables().stream().map(table -> live + "." + table).toList());
    execute("SET LOCAL synchronous_commit TO on");
    for (String table : tables()) {
      execute("ALTER TABLE %s.%s SET SCHEMA stock_old".formatted(live, table));
      execute("ALTER TABLE %s.%s SET SCHEMA %s".formatted(Staging.SCHEMA, table, live));
    }
    try (PreparedStatement statement =
        connection.prepareStatement(
            """
            INSERT INTO stock_source (only_one, source) VALUES (true, ?)
            ON CONFLICT (only_one) DO UPDATE SET source = EXCLUDED.source
            """)) {
      statement.setString(1, source);
      statement.executeUpdate();
    }
    execute("DELETE FROM stock_import");
    connection.commit();
    dropOld();
  }

  /**
   * Locks tables that are read. A reader that has one of them and waits for another would be waited
   * for without end; so each try is given up long before PostgreSQL looks for a deadlock (a
   * second), which it would end at the cost of the reader.
   */
  private void lock(List<String> tables) throws SQLException {
    String lock = "LOCK TABLE %s IN ACCESS EXCLUSIVE MODE".formatted(String.join(", ", tables));
    for (int tries = 1; ; tries++) {
      try {
        execute("SET LOCAL lock_timeout TO '%dms'".formatted(LOCK_WAIT.toMillis()));
        execute(lock);
        return;
      } catch (SQLException e) {
        connection.rollback();
        if (!NOT_LOCKED.contains(e.getSQLState()) || tries == MOST_LOCK_TRIES) {
          throw e;
        }
        pause();
      }
    }
  }

  private static void pause() {
    try {
      Thread.sleep(LOCK_WAIT);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted before the swap", e);
    }
  }

  private void dropOld() throws SQLException {
    // One to a transaction: a reader that began before the swap may wait for another of them.
    for (String table : tables()) {
      if (isThere("stock_old." + table)) {
        lock(List.of("stock_old." + table));
        execute("DROP TABLE stock_old." + table);
      }
      connection.commit();
    }
  }

  private boolean isThere(String table) throws SQLException {
    try (PreparedStatement statement =
        connection.prepareStatement("SELECT to_regclass(?) IS NOT NULL")) {
      statement.setString(1, table);
      try (ResultSet rows = statement.executeQuery()) {
        rows.next();
        return rows.getBoolean(1);
      }
    }
  }

  /** Returns the tables of the register, in the order in which a search reads them. */
  private static List<String> tables() {
    return List.of(
        StockNames.TOWNS_TABLE,
        StockNames.NAMES_TABLE,
        StockKind.ESTABLISHMENTS.table(),
        StockKind.LEGAL_UNITS.table());
  }

  private void execute(String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }
}
