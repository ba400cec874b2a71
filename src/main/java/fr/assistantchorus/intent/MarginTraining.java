package fr.assistantchorus.intent;

import fr.assistantchorus.intent.LinearTraining.Example;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;

/**
 * Trains one linear model for each label against all others: the squared hinge, which is the square
 * of what a text lacks to be beyond a margin of 1, with an L2 penalty on the weights.
 *
 * <p>It is made small by dual coordinate descent (Hsieh et al., 2008): one text after the other, in
 * an order that a seed shuffles, the weights move to what is best for this text and the penalty.
 * Ten passes over the texts do what a minimizer of the whole sum does in hundreds. All labels are
 * trained together, since their weights of one feature stand side by side in memory.
 */
final class MarginTraining {
  private static final long SEED = 20_260_103;

  /** The L2 penalty, against the mean loss of an example; cross-validated over authors. */
  private static final double PENALTY = 4e-3;

  /** How often each text is looked at; the accuracy stays the same after so many times. */
  private static final int PASSES = 10;

  /** Brings the scores to a spread that a temperature near 1 makes probabilities of. */
  private static final float SPREAD = 5;

  /**
   * Where fewer than one label in so many is moved, it is faster to step over the others than to
   * add zeros for them.
   */
  private static final int FEW = 4;

  private final List<Example> examples;
  private final int labels;
  private final float[] weights;

  /** For each example, how much it moves the weights of each label; never negative. */
  private final float[] duals;

  private final float[] squares;
  private final float[] scores;

  /** The labels whose weights a text moves, of which there soon are few. */
  private final int[] moved;

  private MarginTraining(List<Example> examples, int features, int labels) {
    this.examples = examples;
    this.labels = labels;
    weights = new float[Math.multiplyExact(features, labels)];
    duals = new float[Math.multiplyExact(examples.size(), labels)];
    squares = new float[examples.size()];
    for (int i = 0; i < squares.length; i++) {
      squares[i] = square(examples.get(i).vector());
    }
    scores = new float[labels];
    moved = new int[labels];
  }

  /**
   * Returns the weights. The same examples in the same order give the same weights to the bit.
   *
   * @param features the number of rows
   */
  static Weights train(List<Example> examples, int features, List<String> labels) {
    MarginTraining training = new MarginTraining(examples, features, labels.size());
    if (labels.size() > 1) {
      training.descend();
    }
    return Weights.rounded(labels, training.weights);
  }

  private static float square(FeatureVector vector) {
    float sum = 0;
    for (float value : vector.values()) {
      sum += value * value;
    }
    return sum;
  }

  private void descend() {
    int[] order = new int[examples.size()];
    Arrays.setAll(order, i -> i);
    SplittableRandom random = new SplittableRandom(SEED);
    for (int pass = 0; pass < PASSES; pass++) {
      shuffle(order, random);
      for (int index : order) {
        score(examples.get(index).vector());
        int count = step(index);
        if (count > 0) {
          move(examples.get(index).vector(), count);
        }
      }
    }
    for (int i = 0; i < weights.length; i++) {
      weights[i] *= SPREAD;
    }
  }

  private static void shuffle(int[] order, SplittableRandom random) {
    for (int i = order.length - 1; i > 0; i--) {
      int other = random.nextInt(i + 1);
      int kept = order[i];
      order[i] = order[other];
      order[other] = kept;
    }
  }

  private void score(FeatureVector vector) {
    Arrays.fill(scores, 0);
    for (int i = 0; i < vector.rows().length; i++) {
      int offset = vector.rows()[i] * labels;
      float value = vector.values()[i];
      for (int label = 0; label < labels; label++) {
        scores[label] += value * weights[offset + label];
      }
    }
  }

  /**
   * Solves an example's own problem for each label, and leaves in {@link #scores} what is added to
   * the label's weights for each unit of a feature's value.
   *
   * @return how many labels are moved; {@link #moved} has them
   */
  private int step(int index) {
    Example example = examples.get(index);
    float bound = (float) (PENALTY * examples.size() / example.weight());
    int count = 0;
    for (int label = 0; label < labels; label++) {
      float side = label == example.label() ? 1 : -1;
      float dual = duals[index * labels + label];
      float slope = side * scores[label] - 1 + bound * dual;
      float next = Math.max(0, dual - slope / (squares[index] + bound));
      scores[label] = side * (next - dual);
      duals[index * labels + label] = next;
      if (next != dual) {
        moved[count++] = label;
      }
    }
    return count;
  }

  private void move(FeatureVector vector, int count) {
    for (int i = 0; i < vector.rows().length; i++) {
      int offset = vector.rows()[i] * labels;
      float value = vector.values()[i];
      if (count < labels / FEW) {
        for (int j = 0; j < count; j++) {
          weights[offset + moved[j]] += value * scores[moved[j]];
        }
      } else {
        for (int label = 0; label < labels; label++) {
          weights[offset + label] += value * scores[label];
        }
      }
    }
  }
}
