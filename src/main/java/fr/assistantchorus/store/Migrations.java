package fr.assistantchorus.store;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import org.flywaydb.core.Flyway;

/** Brings the tables to what this version needs, by {@code db/migration/V….sql}. */
public final class Migrations {
  /**
   * How often a connection is tried again, since PostgreSQL may start at the same time as this
   * program. Each try waits longer, about seven seconds in all.
   */
  private static final int CONNECT_RETRIES = 3;

  private Migrations() {}

  /**
   * Runs the migrations on a worker thread. Of two nodes that start at once, one waits for the
   * other.
   *
   * @return how many migrations ran
   */
  public static Future<Integer> run(Vertx vertx, DatabaseUrl url) {
    return vertx.executeBlocking(() -> migrate(url));
  }

  private static int migrate(DatabaseUrl url) {
    return Flyway.configure()
        .dataSource(url.jdbcUrl(), url.user(), url.password())
        .connectRetries(CONNECT_RETRIES)
        .locations("classpath:db/migration")
        .validateMigrationNaming(true)
        // Each room numbers its migrations in a range of its own, so a later migration of a room
        // with lower numbers must still run.
        .outOfOrder(true)
        // A later version of the program has run migrations that this one does not know, of any
        // number, and this one starts again beside it: during a deploy, or to go back.
        .ignoreMigrationPatterns("*:missing", "*:future")
        .load()
        .migrate()
        .migrationsExecuted;
  }
}
