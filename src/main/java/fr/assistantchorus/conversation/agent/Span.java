package fr.assistantchorus.conversation.agent;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** How long something took, roughly: people go and look for a number, or come back the next day. */
enum Span {
  MINUTE("0-1m", "moins d’une minute", Duration.ofMinutes(1)),
  FEW("1-3m", "1 à 3 minutes", Duration.ofMinutes(3)),
  FIVE("3-5m", "3 à 5 minutes", Duration.ofMinutes(5)),
  TEN("5-10m", "5 à 10 minutes", Duration.ofMinutes(10)),
  HALF_HOUR("10-30m", "10 à 30 minutes", Duration.ofMinutes(30)),
  HOUR("30-60m", "30 minutes à une heure", Duration.ofHours(1)),
  DAY("1-24h", "une heure à un jour", Duration.ofDays(1)),
  LONGER("24h", "plus d’un jour", Duration.ofDays(36_500));

  private final String code;
  private final String label;
  private final Duration below;

  Span(String code, String label, Duration below) {
    this.code = code;
    this.label = label;
    this.below = below;
  }

  String code() {
    return code;
  }

  static Span of(Duration duration) {
    return Stream.of(values())
        .filter(span -> duration.compareTo(span.below) < 0)
        .findFirst()
        .orElse(LONGER);
  }

  /**
   * Returns, in French, the span in which the median lies; empty where nothing was counted.
   *
   * @param counts by the code of a span
   */
  static Optional<String> median(Map<String, Long> counts) {
    long total = Stream.of(values()).mapToLong(span -> counts.getOrDefault(span.code, 0L)).sum();
    long sum = 0;
    for (Span span : values()) {
      sum += counts.getOrDefault(span.code, 0L);
      if (total > 0 && 2 * sum >= total) {
        return Optional.of(span.label);
      }
    }
    return Optional.empty();
  }
}
