package fr.assistantchorus.intent;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Predicate;

/**
 * Counts what was taken for what.
 *
 * @param counts by the intent that was meant, then by the intent it was taken for; zeros are left
 *     out
 */
public record Confusion(SortedMap<String, SortedMap<String, Integer>> counts) {

  /**
   * How many of the phrases that were meant for one intent were taken for the other (or for
   * itself).
   */
  public record Cell(String meant, String taken, int count) {}

  static Confusion of(List<Judgement> judgements) {
    SortedMap<String, SortedMap<String, Integer>> counts = new TreeMap<>();
    for (Judgement judgement : judgements) {
      counts
          .computeIfAbsent(judgement.meant(), unused -> new TreeMap<>())
          .merge(judgement.taken(), 1, Integer::sum);
    }
    return new Confusion(counts);
  }

  public int count(String meant, String taken) {
    return counts.getOrDefault(meant, new TreeMap<>()).getOrDefault(taken, 0);
  }

  /** Returns how many phrases were meant for an intent. */
  public int meant(String intent) {
    return counts.getOrDefault(intent, new TreeMap<>()).values().stream()
        .mapToInt(Integer::intValue)
        .sum();
  }

  /** Returns how many phrases were taken for an intent, rightly or not. */
  public int taken(String intent) {
    return counts.keySet().stream().mapToInt(meant -> count(meant, intent)).sum();
  }

  /**
   * Returns the part of the phrases meant for these intents that was taken rightly; NaN where there
   * are none.
   */
  public double accuracy(Predicate<String> intents) {
    List<String> counted = counts.keySet().stream().filter(intents).toList();
    int all = counted.stream().mapToInt(this::meant).sum();
    int right = counted.stream().mapToInt(intent -> count(intent, intent)).sum();
    return all == 0 ? Double.NaN : (double) right / all;
  }

  /**
   * Returns the harmonic mean of precision and recall; NaN for an intent that was neither meant nor
   * taken.
   */
  public double f1(String intent) {
    int all = meant(intent) + taken(intent);
    return all == 0 ? Double.NaN : 2.0 * count(intent, intent) / all;
  }

  /** Returns the mean of {@link #f1} over the intents that were meant; NaN where there are none. */
  public double macroF1() {
    return counts.keySet().stream().mapToDouble(this::f1).average().orElse(Double.NaN);
  }

  /**
   * Returns every pair of different intents that was mistaken, the most frequent first, then by
   * name.
   */
  public List<Cell> mistaken() {
    List<Cell> cells = new ArrayList<>();
    counts.forEach((meant, row) ->
        row.forEach((taken, count) -> {
          if (!meant.equals(taken)) {
            cells.add(new Cell(meant, taken, count));
          }
        }));
    cells.sort(Comparator.comparingInt((Cell cell) -> -cell.count()));
    return List.copyOf(cells);
  }
}
