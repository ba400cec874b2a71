package fr.assistantchorus.bench;

import fr.assistantchorus.embedded.DataDirectory;
import fr.assistantchorus.embedded.EmbeddedDatabase;
import fr.assistantchorus.store.DatabaseUrl;
import fr.assistantchorus.store.Migrations;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;

/**
 * The embedded PostgreSQL, durable as the server has it by default (fsync and synchronous_commit
 * on), with a database for each that is measured.
 */
final class BenchDatabase implements AutoCloseable {
  private final DataDirectory data;
  private final EmbeddedDatabase postgres;

  private BenchDatabase(DataDirectory data, EmbeddedDatabase postgres) {
    this.data = data;
    this.postgres = postgres;
  }

  static BenchDatabase start(Path folder) throws IOException {
    DataDirectory data = DataDirectory.open(folder);
    return new BenchDatabase(data, EmbeddedDatabase.start(data));
  }

  /** A new database without a table, in place of the one of an earlier run. */
  DatabaseUrl empty(String name) throws SQLException {
    execute("DROP DATABASE IF EXISTS " + name + " WITH (FORCE)");
    execute("CREATE DATABASE " + name);
    return kept(name);
  }

  /** A new database with the server's tables. */
  DatabaseUrl migrated(Vertx vertx, String name) throws SQLException {
    DatabaseUrl url = empty(name);
    Load.await(Migrations.run(vertx, url));
    return url;
  }

  /** The database of an earlier run. */
  DatabaseUrl kept(String name) {
    return postgres.url().withDatabase(name);
  }

  static Connection connect(DatabaseUrl url) throws SQLException {
    String jdbc = "jdbc:postgresql://%s:%d/%s".formatted(url.host(), url.port(), url.database());
    return DriverManager.getConnection(jdbc, url.user(), url.password());
  }

  /** Dead rows and a full log are of the round before: it pays for them. */
  void settle() throws SQLException {
    execute("CHECKPOINT");
  }

  private void execute(String sql) throws SQLException {
    try (Connection connection = connect(postgres.url());
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  @Override
  public void close() throws IOException {
    postgres.close();
    data.close();
  }
}
