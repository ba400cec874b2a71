package fr.assistantchorus.bench;

import fr.assistantchorus.store.DatabaseUrl;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;
import io.vertx.pgclient.PgBuilder;
import io.vertx.pgclient.PgConnectOptions;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.PoolOptions;
import java.util.UUID;

/** What a bare handler writes: each turn in one durable statement, where the version matches. */
interface BareTurns {
  /** As the server's. */
  int CONNECTIONS = 16;

  int PIPELINE = 64;
  int LONGEST_PREPARED_SQL = 8_192;

  /** What the handler knows of a conversation. */
  record Known(UUID id, long version, long seq) {}

  Future<Known> begin(UUID id, Rows rows);

  /**
   * Fails where the version has moved on.
   *
   * @param request the body, with the turn's id
   */
  Future<Known> turn(Known known, JsonObject request, Rows rows);

  /** As the server's pool for those who wait. */
  static Pool pool(Vertx vertx, DatabaseUrl url) {
    var connecting =
        new PgConnectOptions()
            .setHost(url.host())
            .setPort(url.port())
            .setDatabase(url.database())
            .setUser(url.user())
            .setPassword(url.password())
            .addProperty("plan_cache_mode", "force_generic_plan")
            .setPipeliningLimit(PIPELINE)
            .setCachePreparedStatements(true)
            .setPreparedStatementCacheSqlLimit(LONGEST_PREPARED_SQL);
    return PgBuilder.pool()
        .connectingTo(connecting)
        .with(new PoolOptions().setMaxSize(CONNECTIONS))
        .using(vertx)
        .build();
  }

  /** Succeeds where one row was written. */
  static Future<Void> once(int rows) {
    return rows == 1
        ? Future.succeededFuture()
        : Future.failedFuture(new IllegalStateException("the version has moved on"));
  }
}
