package fr.assistantchorus.engine;

import fr.assistantchorus.dialog.Dialog;
import fr.assistantchorus.dialog.DialogState;
import fr.assistantchorus.dialog.EngineRepair;
import fr.assistantchorus.dialog.Slot;
import fr.assistantchorus.dialog.Template;
import fr.assistantchorus.engine.Interpretation.Answer;
import fr.assistantchorus.engine.Interpretation.Entity;
import fr.assistantchorus.field.FieldType;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Fills the slot that the open question asks for, or counts a miss and asks again. A miss is a text
 * that was not understood.
 */
final class Filling {
  /** After so many misses on one question, choices are offered; after one more, a human is. */
  static final int MISSES_BEFORE_CHOICES = 3;

  private final Run run;
  private final Wishes wishes;
  private final DialogState.Collect question;
  private final Frame frame;
  private final Slot slot;
  private final PartialAnswer partial;

  /**
   * @param question the one that the innermost dialog asks
   */
  Filling(Run run, Wishes wishes, DialogState.Collect question) {
    this.run = run;
    this.wishes = wishes;
    this.question = question;
    this.frame = run.top().orElseThrow();
    this.slot = run.slot(frame, question);
    this.partial = new PartialAnswer(frame, slot);
  }

  /**
   * Does what a button says.
   *
   * @param value the value of one of the question's buttons
   */
  void choose(String value) {
    if (value.equals(Expectations.CONFIRM.value()) && partial.doubted().isPresent()) {
      fill(partial.doubted().get());
    } else if (slot.type() == FieldType.CHOICES) {
      addToChoices(value);
    } else if (value.equals(Expectations.PASS_OVER.value())) {
      fill(Wording.PASSED_OVER);
    } else {
      fill(new Value.Text(value));
    }
  }

  /**
   * Adds one button's option to a choice of several. The question stands until the person has
   * enough, or nothing is left.
   */
  private void addToChoices(String value) {
    boolean enough = value.equals(Expectations.ENOUGH.value());
    Frame chosen = enough ? frame : partial.choosing(value);
    if (enough || Expectations.answers(chosen, slot, question).size() <= 1) {
      List<String> values = new PartialAnswer(chosen, slot).chosen();
      fill(values.isEmpty() ? Wording.PASSED_OVER : listed(values));
      return;
    }
    run.understood();
    run.stack().replaceTop(chosen.withAttempts(0));
    askForMore(chosen);
  }

  /** Chooses all options that were named, with those that were chosen before. */
  void chooseAll(List<String> values) {
    fill(listed(Stream.concat(partial.chosen().stream(), values.stream()).distinct().toList()));
  }

  private static Value listed(List<String> values) {
    return new Value.Text(String.join(Wording.SEPARATOR, values));
  }

  private void askForMore(Frame asking) {
    run.questions().ask(asking, question, question.again().orElse(question.ask()));
  }

  /** Drops the value in doubt, which is not meant, and asks the question again without it. */
  void takeBackDoubted() {
    Frame settled = frame.with(partial.settled());
    run.stack().replaceTop(settled);
    askForMore(settled);
  }

  /**
   * Asks whether a value that looks odd is meant. A value that is typed a second time is meant, so
   * it is taken.
   */
  void doubt(Answer.Doubt doubt) {
    if (partial.doubted().filter(doubt.value()::equals).isPresent()) {
      fill(doubt.value());
      return;
    }
    Frame doubting = partial.doubting(doubt.value());
    run.stack().replaceTop(doubting);
    run.questions().refuse(doubting, question, doubt.reason(), doubt.input());
  }

  void fill(Value value) {
    fill(value, List.of());
  }

  /**
   * Fills the slot that is asked for, and other slots of this dialog that were said in the same
   * text.
   */
  void fill(Value value, List<Entity> entities) {
    Dialog dialog = run.dialog(frame);
    Map<String, Value> slots = partial.settled();
    slots.put(question.slot(), value);
    if (slot.takes(DialogState.Branch.SPEAKER)) {
      run.learnSpeaker(value);
    }
    List<Entity> others =
        entities.stream().filter(entity -> !entity.value().equals(value)).toList();
    wishes.prefill(dialog, others, slots);
    run.heard().map(said -> said.interpretation().named()).orElse(List.of()).stream()
        .filter(named -> !slots.containsKey(named.slot()))
        .filter(named -> dialog.slots().containsKey(named.slot()))
        .forEach(named ->
            Replacements.read(dialog, named).ifPresent(read -> slots.put(named.slot(), read)));
    run.understood();
    run.stack().replaceTop(frame.with(slots).withAttempts(0).withAsked(question.name()));
    run.walk();
  }

  /**
   * Counts a miss: the text answers nothing. It asks again, and after some misses it offers help.
   */
  void miss(Answer.Bad answer) {
    int attempts = frame.attempts() + 1;
    if (run.dialog(frame).repair() && attempts >= MISSES_BEFORE_CHOICES) {
      // A repair that is not understood must not need repairing, so the dialog that it interrupted
      // goes on.
      run.stack().pop();
      run.walk();
      return;
    }
    Frame missed = frame.withAttempts(attempts > MISSES_BEFORE_CHOICES ? 0 : attempts);
    run.stack().replaceTop(missed);
    Optional<Template> reworded = run.questions().reworded(missed, question);
    if (attempts > MISSES_BEFORE_CHOICES) {
      run.begin(EngineRepair.HUMAN);
    } else if (attempts == MISSES_BEFORE_CHOICES) {
      run.begin(EngineRepair.CHOICES);
    } else if (attempts > 1 && !answer.attempt() && reworded.isPresent()) {
      run.questions().ask(missed, question, reworded.get());
    } else {
      run.questions().refuse(missed, question, answer.reason(), answer.input());
    }
  }
}
