package fr.assistantchorus.intent;

import fr.assistantchorus.intent.phrase.Phrase;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Judges each phrase by a model that was trained without it: five times, each time with a fifth of
 * every intent held out. The same phrases give the same figures, times excepted.
 */
public final class CrossValidation {
  public static final int FOLDS = 5;

  private CrossValidation() {}

  /** Returns whether every fold leaves something to train on. */
  public static boolean isPossible(List<Phrase> phrases) {
    return phrases.stream().map(Phrase::intent).distinct().count() < phrases.size();
  }

  /**
   * Returns the figures over all folds together.
   *
   * @param typed the same phrases in the same order, as they are judged: as written, or with typos
   * @param trainer called once for each fold
   */
  public static Evaluation of(
      List<Phrase> phrases,
      List<Phrase> typed,
      Grain grain,
      Pace pace,
      Function<List<Phrase>, IntentModel> trainer) {
    List<Judgement> judgements = new ArrayList<>();
    double micros = Double.NaN;
    for (int fold = 0; fold < FOLDS; fold++) {
      List<Phrase> heldOut = Training.split(typed, FOLDS, fold).getLast();
      if (!heldOut.isEmpty()) {
        IntentModel model = trainer.apply(Training.split(phrases, FOLDS, fold).getFirst());
        judgements.addAll(Evaluation.judgements(model, heldOut, grain));
        // The models of all folds are of one size, so the time of one of them is enough.
        micros = Double.isNaN(micros) ? pace.micros(model, heldOut) : micros;
      }
    }
    Set<String> known =
        phrases.stream().map(Phrase::intent).map(grain::of).collect(Collectors.toSet());
    return Evaluation.of(judgements, known, micros);
  }
}
