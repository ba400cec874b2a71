package fr.assistantchorus.store;

import io.vertx.core.Future;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.Tuple;
import java.util.function.Function;

/** The pool of connections to PostgreSQL. */
public final class Database {
  private final Pool pool;

  public Database(Pool pool) {
    this.pool = pool;
  }

  /** Runs one prepared statement outside any transaction. */
  public Future<RowSet<Row>> query(String sql, Tuple arguments) {
    return pool.preparedQuery(sql).execute(arguments);
  }

  /** Commits when the work succeeds, rolls back when it fails. */
  public <T> Future<T> transaction(Function<Transaction, Future<T>> work) {
    return pool.withTransaction(connection -> work.apply(new Transaction(connection)));
  }
}
