package fr.assistantchorus.conversation.agent;

import fr.assistantchorus.conversation.agent.FigureStore.Figure;
import fr.assistantchorus.store.Moments;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Collector;
import java.util.stream.Collectors;

/**
 * What happened on some days, for a page.
 *
 * @param measures one row each, with its days as a picture
 * @param days one row each, the newest first; empty ones are left out
 * @param intents the most frequent ones first
 * @param dialogs those that were begun most first
 */
public record FiguresTold(
    List<Series> measures, List<Day> days, List<Series> intents, List<DialogRow> dialogs) {
  /** So many intents are shown; the file has all. */
  static final int MOST_INTENTS = 40;

  private static final Map<String, String> ENDINGS =
      Map.of(
          DayCounts.DONE,
          "Abouti",
          "refused",
          "Refusé",
          DayCounts.CANCELLED,
          "Abandonné ou annulé",
          DayCounts.WENT_ON,
          "Continué dans un autre dialogue");

  public FiguresTold {
    measures = List.copyOf(measures);
    days = List.copyOf(days);
    intents = List.copyOf(intents);
    dialogs = List.copyOf(dialogs);
  }

  /** Returns whether nothing happened. */
  public boolean isEmpty() {
    return days.isEmpty() && dialogs.isEmpty();
  }

  /**
   * A figure over the days.
   *
   * @param label in French, or the name of an intent
   * @param part of what it is a part of, in hundredths, as « 12 % »; may be empty
   * @param most of one day
   * @param picture an SVG: a bar a day
   */
  public record Series(String label, long total, String part, long most, String picture) {}

  /**
   * A day.
   *
   * @param day in French
   */
  public record Day(
      String day,
      long conversations,
      long messages,
      long texts,
      long missed,
      long handedOver,
      long broken) {}

  /**
   * A dialog.
   *
   * @param left how many stand in it, or gave it up
   * @param median how long half of those took who were done, in French; may be empty
   * @param messages how many messages of the person it took on average; may be empty
   */
  public record DialogRow(
      String dialog,
      String title,
      long begun,
      long done,
      long refused,
      long wentOn,
      long left,
      String median,
      String messages) {}

  static FiguresTold of(
      Days days, List<Figure> byDay, List<Figure> byDialog, UnaryOperator<String> titles) {
    Map<String, Map<LocalDate, Long>> measures =
        byDay.stream()
            .filter(one -> !one.measure().equals(Measure.INTENT.code()))
            .collect(grouped(Figure::measure));
    Map<String, Map<LocalDate, Long>> intents =
        byDay.stream()
            .filter(one -> one.measure().equals(Measure.INTENT.code()))
            .collect(grouped(Figure::key));
    long texts = sum(measures.getOrDefault(Measure.TEXTS.code(), Map.of()));
    return new FiguresTold(
        List.of(
                Measure.CONVERSATIONS,
                Measure.MESSAGES,
                Measure.MISSED,
                Measure.HANDED_OVER,
                Measure.BROKEN)
            .stream()
            .map(measure ->
                series(
                    days,
                    measure.label(),
                    measures.getOrDefault(measure.code(), Map.of()),
                    measure == Measure.MISSED ? texts : 0))
            .toList(),
        days(measures),
        intents.entrySet().stream()
            .map(one -> series(days, one.getKey(), one.getValue(), texts))
            .sorted(Comparator.comparingLong(Series::total).reversed())
            .limit(MOST_INTENTS)
            .toList(),
        dialogs(byDialog, titles));
  }

  private static Collector<Figure, ?, Map<String, Map<LocalDate, Long>>> grouped(
      Function<Figure, String> by) {
    return Collectors.groupingBy(
        by,
        TreeMap::new,
        Collectors.groupingBy(Figure::day, TreeMap::new, Collectors.summingLong(Figure::count)));
  }

  private static long sum(Map<LocalDate, Long> counts) {
    return counts.values().stream().mapToLong(Long::longValue).sum();
  }

  private static Series series(Days days, String label, Map<LocalDate, Long> counts, long whole) {
    List<Long> values = days.all().stream().map(day -> counts.getOrDefault(day, 0L)).toList();
    long total = sum(counts);
    return new Series(
        label,
        total,
        whole == 0 ? "" : Math.round(100.0 * total / whole) + " %",
        values.stream().mapToLong(Long::longValue).max().orElse(0),
        Bars.svg(values));
  }

  private static List<Day> days(Map<String, Map<LocalDate, Long>> measures) {
    List<LocalDate> filled =
        measures.values().stream()
            .flatMap(counts -> counts.keySet().stream())
            .distinct()
            .sorted(Comparator.reverseOrder())
            .toList();
    return filled.stream()
        .map(day ->
            new Day(
                Moments.french(day),
                on(measures, Measure.CONVERSATIONS, day),
                on(measures, Measure.MESSAGES, day),
                on(measures, Measure.TEXTS, day),
                on(measures, Measure.MISSED, day),
                on(measures, Measure.HANDED_OVER, day),
                on(measures, Measure.BROKEN, day)))
        .toList();
  }

  private static long on(
      Map<String, Map<LocalDate, Long>> measures, Measure measure, LocalDate day) {
    return measures.getOrDefault(measure.code(), Map.of()).getOrDefault(day, 0L);
  }

  private static List<DialogRow> dialogs(List<Figure> figures, UnaryOperator<String> titles) {
    Map<String, List<Figure>> byDialog =
        figures.stream()
            .filter(one -> !one.dialog().isEmpty())
            .collect(
                Collectors.groupingBy(Figure::dialog, LinkedHashMap::new, Collectors.toList()));
    List<DialogRow> rows = new ArrayList<>();
    byDialog.forEach((dialog, own) -> {
      long done = of(own, Measure.ENDED, DayCounts.DONE);
      rows.add(
          new DialogRow(
              dialog,
              titles.apply(dialog),
              of(own, Measure.BEGUN, ""),
              done,
              of(own, Measure.ENDED, "refused"),
              of(own, Measure.ENDED, DayCounts.WENT_ON),
              own.stream()
                  .filter(one -> one.measure().equals(Measure.LEFT.code()))
                  .mapToLong(Figure::count)
                  .sum(),
              Span.median(
                      own.stream()
                          .filter(one -> one.measure().equals(Measure.TOOK.code()))
                          .collect(Collectors.toMap(Figure::key, Figure::count, Long::sum)))
                  .orElse(""),
              average(of(own, Measure.SAID, ""), done)));
    });
    rows.sort(Comparator.comparingLong(DialogRow::begun).reversed());
    return rows;
  }

  private static long of(List<Figure> figures, Measure measure, String key) {
    return figures.stream()
        .filter(one -> one.measure().equals(measure.code()) && one.key().equals(key))
        .mapToLong(Figure::count)
        .sum();
  }

  /** Returns « 8,4 »; empty where there is nothing to divide by. */
  static String average(long sum, long number) {
    return number == 0 ? "" : String.format(Locale.FRENCH, "%.1f", (double) sum / number);
  }

  /** Returns in French how a dialog ended. */
  static String ending(String how) {
    return ENDINGS.getOrDefault(how, how);
  }
}
