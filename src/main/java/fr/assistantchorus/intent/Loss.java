package fr.assistantchorus.intent;

/**
 * What training makes small: how far the scores of a text are from saying its label. A model is the
 * sum of one linear model for each loss.
 *
 * <p>The two err in different places. The likelihood weighs every text, gives probabilities that
 * can be trusted, and does best with many phrases. The squared hinge weighs only the texts near the
 * border of an intent, and does best with few phrases.
 */
enum Loss {
  /** Multinomial logistic regression, which is a maximum-entropy model. */
  LIKELIHOOD(1, 2e-4, 100) {
    @Override
    double slopes(double[] scores, int label) {
      Weights.probabilities(scores, 1);
      double value = -StrictMath.log(Math.max(scores[label], Double.MIN_NORMAL));
      scores[label] -= 1;
      return value;
    }
  },

  /** Each label against all others: the square of what a text lacks to be beyond a margin of 1. */
  SQUARED_HINGE(4, 2e-3, 1) {
    @Override
    double slopes(double[] scores, int label) {
      double value = 0;
      for (int i = 0; i < scores.length; i++) {
        double side = i == label ? 1 : -1;
        double lack = Math.max(0, 1 - side * scores[i]);
        value += lack * lack / 2;
        scores[i] = -side * lack;
      }
      return value;
    }
  };

  /**
   * The weight of this loss's model in the sum. With it, the scores of both models have about the
   * same spread.
   */
  final double part;

  /**
   * The L2 penalty, against the mean loss of an example; cross-validated on sets of 50 to 10,000
   * phrases.
   */
  final double penalty;

  /**
   * Brings the loss's curvature near 1. The minimizer takes it to be about 1 and halves its step
   * until it fits, so with this factor an iteration takes one evaluation in place of five.
   */
  final double curvature;

  Loss(double part, double penalty, double curvature) {
    this.part = part;
    this.penalty = penalty;
    this.curvature = curvature;
  }

  /**
   * Returns the loss of one text.
   *
   * @param scores the score of each label; on return, the derivative of the loss by each score
   * @param label the index of the right one
   */
  abstract double slopes(double[] scores, int label);
}
