package fr.assistantchorus.intent;

import fr.assistantchorus.intent.Understood.Certainty;
import java.util.Arrays;
import java.util.List;

/**
 * Says how far probabilities can be trusted. It is found on phrases that the judged model had not
 * seen.
 *
 * @param temperature scores are divided by it, so that of the things said at 0.8 four in five are
 *     right
 * @param sure from this probability on, the first intent is acted on
 * @param known from this sum of the first two probabilities on, the person is asked which of the
 *     two is meant
 */
record Confidence(double temperature, double sure, double known) {
  /**
   * What a wrong act costs, in turns that the person loses by it. A question that helps costs
   * {@link #CHOICE}, and one whose choices are all wrong costs {@link #WRONG_CHOICE}.
   */
  private static final double WRONG_ACT = 4;

  private static final double WRONG_CHOICE = 3;
  private static final double CHOICE = 1;

  /**
   * At most this part of the messages that the assistant could have answered may be turned away as
   * not understood.
   */
  private static final double MOST_TURNED_AWAY = 0.02;

  private static final double HIGHEST_KNOWN = 0.5;

  /**
   * A held-out phrase.
   *
   * @param scores the score of each label
   * @param label the index of the right label
   */
  record Trial(double[] scores, int label) {}

  static Confidence of(List<Trial> trials) {
    double temperature = temperature(trials);
    List<Outcome> outcomes = trials.stream().map(trial -> Outcome.of(trial, temperature)).toList();
    return new Confidence(temperature, sure(outcomes), known(outcomes));
  }

  Certainty certainty(double first, double second) {
    if (first >= sure) {
      return Certainty.SURE;
    }
    return first + second >= known ? Certainty.EITHER : Certainty.NONE;
  }

  private static double temperature(List<Trial> trials) {
    double best = 1;
    double least = Double.MAX_VALUE;
    for (int step = 4; step <= 100; step++) {
      double temperature = step / 20.0;
      double loss = 0;
      for (Trial trial : trials) {
        double[] p = Weights.probabilities(trial.scores().clone(), temperature);
        loss -= StrictMath.log(Math.max(p[trial.label()], Double.MIN_NORMAL));
      }
      if (loss < least) {
        least = loss;
        best = temperature;
      }
    }
    return best;
  }

  /**
   * Returns the threshold that loses the fewest turns, weighing wrong acts against needless
   * questions.
   */
  private static double sure(List<Outcome> outcomes) {
    double best = 0.5;
    double least = Double.MAX_VALUE;
    for (int percent = 30; percent <= 90; percent++) {
      double threshold = percent / 100.0;
      double cost = outcomes.stream().mapToDouble(outcome -> outcome.cost(threshold)).sum();
      if (cost < least) {
        least = cost;
        best = threshold;
      }
    }
    return best;
  }

  private static double known(List<Outcome> outcomes) {
    double[] sums = outcomes.stream().mapToDouble(o -> o.first + o.second).sorted().toArray();
    double low = sums.length == 0 ? 0 : sums[(int) (sums.length * MOST_TURNED_AWAY)];
    return Math.min(HIGHEST_KNOWN, low);
  }

  private record Outcome(double first, double second, boolean right, boolean amongTwo) {
    static Outcome of(Trial trial, double temperature) {
      double[] p = Weights.probabilities(trial.scores().clone(), temperature);
      double right = p[trial.label()];
      double[] sorted = p.clone();
      Arrays.sort(sorted);
      double first = sorted[sorted.length - 1];
      double second = sorted.length > 1 ? sorted[sorted.length - 2] : 0;
      return new Outcome(first, second, right >= first, right >= second);
    }

    double cost(double threshold) {
      if (first >= threshold) {
        return right ? 0 : WRONG_ACT;
      }
      return amongTwo ? CHOICE : WRONG_CHOICE;
    }
  }
}
