package fr.assistantchorus.web.page;

import fr.assistantchorus.web.http.Responses;
import io.vertx.core.buffer.Buffer;
import io.vertx.ext.web.RoutingContext;
import java.util.List;

/**
 * A list as a file (« Exporter au format CSV », RFC 4180), as French spreadsheets open it: UTF-8
 * with its mark, semicolons between the cells. A cell that a spreadsheet would take for a formula
 * begins with an apostrophe, which makes it a text.
 */
public final class Csv {
  private static final String MARK = "\uFEFF";
  private static final String SEPARATOR = ";";
  private static final String LINE_END = "\r\n";
  private static final String BEGIN_FORMULAS = "=+-@\t\r\n＝＋－＠";

  private Csv() {}

  /**
   * Answers with a file.
   *
   * @param name of the file, without its ending; letters, digits and hyphens only
   * @param rows each has as many cells as the header
   */
  public static void send(
      RoutingContext context, String name, List<String> header, List<List<String>> rows) {
    context
        .response()
        .putHeader("Content-Disposition", "attachment; filename=\"%s.csv\"".formatted(name))
        .putHeader("Cache-Control", "no-store");
    Responses.send(
        context, 200, "text/csv; charset=utf-8; header=present", Buffer.buffer(of(header, rows)));
  }

  /** Returns the text of a file. */
  static String of(List<String> header, List<List<String>> rows) {
    StringBuilder text = new StringBuilder(MARK);
    append(text, header);
    rows.forEach(row -> append(text, row));
    return text.toString();
  }

  private static void append(StringBuilder text, List<String> row) {
    text.append(String.join(SEPARATOR, row.stream().map(Csv::cell).toList())).append(LINE_END);
  }

  private static String cell(String value) {
    boolean isFormula = !value.isEmpty() && BEGIN_FORMULAS.indexOf(value.charAt(0)) >= 0;
    String safe = isFormula ? "'" + value : value;
    return "\"" + safe.replace("\"", "\"\"") + "\"";
  }
}
