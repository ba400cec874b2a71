package fr.assistantchorus.intent;

/**
 * What a linear model is trained to make small: how far the scores of a text are from saying what
 * it says. A model is the sum of one trained for each.
 *
 * <p>They err in different places: the likelihood, which weighs every text, gives probabilities
 * that can be trusted and does best with many phrases; the squared hinge, which weighs the texts
 * near the border of an intent alone, does best with few.
 */
enum Loss {
  /** Multinomial logistic regression: a maximum-entropy model. */
  LIKELIHOOD(1, 2e-4, 100) {
    @Override
    double slopes(double[] scores, int label) {
      Weights.probabilities(scores, 1);
      double value = -StrictMath.log(Math.max(scores[label], Double.MIN_NORMAL));
      scores[label] -= 1;
      return value;
    }
  },

  /** Each label against all others: what a text lacks to be beyond a margin of 1, squared. */
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

  /** The weights' part in the sum: scores of both are then of about the same spread. */
  final double part;

  /** L2, against the mean loss of an example; cross-validated on sets of 50 to 10,000 phrases. */
  final double penalty;

  /**
   * The minimizer takes the curvature to be about 1 and halves its step until it fits: brought near
   * that by this factor, an iteration takes one evaluation in place of five.
   */
  final double curvature;

  Loss(double part, double penalty, double curvature) {
    this.part = part;
    this.penalty = penalty;
    this.curvature = curvature;
  }

  /**
   * The loss of a text.
   *
   * @param scores of each label; how the loss grows with each of them, afterwards
   * @param label the right one
   */
  abstract double slopes(double[] scores, int label);
}
