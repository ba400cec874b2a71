package fr.assistantchorus.web.page;

import java.util.List;

/**
 * A label and a value, as the patterns {@code facts} and {@code recap} show them.
 *
 * @param label in French
 * @param lines the lines of the value; none is empty
 * @param number whether the value is a number, whose digits stand below each other
 * @param change the path of the page that changes it, to which « Modifier » leads; empty where it
 *     cannot be changed here
 */
public record Row(String label, List<String> lines, boolean number, String change) {
  public Row {
    lines = List.copyOf(lines);
  }

  public static Row text(String label, String value) {
    return new Row(label, List.of(value), false, "");
  }

  public static Row lines(String label, List<String> lines) {
    return new Row(label, lines, false, "");
  }

  /** Returns a row with a number; the caller groups its digits, for instance by {@link Grouped}. */
  public static Row number(String label, String value) {
    return new Row(label, List.of(value), true, "");
  }

  /** Returns this row with « Modifier », which leads to this path. */
  public Row changedAt(String path) {
    return new Row(label, lines, number, path);
  }
}
