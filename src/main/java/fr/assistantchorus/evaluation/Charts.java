package fr.assistantchorus.evaluation;

import fr.assistantchorus.intent.Calibration;
import fr.assistantchorus.intent.Confusion;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeSet;

/**
 * Draws the pictures of an evaluation as SVG to be put into a page: no script, nothing loaded from
 * outside.
 */
final class Charts {
  /** The room for the name of an intent, in pixels. */
  private static final int NAMES = 300;

  private static final int ROW = 22;
  private static final int BAR = 320;
  private static final int PLOT = 320;
  private static final int MARGIN = 45;
  private static final double LARGEST_DOT = 16;
  private static final double SMALLEST_DOT = 3;

  /** The palest colour, so that a rare mistake can still be seen. */
  private static final double PALEST = 0.25;

  private Charts() {}

  /**
   * Returns the confusion table: a row for what was meant, a column for what it was taken for. The
   * deeper the colour, the larger the part of the row.
   */
  static String confusion(Confusion confusion) {
    TreeSet<String> names = new TreeSet<>(confusion.counts().keySet());
    confusion.counts().values().forEach(row -> names.addAll(row.keySet()));
    List<String> intents = List.copyOf(names);
    int size = NAMES + ROW * intents.size();
    StringBuilder svg = opened(size, size, "Confusion table: rows meant, columns taken");
    for (int i = 0; i < intents.size(); i++) {
      String name = Markup.escaped(intents.get(i));
      int middle = NAMES + i * ROW + ROW / 2;
      add(svg, "<text x='%d' y='%d' class='end'>%s</text>", NAMES - 6, middle + 4, name);
      add(
          svg,
          "<text transform='translate(%d %d) rotate(-90)'>%s</text>",
          middle + 4,
          NAMES - 6,
          name);
      addRow(svg, confusion, intents, i);
    }
    return closed(svg);
  }

  private static void addRow(
      StringBuilder svg, Confusion confusion, List<String> intents, int row) {
    String meant = intents.get(row);
    for (int column = 0; column < intents.size(); column++) {
      int count = confusion.count(meant, intents.get(column));
      if (count > 0) {
        add(
            svg,
            "<rect x='%d' y='%d' width='%d' height='%d' class='%s' fill-opacity='%.2f'/>"
                + "<text x='%d' y='%d' class='middle'>%d</text>",
            NAMES + column * ROW,
            NAMES + row * ROW,
            ROW - 1,
            ROW - 1,
            column == row ? "right" : "wrong",
            PALEST + (1 - PALEST) * count / confusion.meant(meant),
            NAMES + column * ROW + ROW / 2,
            NAMES + row * ROW + ROW / 2 + 4,
            count);
      }
    }
  }

  /**
   * Returns the reliability diagram: confidence across, accuracy upwards. The area of a dot is its
   * bin's part of the phrases.
   */
  static String calibration(Calibration calibration) {
    StringBuilder svg =
        opened(
            PLOT + 2 * MARGIN,
            PLOT + 2 * MARGIN,
            "Reliability diagram: confidence across, accuracy upwards");
    add(
        svg,
        "<rect x='%d' y='%d' width='%d' height='%d' class='frame'/>",
        MARGIN,
        MARGIN,
        PLOT,
        PLOT);
    add(
        svg,
        "<line x1='%d' y1='%d' x2='%d' y2='%d' class='ideal'/>",
        MARGIN,
        MARGIN + PLOT,
        MARGIN + PLOT,
        MARGIN);
    for (int fifth = 0; fifth <= 5; fifth++) {
      double at = fifth / 5.0;
      String label = Figures.rounded(at, 1);
      add(svg, "<text x='%.0f' y='%d' class='middle'>%s</text>", x(at), PLOT + MARGIN + 18, label);
      add(svg, "<text x='%d' y='%.0f' class='end'>%s</text>", MARGIN - 6, y(at) + 4, label);
    }
    int all = calibration.bins().stream().mapToInt(Calibration.Bin::n).sum();
    for (Calibration.Bin bin : calibration.bins()) {
      if (bin.n() > 0) {
        add(
            svg,
            "<circle cx='%.1f' cy='%.1f' r='%.1f' class='right'/>",
            x(bin.confidence()),
            y(bin.accuracy()),
            Math.max(SMALLEST_DOT, LARGEST_DOT * Math.sqrt((double) bin.n() / all)));
      }
    }
    return closed(svg);
  }

  private static double x(double part) {
    return MARGIN + PLOT * part;
  }

  private static double y(double part) {
    return MARGIN + PLOT * (1 - part);
  }

  /**
   * Returns a bar for each part.
   *
   * @param parts between 0 and 1, by what they are parts of
   */
  static String bars(String what, SortedMap<String, Double> parts) {
    StringBuilder svg = opened(NAMES + BAR + 60, ROW * parts.size(), what + ", in percent");
    int top = 0;
    for (Map.Entry<String, Double> part : parts.entrySet()) {
      double length = BAR * part.getValue();
      add(
          svg,
          "<text x='%d' y='%d' class='end'>%s</text>"
              + "<rect x='%d' y='%d' width='%.1f' height='%d' class='right'/>"
              + "<text x='%.1f' y='%d'>%s</text>",
          NAMES - 6,
          top + ROW / 2 + 4,
          Markup.escaped(part.getKey()),
          NAMES,
          top + 3,
          length,
          ROW - 6,
          NAMES + length + 6,
          top + ROW / 2 + 4,
          Figures.percent(part.getValue()));
      top += ROW;
    }
    return closed(svg);
  }

  private static StringBuilder opened(int width, int height, String what) {
    StringBuilder svg = new StringBuilder();
    add(
        svg,
        "<svg role='img' aria-label='%s' width='%d' height='%d' viewBox='0 0 %d %d'>",
        what,
        width,
        height,
        width,
        height);
    return svg;
  }

  private static String closed(StringBuilder svg) {
    return svg.append("</svg>").toString();
  }

  private static void add(StringBuilder svg, String format, Object... values) {
    svg.append(String.format(Locale.ROOT, format, values)).append('\n');
  }
}
