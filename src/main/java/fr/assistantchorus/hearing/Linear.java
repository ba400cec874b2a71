package fr.assistantchorus.hearing;

import fr.assistantchorus.intent.FeatureVector;
import fr.assistantchorus.intent.LinearTraining;
import fr.assistantchorus.intent.Weights;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * A linear model over marks: evidence with its own weights, and words by their rarity. Immutable.
 *
 * @param names of the marks, from row 1 on
 * @param rarity by row
 */
public record Linear(
    List<String> names,
    float[] rarity,
    Weights weights,
    Map<String, Integer> rows,
    Map<String, Integer> evidenceRows) {
  /** A mark must stand in so many examples to be learnt. */
  private static final int LEAST = 2;

  /**
   * The weights of evidence and of words against each other; cross-validated over authors, see
   * docs/understanding.md.
   */
  private static final double EVIDENCE = 0.5;

  private static final double SAYING = 1;
  private static final double WEIGHT_OF_RARITY = 0.7;
  private static final double EVENNESS = 0.7;

  /** The first sign in the name of a run of letters. */
  private static final char LETTERS = 'c';

  /** The first sign in the name of a word. */
  private static final char WORD = 'w';

  private static final String OF_EVIDENCE = "e:";

  /**
   * What an example shows.
   *
   * @param saying the words
   */
  record Marked(Map<String, Float> evidence, Set<String> saying, String label) {}

  /** Returns a model that was learnt before. */
  public static Linear of(List<String> names, float[] rarity, Weights weights) {
    return new Linear(names, rarity, weights, rows(names), evidenceRows(names));
  }

  private static Map<String, Integer> rows(List<String> names) {
    Map<String, Integer> rows = HashMap.newHashMap(names.size());
    for (String name : names) {
      rows.put(name, rows.size() + 1);
    }
    return rows;
  }

  /** Returns the rows of evidence by the marks' own names, which are then not put together. */
  private static Map<String, Integer> evidenceRows(List<String> names) {
    Map<String, Integer> rows = new HashMap<>();
    for (int i = 0; i < names.size(); i++) {
      if (names.get(i).startsWith(OF_EVIDENCE)) {
        rows.put(names.get(i).substring(OF_EVIDENCE.length()), i + 1);
      }
    }
    return rows;
  }

  /**
   * Learns from these examples; the same ones give the same model to the bit.
   *
   * @param balance how far labels that few examples have are brought to the weight of the others: 0
   *     not at all, 1 wholly
   */
  static Linear learn(List<Marked> examples, double balance) {
    Map<String, Integer> counts = new TreeMap<>();
    for (Marked example : examples) {
      example.evidence().keySet().forEach(m -> counts.merge(OF_EVIDENCE + m, 1, Integer::sum));
      example.saying().forEach(mark -> counts.merge(mark, 1, Integer::sum));
    }
    counts.values().removeIf(count -> count < LEAST);
    List<String> names = List.copyOf(counts.keySet());
    float[] rarity = new float[names.size() + 1];
    for (int i = 0; i < names.size(); i++) {
      double rare = 1 + StrictMath.log((1.0 + examples.size()) / (1 + counts.get(names.get(i))));
      rarity[i + 1] = (float) StrictMath.pow(rare, WEIGHT_OF_RARITY);
    }
    List<String> labels = examples.stream().map(Marked::label).distinct().sorted().toList();
    Map<String, Double> heaviness = weights(examples, labels, balance);
    Linear blank = of(names, rarity, new Weights(labels, new float[0]));
    return of(
        names,
        rarity,
        LinearTraining.train(
            examples.stream()
                .map(marked ->
                    new LinearTraining.Example(
                        blank.vector(marked.evidence(), marked.saying()),
                        labels.indexOf(marked.label()),
                        heaviness.get(marked.label())))
                .toList(),
            names.size() + 1,
            labels));
  }

  private static Map<String, Double> weights(
      List<Marked> examples, List<String> labels, double balance) {
    Map<String, Integer> counts = new HashMap<>();
    examples.forEach(example -> counts.merge(example.label(), 1, Integer::sum));
    double even = (double) examples.size() / Math.max(1, labels.size());
    Map<String, Double> weights = new HashMap<>();
    counts.forEach((label, count) -> weights.put(label, StrictMath.pow(even / count, balance)));
    return weights;
  }

  /** Returns the score of each of {@code weights.labels()}. */
  double[] scores(Map<String, Float> evidence, Set<String> saying) {
    return weights.scores(vector(evidence, saying));
  }

  /** Returns which part of the words of a message were learnt, 0 to 1. */
  double known(Set<String> saying) {
    int words = 0;
    int known = 0;
    for (String mark : saying) {
      if (mark.charAt(0) == WORD && mark.indexOf('@') < 0) {
        words++;
        known += rows.containsKey(mark) ? 1 : 0;
      }
    }
    return words == 0 ? 0 : (double) known / words;
  }

  /** Returns, for each mark of evidence, how much more it speaks for one label than for another. */
  Map<String, Double> differences(String one, String other) {
    int labels = weights.labels().size();
    int plus = weights.labels().indexOf(one);
    int minus = weights.labels().indexOf(other);
    Map<String, Double> differences = HashMap.newHashMap(evidenceRows.size());
    if (plus >= 0 && minus >= 0) {
      evidenceRows.forEach((mark, row) ->
          differences.put(
              mark,
              EVIDENCE
                  * (weights.values()[row * labels + plus]
                      - weights.values()[row * labels + minus])));
    }
    return differences;
  }

  /** Returns how much more speaks for one label than for another where nothing is known. */
  double base(String one, String other) {
    int plus = weights.labels().indexOf(one);
    int minus = weights.labels().indexOf(other);
    return plus < 0 || minus < 0 ? 0 : weights.values()[plus] - weights.values()[minus];
  }

  private FeatureVector vector(Map<String, Float> evidence, Set<String> saying) {
    int[] found = new int[evidence.size() + saying.size() + 1];
    float[] values = new float[found.length];
    int count = 0;
    for (Map.Entry<String, Float> mark : evidence.entrySet()) {
      Integer row = evidenceRows.get(mark.getKey());
      if (row != null) {
        found[count] = row;
        values[count++] = (float) (EVIDENCE * mark.getValue());
      }
    }
    int first = count;
    double[] squares = new double[2];
    int[] part = new int[found.length];
    for (String mark : saying) {
      Integer row = rows.get(mark);
      if (row != null) {
        part[count] = mark.charAt(0) == LETTERS ? 1 : 0;
        squares[part[count]] += (double) rarity[row] * rarity[row];
        found[count] = row;
        values[count++] = rarity[row];
      }
    }
    for (int i = first; i < count; i++) {
      values[i] *= (float) (SAYING / StrictMath.pow(squares[part[i]], EVENNESS / 2));
    }
    // Every message has row 0, whose weights say how common each label is.
    values[count++] = 1;
    return new FeatureVector(Arrays.copyOf(found, count), Arrays.copyOf(values, count));
  }
}
