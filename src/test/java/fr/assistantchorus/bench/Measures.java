package fr.assistantchorus.bench;

import fr.assistantchorus.bench.Load.Seen;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;

/** The rounds of one scenario, on the server and on the bare handler in turn. */
record Measures(Scenario scenario, List<Seen> server, List<Seen> bare) {

  static Measures of(Scenario scenario) {
    return new Measures(scenario, new ArrayList<>(), new ArrayList<>());
  }

  /** The median of the rounds' ratios, each of two that followed each other. */
  double ratio() {
    return median(ratios());
  }

  double leastRatio() {
    return ratios().stream().mapToDouble(Double::doubleValue).min().orElseThrow();
  }

  double mostRatio() {
    return ratios().stream().mapToDouble(Double::doubleValue).max().orElseThrow();
  }

  private List<Double> ratios() {
    List<Double> ratios = new ArrayList<>();
    for (int i = 0; i < server.size(); i++) {
      ratios.add(server.get(i).perSecond() / bare.get(i).perSecond());
    }
    return ratios;
  }

  static double median(List<Seen> rounds, ToDoubleFunction<Seen> of) {
    return median(rounds.stream().map(of::applyAsDouble).toList());
  }

  static double median(List<Double> values) {
    List<Double> sorted = values.stream().sorted().toList();
    int middle = sorted.size() / 2;
    return sorted.size() % 2 == 1
        ? sorted.get(middle)
        : (sorted.get(middle - 1) + sorted.get(middle)) / 2;
  }
}
