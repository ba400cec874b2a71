package fr.assistantchorus.engine;

import fr.assistantchorus.dialog.Dialog;
import fr.assistantchorus.dialog.DialogState;
import fr.assistantchorus.dialog.DialogState.Option;
import fr.assistantchorus.dialog.Pattern;
import fr.assistantchorus.dialog.RepairOperation;
import fr.assistantchorus.dialog.Slot;
import fr.assistantchorus.engine.Interpretation.Answer;
import fr.assistantchorus.engine.Interpretation.Entity;
import fr.assistantchorus.field.FieldType;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Decides what a person's words or choice mean here: an answer, a repair, a digression, a miss. */
final class Hearing {
  /** Misses on one question before choices are offered; one more, and a human is. */
  static final int MISSES_BEFORE_CHOICES = 3;

  /**
   * A free text of more words is an answer whatever it seems to say: « je veux annuler mon compte »
   * told to the support is a message to the support.
   */
  private static final int MOST_WORDS_OF_A_REPAIR = 4;

  private final Run run;
  private final Wishes wishes;

  Hearing(Run run) {
    this.run = run;
    this.wishes = new Wishes(run);
  }

  void text(Event.UserSaid said) {
    run.heard = Optional.of(said);
    Optional<String> offer = offerSaid(said.text());
    if (offer.isPresent()) {
      take(offer.get());
      return;
    }
    run.question().ifPresentOrElse(question -> answer(said, question), () -> wishes.take(said));
  }

  void option(String value) {
    if (value.startsWith(Expectations.OFFER)) {
      String offer = value.substring(Expectations.OFFER.length());
      if (run.before.offers().contains(offer)) {
        take(offer);
        return;
      }
    }
    Optional<DialogState.Collect> question = run.question();
    if (question.isPresent() && choose(question.get(), value)) {
      return;
    }
    run.offers = run.before.offers();
    run.begin(Pattern.STALE_OPTION);
  }

  void file() {
    run.question()
        .ifPresentOrElse(
            question -> miss(question, unread("")),
            () -> wishes.notUnderstood(Pattern.NOT_UNDERSTOOD, List.of()));
  }

  // --- buttons and what is offered ---

  private Optional<String> offerSaid(String text) {
    return Expectations.offers(run.catalog, run.before).stream()
        .filter(option -> Words.same(option.label(), text))
        .map(option -> option.value().substring(Expectations.OFFER.length()))
        .findFirst();
  }

  private void take(String offer) {
    if (offer.startsWith(Expectations.CORRECT)) {
      String slot = offer.substring(Expectations.CORRECT.length());
      Repairs.correctable(run.before).ifPresent(frame -> new Repairs(run).askAgain(frame, slot));
      run.walk();
      return;
    }
    wishes.follow(offer, run.heard.map(said -> said.interpretation().entities()).orElse(List.of()));
  }

  private boolean choose(DialogState.Collect question, String value) {
    Slot slot = run.slot(run.top().orElseThrow(), question);
    boolean offered =
        Expectations.answers(slot, question).stream().anyMatch(o -> o.value().equals(value));
    if (offered) {
      fill(question, chosen(value), List.of());
    }
    return offered;
  }

  private static Value chosen(String value) {
    return value.equals(Expectations.PASS_OVER.value()) ? Texts.PASSED_OVER : new Value.Text(value);
  }

  // --- a question is open ---

  private void answer(Event.UserSaid said, DialogState.Collect question) {
    Frame frame = run.top().orElseThrow();
    Slot slot = run.slot(frame, question);
    Interpretation heard = readAs(slot.type(), said.interpretation());
    Optional<String> sure = Wishes.sure(heard);
    Optional<Option> option = option(slot, question, said);
    Optional<Dialog> correction = correction(sure, slot, heard);
    if (option.isPresent()) {
      fill(question, chosen(option.get().value()), List.of());
    } else if (slot.type() == FieldType.TEXT) {
      freeText(said.text(), heard, question, sure);
    } else if (correction.isPresent()) {
      wishes.repair(correction.get());
    } else if (heard.answer().orElse(null) instanceof Answer.Ok(Value value)) {
      fill(question, value, heard.entities());
    } else {
      notAnAnswer(said.text(), heard, question, sure);
    }
  }

  /**
   * The text as an answer to this question, where it was recorded as an answer to another one or to
   * none: the dialogs have changed since, and the value in it is still the value.
   */
  private static Interpretation readAs(FieldType type, Interpretation heard) {
    if (heard.answer().isPresent()) {
      return heard;
    }
    Optional<Answer> answer =
        heard.entities().stream()
            .filter(entity -> entity.type().equals(type.code()))
            .findFirst()
            .map(entity ->
                entity
                    .problem()
                    .<Answer>map(reason -> new Answer.Bad(reason, true, entity.value()))
                    .orElseGet(() -> new Answer.Ok(entity.value())));
    return new Interpretation(heard.ranked(), heard.verdict(), heard.entities(), answer);
  }

  /** The option whose label was said, or whose place was (« la deuxième »). */
  private Optional<Option> option(Slot slot, DialogState.Collect question, Event.UserSaid said) {
    List<Option> options = Expectations.answers(slot, question);
    Optional<Option> named =
        options.stream().filter(option -> Words.same(option.label(), said.text())).findFirst();
    if (named.isPresent() || slot.type() != FieldType.CHOICE) {
      return named;
    }
    return said.interpretation().entities().stream()
        .filter(entity -> entity.type().equals("ordinal"))
        .map(Entity::value)
        .flatMap(value -> at(options, value).stream())
        .findFirst();
  }

