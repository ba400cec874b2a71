package fr.assistantchorus.intent;

import java.util.Arrays;
import java.util.List;
import opennlp.tools.ml.maxent.quasinewton.Function;
import opennlp.tools.ml.maxent.quasinewton.QNMinimizer;

/**
 * The loss of all examples, as a function that OpenNLP's L-BFGS minimizer makes small.
 *
 * <p>OpenNLP's own maximum-entropy trainer reads each text twice an iteration and strides over the
 * labels. For the likelihood, this class gives the same model several times faster, since it keeps
 * the weights in the order in which they are read.
 */
public final class LinearTraining implements Function {
  private static final int ITERATIONS = 30;
  private static final int UPDATES_KEPT = 5;
  private static final int MOST_EVALUATIONS = 1_000;

  /**
   * Where fewer than one label in so many has a slope, it is faster to step over the others than to
   * add zeros for them.
   */
  private static final int FEW = 3;

  private final Loss loss;
  private final List<Example> examples;
  private final int labels;
  private final int dimension;
  private final double scale;
  private final int[] steep;
  private double[] point = new double[0];
  private double[] gradient = new double[0];
  private double value;

  /**
   * A text whose label is known.
   *
   * @param label the index of its label
   * @param weight 1 for a phrase as it was written
   */
  public record Example(FeatureVector vector, int label, double weight) {}

  private LinearTraining(Loss loss, List<Example> examples, int features, int labels) {
    this.loss = loss;
    this.examples = examples;
    this.labels = labels;
    dimension = Math.multiplyExact(features, labels);
    scale = loss.curvature / examples.size();
    steep = new int[labels];
  }

  /**
   * Trains for each {@link Loss} and adds up the weights. The same examples in the same order give
   * the same weights to the bit.
   *
   * @param features the number of rows
   */
  public static Weights train(List<Example> examples, int features, List<String> labels) {
    float[] sum = new float[Math.multiplyExact(features, labels.size())];
    if (labels.size() > 1) {
      for (Loss loss : Loss.values()) {
        double[] trained = new LinearTraining(loss, examples, features, labels.size()).minimum();
        for (int i = 0; i < sum.length; i++) {
          sum[i] += (float) (loss.part * trained[i]);
        }
      }
    }
    return Weights.rounded(labels, sum);
  }

  private double[] minimum() {
    double penalty = loss.penalty * loss.curvature;
    return new QNMinimizer(0, penalty, ITERATIONS, UPDATES_KEPT, MOST_EVALUATIONS).minimize(this);
  }

  @Override
  public int getDimension() {
    return dimension;
  }

  @Override
  public double valueAt(double[] x) {
    evaluate(x);
    return value;
  }

  @Override
  public double[] gradientAt(double[] x) {
    evaluate(x);
    double[] given = gradient;
    // The minimizer adds the penalty's part to the array that it is given, so it must not be kept.
    gradient = new double[0];
    return given;
  }

  /**
   * Finds value and gradient together, since the minimizer asks for both at the same point, one
   * after the other.
   */
  private void evaluate(double[] x) {
    if (gradient.length > 0 && Arrays.equals(x, point)) {
      return;
    }
    point = x.clone();
    gradient = new double[dimension];
    value = 0;
    double[] scores = new double[labels];
    for (Example example : examples) {
      add(example, x, scores);
    }
  }

  private void add(Example example, double[] x, double[] scores) {
    int[] rows = example.vector().rows();
    float[] values = example.vector().values();
    Arrays.fill(scores, 0);
    for (int i = 0; i < rows.length; i++) {
      int offset = rows[i] * labels;
      double factor = values[i];
      for (int label = 0; label < labels; label++) {
        scores[label] += factor * x[offset + label];
      }
    }
    value += scale * example.weight() * loss.slopes(scores, example.label());
    int sloping = sloping(scores);
    for (int i = 0; i < rows.length && sloping > 0; i++) {
      int offset = rows[i] * labels;
      double factor = scale * example.weight() * values[i];
      if (sloping < labels / FEW) {
        for (int j = 0; j < sloping; j++) {
          gradient[offset + steep[j]] += factor * scores[steep[j]];
        }
      } else {
        for (int label = 0; label < labels; label++) {
          gradient[offset + label] += factor * scores[label];
        }
      }
    }
  }

  /**
   * Returns how many labels the loss still depends on, and notes which. With a hinge these soon are
   * few.
   */
  private int sloping(double[] scores) {
    int count = 0;
    for (int label = 0; label < labels; label++) {
      if (scores[label] != 0) {
        steep[count++] = label;
      }
    }
    return count;
  }
}
