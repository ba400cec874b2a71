package fr.assistantchorus.support;

import fr.assistantchorus.company.SyntheticRegister;
import fr.assistantchorus.store.Database;
import fr.assistantchorus.store.DatabaseUrl;
import fr.assistantchorus.store.Migrations;
import io.vertx.core.Vertx;
import io.vertx.pgclient.SslMode;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.testcontainers.postgresql.PostgreSQLContainer;

/**
 * The one PostgreSQL of this JVM: a container where a Docker engine gives the image, else the
 * embedded one.
 */
final class TestServer {
  private static final String IMAGE = "postgres:18-alpine";
  private static final String TEMPLATE = "migrated";
  private static final String WITH_REGISTER = "template_with_register";
  private static final AtomicInteger COUNTER = new AtomicInteger();

  private static DatabaseUrl server;
  private static boolean registered;

  private TestServer() {}

  /** A new database with all migrations run, copied from one that was migrated once. */
  static synchronized DatabaseUrl newDatabase(Vertx vertx) {
    if (server == null) {
      server = start();
      execute("CREATE DATABASE " + TEMPLATE);
      Migrations.run(vertx, server.withDatabase(TEMPLATE)).await();
    }
    return copyOf(TEMPLATE);
  }

  /** Likewise, with the invented register of companies, which takes a while to fill in. */
  static synchronized DatabaseUrl newDatabaseWithRegister(Vertx vertx) {
    if (!registered) {
      DatabaseUrl url = newDatabase(vertx);
      Database database = Database.open(vertx, url, Database.Patience.BACKGROUND);
      SyntheticRegister.load(database).await();
      database.close().await();
      // A template must have nobody connected.
      execute("CREATE DATABASE %s TEMPLATE %s".formatted(WITH_REGISTER, url.database()));
      drop(url);
      registered = true;
    }
    return copyOf(WITH_REGISTER);
  }

  private static DatabaseUrl copyOf(String template) {
    String name = "test_" + COUNTER.incrementAndGet();
    execute("CREATE DATABASE " + name + " TEMPLATE " + template);
    return server.withDatabase(name);
  }

  static synchronized void drop(DatabaseUrl database) {
    execute("DROP DATABASE " + database.database() + " WITH (FORCE)");
  }

  private static DatabaseUrl start() {
    if (dockerAnswers()) {
      try {
        var container = new PostgreSQLContainer(IMAGE);
        container.start();
        System.out.println("Tests use PostgreSQL in a container (" + IMAGE + ").");
        return url(
            container.getHost(),
            container.getFirstMappedPort(),
            container.getDatabaseName(),
            container.getUsername(),
            container.getPassword());
      } catch (RuntimeException e) {
        System.out.println("No container of " + IMAGE + ": " + e.getMessage());
      }
    }
    try {
      var postgres = EmbeddedPostgres.builder().start();
      System.out.println("Tests use the embedded PostgreSQL: no Docker engine gives an image.");
      return url("localhost", postgres.getPort(), "postgres", "postgres", "postgres");
    } catch (IOException e) {
      throw new IllegalStateException("the embedded PostgreSQL does not start", e);
    }
  }

  /** Asked first, since Testcontainers says much when there is none. */
  private static boolean dockerAnswers() {
    return System.getenv("DOCKER_HOST") != null || Files.exists(Path.of("/var/run/docker.sock"));
  }

  private static DatabaseUrl url(
      String host, int port, String database, String user, String password) {
    return new DatabaseUrl(host, port, database, user, password, SslMode.DISABLE, Optional.empty());
  }

  private static void execute(String sql) {
    String jdbc =
        "jdbc:postgresql://%s:%d/%s".formatted(server.host(), server.port(), server.database());
    try (Connection connection =
            DriverManager.getConnection(jdbc, server.user(), server.password());
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    } catch (SQLException e) {
      throw new IllegalStateException(sql, e);
    }
  }
}
