package fr.assistantchorus.bench;

import fr.assistantchorus.bench.Load.Seen;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;

/**
 * The rounds of one scenario, on the server, the bare handler and the limit in turn.
 *
 * @param bare writes what the server writes
 * @param limit writes the least there is
 */
record Measures(Scenario scenario, List<Seen> server, List<Seen> bare, List<Seen> limit) {

  static Measures of(Scenario scenario) {
    return new Measures(scenario, new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
  }

  /** Of the rounds' ratios, each of two of one turn. */
  record Ratio(double median, double least, double most) {}

  Ratio toBare() {
    return ratio(server, bare, Seen::perSecond);
  }

  Ratio toLimit() {
    return ratio(server, limit, Seen::perSecond);
  }

  static Ratio ratio(List<Seen> ours, List<Seen> theirs, ToDoubleFunction<Seen> of) {
    List<Double> ratios = new ArrayList<>();
    for (int i = 0; i < ours.size(); i++) {
      ratios.add(of.applyAsDouble(ours.get(i)) / of.applyAsDouble(theirs.get(i)));
    }
    List<Double> sorted = ratios.stream().sorted().toList();
    return new Ratio(median(sorted), sorted.getFirst(), sorted.getLast());
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
