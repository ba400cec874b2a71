package fr.assistantchorus.support;

import fr.assistantchorus.store.Database;
import fr.assistantchorus.store.DatabaseUrl;
import fr.assistantchorus.store.Seal;
import io.vertx.core.Vertx;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.Tuple;
import java.util.function.Function;

/**
 * A migrated database of its own for one test class:
 *
 * <pre>{@code @AutoClose static final TestDatabase database = TestDatabase.create();}</pre>
 */
public final class TestDatabase implements AutoCloseable {
  private static final byte[] TEST_KEY = new byte[Seal.KEY_LENGTH];

  private final Vertx vertx = Vertx.vertx();
  private final Seal seal = Seal.of(TEST_KEY);
  private final DatabaseUrl url;
  private final Database database;

  private TestDatabase(Function<Vertx, DatabaseUrl> make) {
    url = make.apply(vertx);
    database = Database.open(vertx, url, Database.Patience.PERSON);
  }

  public static TestDatabase create() {
    return new TestDatabase(TestServer::newDatabase);
  }

  /** One that holds the invented register of companies. */
  public static TestDatabase createWithRegister() {
    return new TestDatabase(TestServer::newDatabaseWithRegister);
  }

  public Vertx vertx() {
    return vertx;
  }

  public DatabaseUrl url() {
    return url;
  }

  public Database database() {
    return database;
  }

  /** Under a key that all tests share. */
  public Seal seal() {
    return seal;
  }

  /** Runs one statement and waits for it. */
  public RowSet<Row> query(String sql, Object... arguments) {
    return Futures.get(database.query(sql, Tuple.wrap(arguments)));
  }

  /** Closes the pool and drops the database. */
  @Override
  public void close() {
    Futures.get(database.close());
    Futures.get(vertx.close());
    TestServer.drop(url);
  }
}
