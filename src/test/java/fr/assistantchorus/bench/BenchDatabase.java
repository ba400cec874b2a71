package fr.assistantchorus.bench;

import fr.assistantchorus.company.SyntheticRegister;
import fr.assistantchorus.embedded.DataDirectory;
import fr.assistantchorus.embedded.EmbeddedDatabase;
import fr.assistantchorus.store.Database;
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
 * on), with a fresh, migrated database for the server and one for the bare handler.
 */
final class BenchDatabase implements AutoCloseable {
  private final DataDirectory data;
  private final EmbeddedDatabase postgres;
  private final DatabaseUrl server;
  private final DatabaseUrl bare;

  private BenchDatabase(DataDirectory data, EmbeddedDatabase postgres) throws SQLException {
    this.data = data;
    this.postgres = postgres;
    this.server = fresh("bench_server");
    this.bare = fresh("bench_bare");
  }

  static BenchDatabase start(Vertx vertx, Path folder) throws IOException, SQLException {
    DataDirectory data = DataDirectory.open(folder);
    var database = new BenchDatabase(data, EmbeddedDatabase.start(data));
    Load.await(Migrations.run(vertx, database.server));
    Load.await(Migrations.run(vertx, database.bare));
    fillRegister(vertx, database.server);
    return database;
  }

  /** For the sign-up, which looks a company up. */
  private static void fillRegister(Vertx vertx, DatabaseUrl url) {
    Database pool = Database.open(vertx, url, Database.Patience.BACKGROUND);
    Load.await(SyntheticRegister.load(pool));
    Load.await(pool.close());
  }

  DatabaseUrl server() {
    return server;
  }

  DatabaseUrl bare() {
    return bare;
  }

  static Connection connect(DatabaseUrl url) throws SQLException {
    String jdbc = "jdbc:postgresql://%s:%d/%s".formatted(url.host(), url.port(), url.database());
    return DriverManager.getConnection(jdbc, url.user(), url.password());
  }

  /** Dead rows and a full log are of the round before: it pays for them. */
  void settle() throws SQLException {
    execute("CHECKPOINT");
  }

  private DatabaseUrl fresh(String name) throws SQLException {
    execute("DROP DATABASE IF EXISTS " + name + " WITH (FORCE)");
    execute("CREATE DATABASE " + name);
    return postgres.url().withDatabase(name);
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