  private static Optional<Option> at(List<Option> options, Value value) {
    if (!(value instanceof Value.Number(long place))) {
      return Optional.empty();
    }
    long index = place < 0 ? options.size() + place : place - 1;
    return index >= 0 && index < options.size()
        ? Optional.of(options.get((int) index))
        : Optional.empty();
  }

  private void freeText(
      String text, Interpretation heard, DialogState.Collect question, Optional<String> sure) {
    boolean repair =
        Words.count(text) <= MOST_WORDS_OF_A_REPAIR
            && sure.flatMap(run.catalog::triggeredBy).filter(Dialog::repair).isPresent();
    Answer answer = heard.answer().orElse(null);
    if (repair) {
      wishes.follow(sure.orElseThrow(), List.of());
    } else if (answer instanceof Answer.Ok(Value value)) {
      fill(question, value, List.of());
    } else {
      miss(question, answer instanceof Answer.Bad bad ? bad : unread(text));
    }
  }

  /**
   * A correction means an earlier answer, unless only the question at hand takes what is said. A
   * yes or a no that comes with another value is one too: « non, c’est jean@… ».
   */
  private Optional<Dialog> correction(Optional<String> sure, Slot asked, Interpretation heard) {
    Optional<Dialog> said = sure.flatMap(run.catalog::triggeredBy).filter(Hearing::corrects);
    boolean judges = asked.type() == FieldType.YES_NO;
    if (said.isPresent() && (judges || !(heard.answer().orElse(null) instanceof Answer.Ok))) {
      return said;
    }
    Frame frame = run.top().orElseThrow();
    Map<String, Slot> slots = run.dialog(frame).slots();
    boolean meant =
        frame.slots().keySet().stream()
            .filter(slots::containsKey)
            .map(name -> slots.get(name).type())
            .anyMatch(type -> judges ? heldBy(heard, type) : type == asked.type());
    Optional<Dialog> own =
        judges
            ? run.catalog.dialogs().values().stream().filter(Hearing::corrects).findFirst()
            : said;
    return meant ? own : Optional.empty();
  }

  private static boolean heldBy(Interpretation heard, FieldType type) {
    return type != FieldType.YES_NO
        && heard.entities().stream()
            .anyMatch(e -> e.problem().isEmpty() && e.type().equals(type.code()));
  }

  private static boolean corrects(Dialog dialog) {
    return dialog.repair() && operates(dialog, RepairOperation.CORRECT);
  }

  private static boolean operates(Dialog dialog, RepairOperation operation) {
    return dialog.states().values().stream()
        .anyMatch(s -> s instanceof DialogState.Repair r && r.operation() == operation);
  }

  private void notAnAnswer(
      String text, Interpretation heard, DialogState.Collect question, Optional<String> sure) {
    Answer answer = heard.answer().orElse(null);
    if (answer instanceof Answer.Bad bad && bad.attempt()) {
      miss(question, bad);
    } else if (sure.filter(intent -> !wishes.outOfScope(intent)).isPresent()) {
      wishes.follow(sure.get(), heard.entities());
    } else if (wishes.likely(heard)) {
      wishes.clarify(heard);
    } else {
      miss(question, answer instanceof Answer.Bad bad ? bad : unread(text));
    }
  }

  private static Answer.Bad unread(String text) {
    return new Answer.Bad("malformed", false, new Value.Text(text));
  }

  /** Fills the slot asked for, and others of this dialog that were said in the same breath. */
  private void fill(DialogState.Collect question, Value value, List<Entity> entities) {
    Frame frame = run.top().orElseThrow();
    Map<String, Value> slots = new HashMap<>(frame.slots());
    slots.put(question.slot(), value);
    List<Entity> others =
        entities.stream().filter(entity -> !entity.value().equals(value)).toList();
    wishes.prefill(run.dialog(frame), others, slots);
    run.misses = 0;
    run.replaceTop(new Frame(frame.dialog(), frame.state(), slots, 0, frame.trail()));
    run.walk();
  }

  private void miss(DialogState.Collect question, Answer.Bad answer) {
    Frame frame = run.top().orElseThrow();
    int attempts = frame.attempts() + 1;
    boolean repair = run.dialog(frame).repair();
    if (repair && attempts >= MISSES_BEFORE_CHOICES) {
      // A repair that is not understood must not need repairing: back to what it interrupted.
      run.stack.removeLast();
      run.walk();
      return;
    }
    int kept = attempts > MISSES_BEFORE_CHOICES ? 0 : attempts;
    run.replaceTop(new Frame(frame.dialog(), frame.state(), frame.slots(), kept, frame.trail()));
    if (attempts > MISSES_BEFORE_CHOICES) {
      run.begin(Pattern.HUMAN);
    } else if (attempts == MISSES_BEFORE_CHOICES) {
      run.begin(Pattern.CHOICES);
    } else if (attempts > 1 && !answer.attempt() && question.again().isPresent()) {
      run.ask(run.top().orElseThrow(), question, question.again().get());
    } else {
      run.refuse(run.top().orElseThrow(), question, answer.reason(), answer.input());
    }
  }
}
