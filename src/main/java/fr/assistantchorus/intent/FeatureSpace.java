package fr.assistantchorus.intent;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The features that training has met, each with a row and a weight by its rarity.
 *
 * <p>Words and runs of letters are brought to a similar length separately, so that the many runs do
 * not drown the few words.
 */
final class FeatureSpace {
  /** Every text has the feature of row 0; its weights say how common each intent is. */
  private static final int ALWAYS = 0;

  /**
   * Bounds the size of the model and the time of training. Where there are more features, the
   * rarest are left out.
   */
  private static final int MOST_FEATURES = 70_000;

  /**
   * This constant and the next two were cross-validated with the likelihood alone; none of them
   * changes with the sum of both losses.
   */
  private static final double LENGTH = 3;

  /**
   * The value 1 would bring all texts to one length; less lets long ones keep some of their weight.
   */
  private static final double EVENNESS = 0.7;

  private static final double WEIGHT_OF_RARITY = 0.7;

  private final List<String> names;
  private final float[] rarity;
  private final Map<String, Integer> rows;

  /**
   * @param names in the order of their rows, from row 1 on
   * @param rarity by row
   */
  FeatureSpace(List<String> names, float[] rarity) {
    this.names = List.copyOf(names);
    this.rarity = rarity;
    rows = HashMap.newHashMap(names.size());
    for (String name : names) {
      rows.put(name, rows.size() + 1);
    }
  }

  /**
   * Returns the space of the features of these texts, without the rarest where there are too many.
   *
   * @param texts the names of each text's features
   */
  static FeatureSpace of(List<String[]> texts) {
    Map<String, Integer> found = new HashMap<>();
    for (String[] text : texts) {
      for (String name : text) {
        found.merge(name, 1, Integer::sum);
      }
    }
    for (int least = 2; found.size() > MOST_FEATURES; least++) {
      int kept = least;
      found.values().removeIf(count -> count < kept);
    }
    SortedMap<String, Integer> counts = new TreeMap<>(found);
    float[] rarity = new float[counts.size() + 1];
    int row = 1;
    for (int count : counts.values()) {
      double rare = 1 + StrictMath.log((1.0 + texts.size()) / (1 + count));
      rarity[row++] = (float) StrictMath.pow(rare, WEIGHT_OF_RARITY);
    }
    return new FeatureSpace(List.copyOf(counts.keySet()), rarity);
  }

  FeatureVector vector(String[] features) {
    int[] found = new int[features.length + 1];
    int[] part = new int[found.length];
    double[] squares = new double[2];
    int count = 0;
    for (String name : features) {
      Integer row = rows.get(name);
      if (row != null) {
        part[count] = Features.isOfLetters(name) ? 1 : 0;
        squares[part[count]] += (double) rarity[row] * rarity[row];
        found[count++] = row;
      }
    }
    double[] scale = new double[squares.length];
    for (int i = 0; i < scale.length; i++) {
      scale[i] = LENGTH / StrictMath.pow(squares[i], EVENNESS / 2);
    }
    float[] values = new float[count + 1];
    for (int i = 0; i < count; i++) {
      values[i] = (float) (scale[part[i]] * rarity[found[i]]);
    }
    found[count] = ALWAYS;
    values[count] = 1;
    return new FeatureVector(Arrays.copyOf(found, count + 1), values);
  }

  int size() {
    return names.size() + 1;
  }

  List<String> names() {
    return names;
  }

  float[] rarity() {
    return rarity;
  }
}
