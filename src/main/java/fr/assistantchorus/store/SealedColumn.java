package fr.assistantchorus.store;

import io.vertx.sqlclient.Row;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.IntStream;

/**
 * A column whose values are sealed under the master key. Each store names those of its tables, so
 * that they can be sealed anew under another one; a test holds that none is forgotten. Null is no
 * value.
 *
 * @param key the columns of the primary key, or of another one that no row ever changes
 * @param context the columns beside them that the context is made of
 * @param contextOf the context that the value of this row is sealed in; it may ask for the columns
 *     of the key and those above
 */
public record SealedColumn(
    String table,
    String column,
    List<String> key,
    List<String> context,
    Function<Row, String> contextOf) {
  private static final String VALUE = "sealed_value";
  private static final String NAME = "sealed_name";

  public SealedColumn {
    key = List.copyOf(key);
    context = List.copyOf(context);
  }

  /** A column of a table whose rows have an {@code id}, which alone makes the context. */
  public static SealedColumn byId(String table, String column, Function<UUID, String> contextOf) {
    return new SealedColumn(
        table, column, List.of("id"), List.of(), row -> contextOf.apply(row.getUUID("id")));
  }

  /** Reads the next rows behind a key and the names of their keys, in the order of the key. */
  String namesBehind(boolean first, int most) {
    return "SELECT %s, substring(%s FROM 1 FOR %d) AS %s FROM %s%s ORDER BY %s LIMIT %d"
        .formatted(
            String.join(", ", key),
            column,
            Seal.NAME_LENGTH,
            NAME,
            table,
            first ? "" : behind(),
            String.join(", ", key),
            most);
  }

  /**
   * Reads the next rows behind a key with what was not sealed under the key of the name, which is
   * the last argument. Rows that somebody else holds are read by nobody who would wait for them.
   */
  String othersBehind(boolean first, int most) {
    Set<String> columns = new LinkedHashSet<>(key);
    columns.addAll(context);
    int name = first ? 1 : key.size() + 1;
    return "SELECT %s, CASE WHEN substring(%s FROM 1 FOR %d) <> $%d THEN %s END AS %s FROM %s%s ORDER BY %s LIMIT %d FOR NO KEY UPDATE SKIP LOCKED"
        .formatted(
            String.join(", ", columns),
            column,
            Seal.NAME_LENGTH,
            name,
            column,
            VALUE,
            table,
            first ? "" : behind(),
            String.join(", ", key),
            most);
  }

  /** Writes a value, the last argument but the key's. */
  String write() {
    return "UPDATE %s SET %s = $1 WHERE (%s) = (%s)"
        .formatted(table, column, String.join(", ", key), places(2));
  }

  private String behind() {
    return " WHERE (%s) > (%s)".formatted(String.join(", ", key), places(1));
  }

  private String places(int from) {
    return String.join(
        ", ", IntStream.range(from, from + key.size()).mapToObj(number -> "$" + number).toList());
  }

  /** Returns the values of the key, to be passed on as they are. */
  List<Object> keyOf(Row row) {
    return key.stream().map(row::getValue).toList();
  }

  /** Returns the value of a row that {@link #othersBehind} read; null where there is none. */
  static byte[] valueOf(Row row) {
    var value = row.getBuffer(VALUE);
    return value == null ? null : value.getBytes();
  }

  /** Returns the name of the key of a row that {@link #namesBehind} read; null for no value. */
  static byte[] nameOf(Row row) {
    var name = row.getBuffer(NAME);
    return name == null ? null : name.getBytes();
  }

  @Override
  public String toString() {
    return table + "." + column;
  }
}
