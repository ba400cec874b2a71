package fr.assistantchorus.intent;

import java.util.List;

/**
 * A linear model: one weight for each feature and label.
 *
 * @param labels sorted
 * @param values row by row, with one value for each label; each fits into two bytes (IEEE 754
 *     binary16), in which it is kept
 */
public record Weights(List<String> labels, float[] values) {

  /** Returns the model with its weights rounded to two bytes; the array is changed in place. */
  public static Weights rounded(List<String> labels, float[] values) {
    for (int i = 0; i < values.length; i++) {
      values[i] = Float.float16ToFloat(Float.floatToFloat16(values[i]));
    }
    return new Weights(labels, values);
  }

  /** Returns the score of each label, before scores are made probabilities. */
  public double[] scores(FeatureVector vector) {
    double[] scores = new double[labels.size()];
    for (int i = 0; i < vector.rows().length; i++) {
      int offset = vector.rows()[i] * scores.length;
      float value = vector.values()[i];
      for (int label = 0; label < scores.length; label++) {
        scores[label] += value * values[offset + label];
      }
    }
    return scores;
  }

  /** Turns scores into probabilities that add up to 1, in place, and returns them. */
  public static double[] probabilities(double[] scores, double temperature) {
    double highest = Double.NEGATIVE_INFINITY;
    for (double score : scores) {
      highest = Math.max(highest, score);
    }
    double sum = 0;
    for (int i = 0; i < scores.length; i++) {
      scores[i] = StrictMath.exp((scores[i] - highest) / temperature);
      sum += scores[i];
    }
    for (int i = 0; i < scores.length; i++) {
      scores[i] /= sum;
    }
    return scores;
  }
}
