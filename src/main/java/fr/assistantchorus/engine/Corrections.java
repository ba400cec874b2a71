package fr.assistantchorus.engine;

import fr.assistantchorus.dialog.Dialog;
import fr.assistantchorus.dialog.DialogState;
import fr.assistantchorus.dialog.RepairOperation;
import fr.assistantchorus.dialog.Slot;
import fr.assistantchorus.engine.Interpretation.Answer;
import fr.assistantchorus.field.FieldType;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Tells whether a text corrects an earlier answer or answers the question that is open. */
final class Corrections {
  /** How many of the intents that a text may have are looked at for a correction. */
  private static final int LIKELY_INTENTS = 3;

  private final Run run;

  Corrections(Run run) {
    this.run = run;
  }

  /**
   * Returns the repair that corrects an answer, where the text is a correction; empty where it is
   * not. There are four signs of one: the intent of a correction, unless only the open question can
   * take what was said; a yes or a no together with another value (« non, c’est jean@… »); a value
   * that is said with the name of an earlier answer or against that answer (« le nom, c’est Durand
   * », « pas Durand, Durant »); another option of an earlier choice, said to a recap.
   */
  Optional<Dialog> in(
      Optional<String> sure, DialogState.Collect question, Slot asked, Interpretation heard) {
    Optional<Dialog> said =
        sure.flatMap(run.catalog()::triggeredBy).filter(Corrections::isCorrection);
    boolean judges = asked.type() == FieldType.YES_NO || !question.recap().isEmpty();
    boolean answers =
        heard.answer().orElse(null) instanceof Answer.Ok
            && (!asked.type().takesWords() || isFound(heard, asked));
    if (said.isPresent() && (judges || !answers)) {
      return said;
    }
    Frame frame = run.top().orElseThrow();
    Map<String, Slot> slots = run.dialog(frame).slots();
    List<String> answered = Repairs.answered(run.catalog(), frame);
    boolean named =
        heard.named().stream()
            .map(Interpretation.Named::slot)
            .anyMatch(slot -> !slot.equals(asked.name()) && answered.contains(slot));
    boolean meant =
        answered.stream()
            .map(slots::get)
            .anyMatch(slot -> judges ? isOther(heard, frame, slot) : slot.type() == asked.type());
    boolean rechosen =
        !question.recap().isEmpty() && !Replacements.rechosen(run, frame, answered).isEmpty();
    boolean own = named || rechosen || judges && (meant || perhaps(heard));
    if (own) {
      return dialog();
    }
    return meant ? said : Optional.empty();
  }

  /**
   * Returns the correction where nothing is asked and the text has another value for an answer of
   * the dialog that has just ended, said with its name or against it: « pas ferme, jean@fermes.fr
   * ».
   */
  Optional<Dialog> afterwards(Interpretation heard) {
    boolean other =
        Repairs.correctable(run.before()).stream()
            .anyMatch(frame -> {
              List<String> answered = Repairs.answered(run.catalog(), frame);
              return heard.named().stream()
                  .filter(named -> named.problem().isEmpty() && answered.contains(named.slot()))
                  .anyMatch(named -> !named.value().equals(frame.slots().get(named.slot())));
            });
    return other ? dialog() : Optional.empty();
  }

  private Optional<Dialog> dialog() {
    return run.catalog().dialogs().values().stream().filter(Corrections::isCorrection).findFirst();
  }

  /**
   * Returns whether the text is a correction although it sounds like a wish. « Je me suis trompé de
   * catégorie », said to a recap, may sound like a wish about categories; but it names an answer
   * that was given, and a correction is among the likely intents.
   */
  private boolean perhaps(Interpretation heard) {
    boolean likely =
        heard.ranked().stream()
            .limit(LIKELY_INTENTS)
            .flatMap(ranked -> run.catalog().triggeredBy(ranked.intent()).stream())
            .anyMatch(Corrections::isCorrection);
    return likely && new Repairs(run).mentionsAnAnswer();
  }

  /**
   * Returns whether a finder has found the answer in the text, as it finds the name of a structure
   * in the sentence around it. Otherwise the answer is just the words that were typed.
   */
  static boolean isFound(Interpretation heard, Slot asked) {
    return heard.answer().orElse(null) instanceof Answer.Ok(Value value)
        && heard.entities().stream()
            .anyMatch(entity -> asked.takes(entity.type()) && entity.value().equals(value));
  }

  /** Returns whether another value for this slot was found in the text. */
  private static boolean isOther(Interpretation heard, Frame frame, Slot slot) {
    return slot.type() != FieldType.YES_NO
        && heard.entities().stream()
            .filter(entity -> entity.problem().isEmpty() && slot.takes(entity.type()))
            .anyMatch(entity -> !entity.value().equals(frame.slots().get(slot.name())));
  }

  static boolean isCorrection(Dialog dialog) {
    return dialog.repair() && operates(dialog, RepairOperation.CORRECT);
  }

  static boolean operates(Dialog dialog, RepairOperation operation) {
    return dialog.states().values().stream()
        .anyMatch(s -> s instanceof DialogState.Repair r && r.operation() == operation);
  }
}
