package fr.assistantchorus.intent;

import fr.assistantchorus.intent.Understood.Certainty;
import fr.assistantchorus.intent.phrase.Phrase;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * Says how well a model does on phrases that it was not trained on. A part is NaN where there is
 * nothing that it would be a part of.
 *
 * @param n how many phrases have an intent that the model knows
 * @param accuracy the part of these n whose first intent is right, whatever the certainty
 * @param top3 the part of these n whose intent is among the first three
 * @param macroF1 the mean of F1 over the intents of these n
 * @param rejectedOutOfScope the part of the phrases out of scope that was answered by an
 *     out-of-scope intent or without certainty. A phrase is out of scope by the name of its intent,
 *     or because the model does not know that intent
 * @param rejectedInScope the same for the other phrases
 * @param microsPerMessage the time of one core after warm-up, in microseconds, finding values
 *     included; NaN where it was not measured
 * @param perIntent accuracy by intent
 * @param certainties by certainty, how many of these n were answered with it, and which part of
 *     them is right
 * @param mistakes the phrases that were taken for something else, in their order
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
    Confusion confusion,
    Calibration calibration,
    Map<Certainty, Share> certainties,
    List<Mistake> mistakes) {

  /** The intents for everything else, under the names that the sets give them. */
  public static final Set<String> OUT_OF_SCOPE = Set.of("hors_perimetre", "oos", "out_of_scope");

  public record Mistake(Phrase phrase, String taken, double confidence) {}

  /**
   * @param accuracy of the first intent; NaN where n is 0
   */
  public record Share(int n, double accuracy) {}

  /** Judges each phrase by its parent intent. */
  public static Evaluation of(IntentModel model, List<Phrase> phrases) {
    return of(model, phrases, Grain.PARENT);
  }

  /** Judges each phrase, one after the other, without measuring time. */
  public static Evaluation of(IntentModel model, List<Phrase> phrases, Grain grain) {
    return of(model, phrases, grain, Double.NaN);
  }

  /**
   * Judges as {@link #of(IntentModel, List, Grain)} does, and measures how long a message takes,
   * which itself takes seconds.
   */
  public static Evaluation timed(IntentModel model, List<Phrase> phrases, Grain grain, Pace pace) {
    return of(model, phrases, grain, pace.micros(model, phrases));
  }

  private static Evaluation of(
      IntentModel model, List<Phrase> phrases, Grain grain, double micros) {
    Set<String> known = model.intents().stream().map(grain::of).collect(Collectors.toSet());
    return of(judgements(model, phrases, grain), known, micros);
  }

  /**
   * Adds up judgements.
   *
   * @param known the intents that a model could have answered
   */
  static Evaluation of(List<Judgement> judgements, Set<String> known, double micros) {
    List<Judgement> judged = judgements.stream().filter(j -> known.contains(j.meant())).toList();
    Map<Boolean, List<Judgement>> outOfScope =
        judgements.stream()
            .collect(
                Collectors.partitioningBy(
                    j -> isOutOfScope(j.meant()) || !known.contains(j.meant())));
    Confusion confusion = Confusion.of(judged);
    return new Evaluation(
        judged.size(),
        part(judged, Judgement::isRight),
        part(judged, Judgement::isAmongThree),
        confusion.macroF1(),
        part(outOfScope.get(true), Judgement::isRejected),
        part(outOfScope.get(false), Judgement::isRejected),
        micros,
        judged.stream()
            .collect(
                Collectors.groupingBy(
                    Judgement::meant,
                    TreeMap::new,
                    Collectors.averagingDouble(j -> j.isRight() ? 1 : 0))),
        confusion,
        Calibration.of(judged),
        certainties(judged),
        judged.stream()
            .filter(j -> !j.isRight())
            .map(j -> new Mistake(j.phrase(), j.taken(), j.confidence()))
            .toList());
  }

  /** Returns {@link #accuracy} without the phrases whose intent stands for what is out of scope. */
  public double accuracyInScope() {
    return confusion.accuracy(intent -> !isOutOfScope(intent));
  }

  /** Returns the mistakes that were made with the most confidence, at most so many. */
  public List<Mistake> worst(int most) {
    return mistakes.stream()
        .sorted(Comparator.comparingDouble((Mistake mistake) -> -mistake.confidence()))
        .limit(most)
        .toList();
  }

  public static boolean isOutOfScope(String intent) {
    return OUT_OF_SCOPE.contains(Phrase.parent(intent));
  }

  static List<Judgement> judgements(IntentModel model, List<Phrase> phrases, Grain grain) {
    return phrases.stream()
        .map(phrase -> Judgement.of(phrase, model.understand(phrase.text()), grain))
        .toList();
  }

  private static Map<Certainty, Share> certainties(List<Judgement> judged) {
    Map<Certainty, Share> shares = new EnumMap<>(Certainty.class);
    for (Certainty certainty : Certainty.values()) {
      List<Judgement> so = judged.stream().filter(j -> j.certainty() == certainty).toList();
      shares.put(certainty, new Share(so.size(), part(so, Judgement::isRight)));
    }
    return shares;
  }

  private static double part(List<Judgement> judgements, Predicate<Judgement> counted) {
    long count = judgements.stream().filter(counted).count();
    return judgements.isEmpty() ? Double.NaN : (double) count / judgements.size();
  }
}
