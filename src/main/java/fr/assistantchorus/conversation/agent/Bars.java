package fr.assistantchorus.conversation.agent;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** A bar a day, without words: the table beside it has the numbers. */
final class Bars {
  private static final int WIDTH = 300;
  private static final int HEIGHT = 40;

  private Bars() {}

  static String svg(List<Long> values) {
    long most = Math.max(1, values.stream().mapToLong(Long::longValue).max().orElse(1));
    double step = (double) WIDTH / values.size();
    String bars =
        IntStream.range(0, values.size())
            .filter(i -> values.get(i) > 0)
            .mapToObj(i -> {
              double height = Math.max(1, HEIGHT * (double) values.get(i) / most);
              return String.format(
                  Locale.ROOT,
                  "<rect x=\"%.2f\" y=\"%.2f\" width=\"%.2f\" height=\"%.2f\"/>",
                  i * step,
                  HEIGHT - height,
                  Math.max(0.5, step * 0.8),
                  height);
            })
            .collect(Collectors.joining());
    return "<svg class=\"bars\" aria-hidden=\"true\" focusable=\"false\" viewBox=\"0 0 %d %d\" width=\"%d\" height=\"%d\" preserveAspectRatio=\"none\">%s</svg>"
        .formatted(WIDTH, HEIGHT, WIDTH, HEIGHT, bars);
  }
}
