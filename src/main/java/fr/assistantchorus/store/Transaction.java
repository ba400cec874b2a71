package fr.assistantchorus.store;

import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;

/** An open transaction; {@link Database#transaction} begins and ends it. */
public final class Transaction {
  private final SqlConnection connection;

  Transaction(SqlConnection connection) {
    this.connection = connection;
  }

  /** Runs one prepared statement. */
  public Future<RowSet<Row>> query(String sql, Tuple arguments) {
    return connection.preparedQuery(sql).execute(arguments);
  }
}
