package fr.assistantchorus.company.national;

import fr.assistantchorus.company.StockNames;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyIn;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The tables of {@code stock_next}, which an import fills, and how far each is. Every method is a
 * transaction of its own, or several; a killed import leaves what was committed.
 */
final class Staging {
  static final String SCHEMA = "stock_next";

  private static final Logger LOG = LoggerFactory.getLogger(Staging.class);

  /** Any number that no other lock of this program uses: the letters « stoc ». */
  private static final long LOCK = 0x73746f63L;

  private static final String UNIQUE_VIOLATION = "23505";

  private final Connection connection;
  private final String live;

  /**
   * How far the import of a file is.
   *
   * @param lines that were read, the header apart; those refused among them
   */
  record Progress(String fingerprint, long lines, long refused, boolean complete) {
    static Progress none(String fingerprint) {
      return new Progress(fingerprint, 0, 0, false);
    }
  }

  private Staging(Connection connection, String live) {
    this.connection = connection;
    this.live = live;
  }

  /** Prepares the connection, which is of no other use afterwards. */
  static Staging on(Connection connection) throws SQLException {
    String live;
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery("SELECT quote_ident(current_schema())")) {
      rows.next();
      live = rows.getString(1);
    }
    Staging staging = new Staging(connection, live);
    // Names without a schema mean the tables that are being filled; stock_import is the live one.
    staging.execute("SET search_path TO %s, %s".formatted(SCHEMA, live));
    staging.execute("SET maintenance_work_mem TO '256MB'");
    // What a crash loses of the rows it loses of the count of them too, and the import goes on.
    staging.execute("SET synchronous_commit TO off");
    connection.setAutoCommit(false);
    return staging;
  }

  /** Returns whether no other import is under way; it keeps others away until the end. */
  boolean lock() throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery("SELECT pg_try_advisory_lock(" + LOCK + ")")) {
      rows.next();
      boolean free = rows.getBoolean(1);
      connection.commit();
      return free;
    }
  }

  /** Lets others in again; a connection that is broken does so by its end. */
  void unlock() {
    try {
      connection.rollback();
      execute("SELECT pg_advisory_unlock(" + LOCK + ")");
      connection.commit();
    } catch (SQLException e) {
      LOG.debug("the lock of the import goes with its connection", e);
    }
  }

  /** Returns what the tables in use were filled from. */
  Optional<String> source() throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery("SELECT source FROM stock_source")) {
      return rows.next() ? Optional.of(rows.getString(1)) : Optional.empty();
    } finally {
      connection.commit();
    }
  }

  /** Returns how far this kind is; empty where nothing of it is there. */
  Optional<Progress> progress(StockKind kind) throws SQLException {
    try (PreparedStatement statement =
        connection.prepareStatement(
            """
            SELECT fingerprint, lines_read, lines_refused, complete FROM stock_import
            WHERE kind = ? AND to_regclass(?) IS NOT NULL
            """)) {
      statement.setString(1, kind.title());
      statement.setString(2, SCHEMA + "." + kind.table());
      try (ResultSet rows = statement.executeQuery()) {
        return rows.next()
            ? Optional.of(
                new Progress(
                    rows.getString(1), rows.getLong(2), rows.getLong(3), rows.getBoolean(4)))
            : Optional.empty();
      }
    } finally {
      connection.commit();
    }
  }

  /** Returns how far this file is, and begins anew where another one of its kind was begun. */
  Progress begin(StockFile file) throws SQLException {
    Optional<Progress> known =
        progress(file.kind()).filter(one -> one.fingerprint().equals(file.fingerprint()));
    if (known.isPresent()) {
      return known.get();
    }
    make(file.kind().table());
    try (PreparedStatement statement =
        connection.prepareStatement(
            """
            INSERT INTO stock_import (kind, fingerprint, lines_read, lines_refused, complete)
            VALUES (?, ?, 0, 0, false)
            ON CONFLICT (kind) DO UPDATE SET fingerprint = EXCLUDED.fingerprint,
              lines_read = 0, lines_refused = 0, complete = false
            """)) {
      statement.setString(1, file.kind().title());
      statement.setString(2, file.fingerprint());
      statement.executeUpdate();
    }
    connection.commit();
    return Progress.none(file.fingerprint());
  }

  /** Forgets the file of this kind, whose next file begins anew. */
  void forget(StockKind kind) throws SQLException {
    try (PreparedStatement statement =
        connection.prepareStatement("DELETE FROM stock_import WHERE kind = ?")) {
      statement.setString(1, kind.title());
      statement.executeUpdate();
    }
    connection.commit();
  }

  /** Begins a COPY, which {@link #keep} commits. */
  CopyIn copy(StockKind kind) throws SQLException {
    return connection
        .unwrap(PGConnection.class)
        .getCopyAPI()
        .copyIn(
            "COPY %s.%s (%s) FROM STDIN"
                .formatted(SCHEMA, kind.table(), String.join(", ", kind.tableColumns())));
  }

  /** Commits the rows that were copied, with the count of them. */
  void keep(StockKind kind, Progress progress) throws SQLException {
    try (PreparedStatement statement =
        connection.prepareStatement(
            """
            UPDATE stock_import SET lines_read = ?, lines_refused = ?, complete = ? WHERE kind = ?
            """)) {
      statement.setLong(1, progress.lines());
      statement.setLong(2, progress.refused());
      statement.setBoolean(3, progress.complete());
      statement.setString(4, kind.title());
      statement.executeUpdate();
    }
    connection.commit();
  }

  /** Makes the indexes that the table in use has; those that an earlier import made stay. */
  void index(String table) throws SQLException {
    for (Index index : missing(table)) {
      execute(index.definition());
      if (index.primary()) {
        execute(
            "ALTER TABLE %s.%s ADD CONSTRAINT %s PRIMARY KEY USING INDEX %s"
                .formatted(SCHEMA, table, index.name(), index.name()));
      }
      connection.commit();
    }
    execute("ANALYZE %s.%s".formatted(SCHEMA, table));
    connection.commit();
  }

  /**
   * Likewise, for a table that was copied in: the files promise that a number is there once, and
   * where they do not keep it, the last of its lines counts.
   *
   * @return how many lines were dropped for that
   */
  long indexOnce(StockKind kind) throws SQLException {
    try {
      index(kind.table());
      return 0;
    } catch (SQLException e) {
      if (!UNIQUE_VIOLATION.equals(e.getSQLState())) {
        throw e;
      }
      connection.rollback();
    }
    long dropped;
    try (Statement statement = connection.createStatement()) {
      dropped = statement.executeUpdate(dropRepeated(kind));
    }
    connection.commit();
    index(kind.table());
    return dropped;
  }

  private static String dropRepeated(StockKind kind) {
    return switch (kind) {
      case ESTABLISHMENTS ->
          """
          DELETE FROM stock_etablissement USING (
            SELECT siret, max(ctid) AS last FROM stock_etablissement
            GROUP BY siret HAVING count(*) > 1
          ) AS repeated
          WHERE stock_etablissement.siret = repeated.siret AND stock_etablissement.ctid < last
          """;
      case LEGAL_UNITS ->
          """
          DELETE FROM stock_unite_legale USING (
            SELECT siren, max(ctid) AS last FROM stock_unite_legale
            GROUP BY siren HAVING count(*) > 1
          ) AS repeated
          WHERE stock_unite_legale.siren = repeated.siren AND stock_unite_legale.ctid < last
          """;
    };
  }

  /**
   * Fills the tables of the search, anew where an earlier import had begun to. PostgreSQL lets
   * several processes fold and number names only where the rows make the table, so the constraints
   * of the names come afterwards.
   */
  void fillNames() throws SQLException {
    String names = SCHEMA + "." + StockNames.NAMES_TABLE;
    execute("DROP TABLE IF EXISTS " + names);
    execute("SET LOCAL parallel_setup_cost TO 0");
    execute("SET LOCAL parallel_tuple_cost TO 0");
    execute("CREATE TABLE %s AS %s".formatted(names, StockNames.NAMES));
    execute(
        """
        ALTER TABLE %s ALTER siret SET NOT NULL, ALTER nom SET NOT NULL,
          ALTER commune SET NOT NULL, ALTER jetons SET NOT NULL, ALTER jetons SET DEFAULT '{}'
        """
            .formatted(names));
    make(StockNames.TOWNS_TABLE);
    execute(StockNames.FILL_TOWNS);
    connection.commit();
  }

  /**
   * Puts the filled tables in the place of those in use.
   *
   * @param source what they were filled from
   */
  void swap(String source) throws SQLException {
    new Swap(connection, live).to(source);
  }

  private void make(String table) throws SQLException {
    execute("DROP TABLE IF EXISTS %s.%s".formatted(SCHEMA, table));
    execute("CREATE TABLE %s.%s (LIKE %s.%s)".formatted(SCHEMA, table, live, table));
  }

  /**
   * An index of a table in use.
   *
   * @param definition makes the same one on the table that is being filled
   */
  private record Index(String name, String definition, boolean primary) {}

  private List<Index> missing(String table) throws SQLException {
    List<Index> missing = new ArrayList<>();
    try (PreparedStatement statement =
        connection.prepareStatement(
            """
            SELECT relname, pg_get_indexdef(indexrelid), indisprimary
            FROM pg_index JOIN pg_class ON pg_class.oid = indexrelid
            WHERE indrelid = ?::regclass
              AND to_regclass(? || '.' || quote_ident(relname)) IS NULL
            ORDER BY indisprimary DESC, relname
            """)) {
      statement.setString(1, live + "." + table);
      statement.setString(2, SCHEMA);
      try (ResultSet rows = statement.executeQuery()) {
        while (rows.next()) {
          missing.add(
              new Index(
                  rows.getString(1),
                  rows.getString(2).replace(" ON %s.".formatted(live), " ON %s.".formatted(SCHEMA)),
                  rows.getBoolean(3)));
        }
      }
    }
    return missing;
  }

  private void execute(String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }
}
