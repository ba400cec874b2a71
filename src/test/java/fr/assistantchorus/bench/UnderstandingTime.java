package fr.assistantchorus.bench;

import fr.assistantchorus.intent.Understanding;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/** How long it takes to tell what a short text says, on one core and without anything around it. */
final class UnderstandingTime {
  private static final int TEXTS = 20_000;
  private static final int ROUNDS = 7;
  private static final LocalDate DAY = LocalDate.of(2026, 11, 25);

  private UnderstandingTime() {}

  /** Microseconds a text: the median of some rounds, the first being for the compiler. */
  static double microseconds(Understanding understanding) {
    List<String> texts =
        Scenario.ALL.stream()
            .flatMap(scenario -> scenario.round().stream())
            .filter(Scenario.Step.Say.class::isInstance)
            .map(step -> ((Scenario.Step.Say) step).text())
            .toList();
    List<Double> rounds = new ArrayList<>();
    long ranked = 0;
    for (int round = 0; round < ROUNDS; round++) {
      long start = System.nanoTime();
      for (int i = 0; i < TEXTS; i++) {
        ranked += understanding.understand(texts.get(i % texts.size()), DAY).ranked().size();
      }
      rounds.add((System.nanoTime() - start) / 1e3 / TEXTS);
    }
    if (ranked == 0) {
      throw new IllegalStateException("understood nothing");
    }
    return Measures.median(rounds.subList(1, ROUNDS));
  }
}
