package fr.assistantchorus.support;

import io.vertx.sqlclient.Row;
import java.util.ArrayList;
import java.util.List;

/** Searches a whole database. */
public final class Tables {
  private static final String COLUMNS =
      """
      SELECT table_name, column_name FROM information_schema.columns
      WHERE table_schema = 'public' ORDER BY table_name, ordinal_position
      """;

  private Tables() {}

  /**
   * @return {@code table.column} of each column in which the value stands in the clear, in any row,
   *     as text or as bytes, whatever the case
   */
  public static List<String> holding(TestDatabase database, String value) {
    List<String> found = new ArrayList<>();
    for (Row column : database.query(COLUMNS)) {
      String table = column.getString("table_name");
      String name = column.getString("column_name");
      // Names come from the catalog of the database, not from anybody's input.
      String sql =
          """
          SELECT count(*) AS rows FROM "%s"
          WHERE position(lower($1) IN lower("%s"::text)) > 0
             OR position(encode(convert_to($1, 'UTF8'), 'hex') IN "%s"::text) > 0
          """
              .formatted(table, name, name);
      if (database.query(sql, value).iterator().next().getLong("rows") > 0) {
        found.add(table + "." + name);
      }
    }
    return found;
  }
}
