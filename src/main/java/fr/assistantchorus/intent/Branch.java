package fr.assistantchorus.intent;

import fr.assistantchorus.intent.LinearTraining.Example;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Tells an intent and its sub-intents apart, once the intent is known. It uses only the features
 * that the intent's own phrases have, so that it stays small.
 *
 * @param rows the rows of the whole space that are used, sorted; row n of these weights is row
 *     {@code rows[n]} of the whole space
 */
record Branch(int[] rows, Weights weights) {
  /**
   * A feature must occur this often to be used: more often than in one phrase and its copies typed
   * in haste. It halves the model's size and costs nothing that can be measured.
   */
  private static final int LEAST_EXAMPLES = 8;

  static Branch train(List<Example> examples, List<String> labels) {
    Map<Integer, Integer> counts = new TreeMap<>();
    for (Example example : examples) {
      Arrays.stream(example.vector().rows()).forEach(row -> counts.merge(row, 1, Integer::sum));
    }
    int[] rows =
        counts.keySet().stream()
            .filter(row -> counts.get(row) >= LEAST_EXAMPLES)
            .mapToInt(Integer::intValue)
            .toArray();
    List<Example> own =
        examples.stream()
            .map(e -> new Example(own(e.vector(), rows), e.label(), e.weight()))
            .toList();
    return new Branch(rows, MarginTraining.train(own, rows.length, labels));
  }

  /**
   * Returns the probability of each name, given that the intent is right.
   *
   * @param temperature the one of the intents, whose scores are made in the same way
   */
  double[] probabilities(FeatureVector vector, double temperature) {
    return Weights.probabilities(weights.scores(own(vector, rows)), temperature);
  }

  private static FeatureVector own(FeatureVector vector, int[] rows) {
    int[] found = new int[vector.rows().length];
    float[] values = new float[found.length];
    int count = 0;
    for (int i = 0; i < found.length; i++) {
      int row = Arrays.binarySearch(rows, vector.rows()[i]);
      if (row >= 0) {
        found[count] = row;
        values[count++] = vector.values()[i];
      }
    }
    return new FeatureVector(Arrays.copyOf(found, count), Arrays.copyOf(values, count));
  }
}
