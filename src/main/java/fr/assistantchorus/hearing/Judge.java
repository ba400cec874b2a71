package fr.assistantchorus.hearing;

import fr.assistantchorus.hearing.Linear.Marked;
import fr.assistantchorus.intent.Weights;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Weighs the evidence of a message, with what was learnt from examples: what it means where it is
 * said, and, where it answers a choice, which option is chosen. Immutable.
 */
public final class Judge {
  /** The version of the marks; raise it where the same examples would give another judge. */
  public static final int VERSION = 3;

  /** Scores are divided by it, so that of the things said at 0.8 about four in five are right. */
  private static final double TEMPERATURE = 2.2;

  /** Meanings that few examples have are as likely to be meant by a stranger as others. */
  private static final double BALANCE = 0.25;

  private static final String VALUE = "value";
  private static final String NO_VALUE = "none";

  private final Linear meanings;
  private final Linear choices;
  private final Linear values;

  /** What speaks for a stretch of text to be a value, by mark. */
  private final Map<String, Double> valueWeights;

  /** Makes a judge that was learnt before. */
  public Judge(Linear meanings, Linear choices, Linear values) {
    this.meanings = meanings;
    this.choices = choices;
    this.values = values;
    this.valueWeights = values.differences(VALUE, NO_VALUE);
  }

  /**
   * What one example shows.
   *
   * @param saying the words of the message
   * @param chosen what it chooses, as {@link ChoiceEvidence#label} has it
   * @param values stretches of its text that are values, and others
   */
  public record Shown(
      Map<String, Float> evidence,
      Set<String> saying,
      Meaning meaning,
      Map<String, Float> choice,
      Optional<String> chosen,
      List<ValueSpans.Shown> values) {}

  public static Judge learn(Collection<Shown> examples) {
    List<Marked> meanings = new ArrayList<>();
    List<Marked> choices = new ArrayList<>();
    List<Marked> values = new ArrayList<>();
    for (Shown shown : examples) {
      meanings.add(new Marked(shown.evidence(), shown.saying(), shown.meaning().code()));
      shown
          .chosen()
          .ifPresent(label -> choices.add(new Marked(shown.choice(), shown.saying(), label)));
      for (ValueSpans.Shown value : shown.values()) {
        values.add(new Marked(value.marks(), Set.of(), value.right() ? VALUE : NO_VALUE));
      }
    }
    return new Judge(
        Linear.learn(meanings, BALANCE), Linear.learn(choices, 0), Linear.learn(values, 0));
  }

  /** Returns the probability of each meaning, by its ordinal. */
  double[] meanings(Map<String, Float> evidence, Set<String> saying) {
    double[] p = Weights.probabilities(meanings.scores(evidence, saying), TEMPERATURE);
    double[] ordered = new double[Meaning.values().length];
    for (int i = 0; i < p.length; i++) {
      int own = i;
      Meaning.ofCode(meanings.weights().labels().get(i))
          .ifPresent(meaning -> ordered[meaning.ordinal()] = p[own]);
    }
    return ordered;
  }

  /**
   * Returns the probability of each of these labels; 0 for one that no example has chosen.
   *
   * @param labels those of the options that are shown
   */
  double[] choices(Map<String, Float> evidence, Set<String> saying, List<String> labels) {
    double[] scores = choices.scores(evidence, saying);
    double[] among = new double[labels.size()];
    List<String> known = choices.weights().labels();
    for (int i = 0; i < among.length; i++) {
      int label = known.indexOf(labels.get(i));
      among[i] = label < 0 ? Double.NEGATIVE_INFINITY : scores[label];
    }
    return labels.stream().noneMatch(known::contains)
        ? new double[labels.size()]
        : Weights.probabilities(among, TEMPERATURE);
  }

  /** Returns which part of the words of a message choices were learnt with, 0 to 1. */
  double known(Set<String> saying) {
    return choices.known(saying);
  }

  /** Returns which part of the words of a message meanings were learnt with, 0 to 1. */
  double knownToMeanings(Set<String> saying) {
    return meanings.known(saying);
  }

  public Linear meanings() {
    return meanings;
  }

  public Linear choices() {
    return choices;
  }

  public Linear values() {
    return values;
  }

  /** Returns how far a mark speaks for a stretch of text to be a value; below 0, against it. */
  double valueWeight(String mark) {
    return valueWeights.getOrDefault(mark, 0.0);
  }

  /** Returns what speaks for any stretch at all. */
  double valueBase() {
    return values.base(VALUE, NO_VALUE);
  }
}
