package fr.assistantchorus.store;

import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import java.util.Optional;

/** Reads what a statement gave back. */
public final class Rows {
  private Rows() {}

  /** Returns the first row; empty where there is none. */
  public static Optional<Row> first(RowSet<Row> rows) {
    return rows.size() == 0 ? Optional.empty() : Optional.of(rows.iterator().next());
  }
}
