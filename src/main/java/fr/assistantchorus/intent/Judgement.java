package fr.assistantchorus.intent;

import fr.assistantchorus.intent.Understood.Certainty;
import fr.assistantchorus.intent.Understood.Ranked;
import fr.assistantchorus.intent.phrase.Phrase;
import java.util.List;

/**
 * What a model took one phrase for.
 *
 * @param meant the intent that the phrase was written for
 * @param ranked the intents that it was taken for, most likely first, never empty
 * @param confidence the confidence of the first of them, 0 to 1
 */
record Judgement(
    Phrase phrase, String meant, List<String> ranked, double confidence, Certainty certainty) {
  private static final int FIRST_FEW = 3;

  static Judgement of(Phrase phrase, Understood understood, Grain grain) {
    List<Ranked> ranked = understood.ranked();
    return new Judgement(
        phrase,
        grain.of(phrase.intent()),
        ranked.stream().map(Ranked::intent).map(grain::of).toList(),
        ranked.getFirst().confidence(),
        understood.certainty());
  }

  String taken() {
    return ranked.getFirst();
  }

  boolean isRight() {
    return taken().equals(meant);
  }

  boolean isAmongThree() {
    return ranked.stream().limit(FIRST_FEW).anyMatch(meant::equals);
  }

  boolean isRejected() {
    return certainty == Certainty.NONE || Evaluation.isOutOfScope(taken());
  }
}
