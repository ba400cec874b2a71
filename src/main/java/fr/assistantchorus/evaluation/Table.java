package fr.assistantchorus.evaluation;

import java.util.List;
import java.util.stream.Collectors;

/**
 * A table in a page. Each cell is shown as it was typed; the first cell of a row is its heading.
 */
record Table(List<String> columns, List<List<String>> rows) {

  String markup() {
    String head =
        columns.stream()
            .map(column -> "<th scope=\"col\">" + Markup.escaped(column) + "</th>")
            .collect(Collectors.joining());
    return rows.stream()
        .map(Table::row)
        .collect(Collectors.joining("", "<table><tr>" + head + "</tr>\n", "</table>"));
  }

  private static String row(List<String> cells) {
    return cells.stream()
        .skip(1)
        .map(cell -> "<td>" + Markup.escaped(cell) + "</td>")
        .collect(
            Collectors.joining(
                "",
                "<tr><th scope=\"row\">" + Markup.escaped(cells.getFirst()) + "</th>",
                "</tr>\n"));
  }
}
