package fr.assistantchorus.intent;

import fr.assistantchorus.intent.Understood.Certainty;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * How well a model does on phrases it was not trained on. Intents are compared by their parents.
 *
 * @param n phrases whose intent the model has
 * @param accuracy of these, the part whose first intent is right, whatever the certainty
 * @param top3 the part whose intent is among the first three
 * @param macroF1 mean over the intents met
 * @param rejectedOutOfScope of phrases that are out of scope, the part answered by {@link
 *     #OUT_OF_SCOPE} or by no certainty; NaN where there are none
 * @param rejectedInScope the same of the others
 * @param microsPerMessage mean, entities included
 * @param perIntent accuracy by intent
 * @param mistakes phrases with what they were taken for
 */
public record Evaluation(
    int n,
    double accuracy,
    double top3,
    double macroF1,
    double rejectedOutOfScope,
    double rejectedInScope,
    double microsPerMessage,
    SortedMap<String, Double> perIntent,
    List<Mistake> mistakes) {

  /** The intent for everything else; public sets name it {@code oos}. */
  public static final Set<String> OUT_OF_SCOPE = Set.of("hors_perimetre", "oos");

  public record Mistake(Phrase phrase, String taken, double confidence) {}

  /** Judges each phrase, one after the other. */
  public static Evaluation of(IntentModel model, List<Phrase> phrases) {
    Set<String> labels = model.intents().stream().map(Phrase::parent).collect(Collectors.toSet());
    List<Verdict> verdicts = new ArrayList<>();
    long start = System.nanoTime();
    for (Phrase phrase : phrases) {
      verdicts.add(new Verdict(phrase, model.understand(phrase.text())));
    }
    double micros = (System.nanoTime() - start) / 1_000.0 / Math.max(1, phrases.size());
    List<Verdict> judged =
        verdicts.stream().filter(v -> labels.contains(v.phrase.parent())).toList();
    Map<Boolean, List<Verdict>> byScope =
        verdicts.stream().collect(Collectors.partitioningBy(Verdict::isOutOfScope));
    SortedMap<String, Double> perIntent =
        judged.stream()
            .collect(
                Collectors.groupingBy(
                    v -> v.phrase.parent(),
                    TreeMap::new,
                    Collectors.averagingDouble(v -> v.isRight() ? 1 : 0)));
    return new Evaluation(
        judged.size(),
        part(judged.stream().filter(Verdict::isRight).count(), judged.size()),
        part(judged.stream().filter(Verdict::isAmongThree).count(), judged.size()),
        perIntent.keySet().stream().mapToDouble(intent -> f1(intent, judged)).average().orElse(0),
        rejected(byScope.get(true)),
        rejected(byScope.get(false)),
        micros,
        perIntent,
        judged.stream().filter(v -> !v.isRight()).map(Verdict::mistake).toList());
  }

  private static double rejected(List<Verdict> verdicts) {
    return part(verdicts.stream().filter(Verdict::isRejected).count(), verdicts.size());
  }

  private static double f1(String intent, List<Verdict> verdicts) {
    long hits = 0;
    long taken = 0;
    long meant = 0;
    for (Verdict verdict : verdicts) {
      boolean isTaken = verdict.taken().equals(intent);
      boolean isMeant = verdict.phrase.parent().equals(intent);
      hits += isTaken && isMeant ? 1 : 0;
      taken += isTaken ? 1 : 0;
      meant += isMeant ? 1 : 0;
    }
    return part(2 * hits, taken + meant);
  }

  private static double part(long count, long all) {
    return all == 0 ? Double.NaN : (double) count / all;
  }

  private record Verdict(Phrase phrase, Understood understood) {
    String taken() {
      return Phrase.parent(understood.ranked().getFirst().intent());
    }

    boolean isRight() {
      return taken().equals(phrase.parent());
    }

    boolean isAmongThree() {
      return understood.ranked().stream()
          .limit(3)
          .anyMatch(ranked -> Phrase.parent(ranked.intent()).equals(phrase.parent()));
    }

    boolean isOutOfScope() {
      return OUT_OF_SCOPE.contains(phrase.parent());
    }

    boolean isRejected() {
      return understood.certainty() == Certainty.NONE || OUT_OF_SCOPE.contains(taken());
    }

    Mistake mistake() {
      return new Mistake(phrase, taken(), understood.ranked().getFirst().confidence());
    }
  }
}
