package fr.assistantchorus.engine;

import fr.assistantchorus.dialog.Dialog;
import fr.assistantchorus.dialog.DialogState;
import fr.assistantchorus.dialog.Template;
import fr.assistantchorus.field.FieldType;
import fr.assistantchorus.field.Sentences;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/** Asks the question that is open: for the first time, in other words, or saying what was wrong. */
final class Questions {
  private final Run run;

  /**
   * Values that were typed wrong in the first sentence, by type. When such a value is asked for,
   * the person is told what is wrong with it.
   */
  private final Map<String, Interpretation.Entity> mistyped = new HashMap<>();

  private boolean keptBack;

  Questions(Run run) {
    this.run = run;
  }

  /**
   * Keeps the open question from being asked again in this step, since another message of the step
   * asks something itself.
   */
  void keepBack() {
    keptBack = true;
  }

  /** Takes {@link #keepBack} back, so that a question which follows in the same step is asked. */
  void keepBackNoMore() {
    keptBack = false;
  }

  /** Remembers values that were typed wrong, so that the person is told when they are asked for. */
  void mistyped(List<Interpretation.Entity> entities) {
    entities.stream()
        .filter(entity -> entity.problem().isPresent())
        .forEach(entity -> mistyped.putIfAbsent(entity.type(), entity));
  }

  /** Asks what is open, in the words of the first time. */
  void ask() {
    if (!keptBack) {
      run.top()
          .ifPresent(frame -> run.questionOf(frame).ifPresent(question -> ask(frame, question)));
    }
  }

  private void ask(Frame frame, DialogState.Collect question) {
    Interpretation.Entity wrong = mistyped.remove(run.slot(frame, question).type().code());
    if (wrong == null) {
      ask(frame, question, question.ask());
    } else {
      refuse(frame, question, wrong.problem().orElseThrow(), wrong.value());
    }
  }

  void ask(Frame frame, DialogState.Collect question, Template words) {
    String id = frame.dialog() + "/" + question.name();
    String text = run.render(frame, words);
    run.say(
        question.recap().isEmpty()
            ? new Message.Text(id, text)
            : new Message.Recap(id, text, rows(frame, question.recap())));
  }

  private List<Message.Row> rows(Frame frame, List<String> slots) {
    Dialog dialog = run.dialog(frame);
    return slots.stream()
        .filter(frame.slots()::containsKey)
        .filter(slot -> !frame.slots().get(slot).equals(Wording.PASSED_OVER))
        .map(slot ->
            new Message.Row(
                slot,
                dialog.slots().get(slot).label(),
                String.valueOf(Wording.shown(dialog, slot, frame.slots()))))
        .toList();
  }

  /**
   * Returns the question in other words, for somebody whose answer was not understood. In a choice
   * of several there is none: its {@code again} is said after each choice (« C’est noté. Un autre ?
   * »).
   */
  Optional<Template> reworded(Frame frame, DialogState.Collect question) {
    return question.again().filter(_ -> run.slot(frame, question).type() != FieldType.CHOICES);
  }

  /**
   * Asks again after a miss, and says what was wrong: in the dialog's words for this reason, else
   * in the question's other words, else in the field's sentence.
   */
  void refuse(Frame frame, DialogState.Collect question, String reason, Value input) {
    FieldType type = run.slot(frame, question).type();
    Template words =
        Optional.ofNullable(question.invalid().get(reason))
            .or(() -> reworded(frame, question))
            .or(() -> Optional.of(reason).filter(tellable(type)).map(r -> sentence(type, r)))
            .orElse(question.ask());
    Map<String, Value> values = new HashMap<>(frame.slots());
    values.put("input", Wording.quoted(input));
    ask(frame.with(values), question, words);
  }

  private static Predicate<String> tellable(FieldType type) {
    return reason -> type.reasons().contains(reason) || type.doubts().contains(reason);
  }

  private static Template sentence(FieldType type, String reason) {
    return new Template(Sentences.of(type, reason));
  }
}
