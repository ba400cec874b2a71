package fr.assistantchorus.bench;

import fr.assistantchorus.store.DatabaseUrl;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.Tuple;
import java.util.UUID;

/**
 * The least that a turn can cost: two tables with a primary key each, a state that is put where the
 * version matches, and a row with the request and the answer. What an act writes is left out.
 */
final class LimitStore implements BareTurns {
  private static final String STATES =
      """
      CREATE TABLE limit_state (id uuid PRIMARY KEY, version bigint NOT NULL, state jsonb NOT NULL)
      """;

  private static final String EVENTS =
      """
      CREATE TABLE limit_event (
        conversation uuid NOT NULL, version bigint NOT NULL, time timestamptz NOT NULL DEFAULT now(),
        body jsonb NOT NULL, PRIMARY KEY (conversation, version))
      """;

  private static final String TURN =
      """
      WITH moved AS (
        INSERT INTO limit_state AS known (id, version, state) VALUES ($1, 1, $3)
        ON CONFLICT (id) DO UPDATE SET version = known.version + 1, state = excluded.state
        WHERE known.version = $2
        RETURNING version)
      INSERT INTO limit_event (conversation, version, body) SELECT $1, version, $4 FROM moved
      """;

  private final Pool pool;

  LimitStore(Vertx vertx, DatabaseUrl url) {
    pool = BareTurns.pool(vertx, url);
  }

  Future<Void> create() {
    return pool.query(STATES).execute().compose(_ -> pool.query(EVENTS).execute()).mapEmpty();
  }

  @Override
  public Future<Known> begin(UUID id, Rows rows) {
    return turn(new Known(id, 0, 0), new JsonObject(), rows);
  }

  @Override
  public Future<Known> turn(Known known, JsonObject request, Rows rows) {
    JsonObject state =
        new JsonObject().put("step", known.version() + 1).put("last", request.getString("text"));
    JsonObject event =
        new JsonObject().put("in", request).put("out", new JsonObject(rows.answer()));
    return pool.preparedQuery(TURN)
        .execute(Tuple.of(known.id(), known.version(), state, event))
        .compose(done -> BareTurns.once(done.rowCount()))
        .map(new Known(known.id(), known.version() + 1, 0));
  }
}
