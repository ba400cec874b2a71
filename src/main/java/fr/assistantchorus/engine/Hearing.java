package fr.assistantchorus.engine;

import fr.assistantchorus.dialog.Dialog;
import fr.assistantchorus.dialog.DialogState;
import fr.assistantchorus.dialog.DialogState.Option;
import fr.assistantchorus.dialog.EngineRepair;
import fr.assistantchorus.dialog.Slot;
import fr.assistantchorus.dialog.Template;
import fr.assistantchorus.engine.Interpretation.Answer;
import fr.assistantchorus.engine.Interpretation.Entity;
import fr.assistantchorus.field.FieldType;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** Decides what a person's words or choice mean here: an answer, a repair, a digression, a miss. */
final class Hearing {
  /** Misses on one question before choices are offered; one more, and a human is. */
  static final int MISSES_BEFORE_CHOICES = 3;

  /**
   * A free text of more words is an answer whatever it seems to say: « je veux annuler mon compte »
   * told to the support is a message to the support.
   */
  private static final int MOST_WORDS_OF_A_REPAIR = 4;

  /** Shorter, it is a name of a person, a company or a town, whatever it resembles. */
  private static final int LEAST_WORDS_OF_A_WISH = 3;

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
    run.begin(EngineRepair.STALE_OPTION);
  }

  /** No question takes a file yet: it is said so, and what was asked still is. */
  void file() {
    run.offers = run.before.offers();
    run.remark(EngineRepair.FILE_NOT_NEEDED);
    run.ask();
  }

  // --- buttons and what is offered ---

  private Optional<String> offerSaid(String text) {
    return Expectations.offers(run.catalog, run.before).stream()
        .filter(option -> PlainWords.same(option.label(), text))
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
    Frame frame = run.top().orElseThrow();
    Slot slot = run.slot(frame, question);
    boolean offered =
        Expectations.answers(frame, slot, question).stream().anyMatch(o -> o.value().equals(value));
    if (offered) {
      fillWith(question, slot, value);
    }
    return offered;
  }

  private void fillWith(DialogState.Collect question, Slot slot, String value) {
    Frame frame = run.top().orElseThrow();
    if (value.equals(Expectations.CONFIRM.value()) && Partial.doubted(frame, slot).isPresent()) {
      fill(question, Partial.doubted(frame, slot).get(), List.of());
    } else if (slot.type() == FieldType.CHOICES) {
      addTo(question, slot, value);
    } else if (value.equals(Expectations.PASS_OVER.value())) {
      fill(question, Texts.PASSED_OVER, List.of());
    } else {
      fill(question, new Value.Text(value), List.of());
    }
  }

  /** One button of several: the question stands until it is enough, or nothing is left. */
  private void addTo(DialogState.Collect question, Slot slot, String value) {
    Frame frame = run.top().orElseThrow();
    boolean enough = value.equals(Expectations.ENOUGH.value());
    Frame chosen = enough ? frame : Partial.choosing(frame, slot, value);
    if (enough || Expectations.answers(chosen, slot, question).size() <= 1) {
      List<String> values = Partial.chosen(chosen, slot);
      fill(
          question,
          values.isEmpty()
              ? Texts.PASSED_OVER
              : new Value.Text(String.join(Texts.SEPARATOR, values)),
          List.of());
      return;
    }
    run.misses = 0;
    run.replaceTop(chosen.withAttempts(0));
    run.ask(chosen, question, question.again().orElse(question.ask()));
  }

  // --- a question is open ---

  private void answer(Event.UserSaid said, DialogState.Collect question) {
    Frame frame = run.top().orElseThrow();
    Slot slot = run.slot(frame, question);
    Interpretation heard = readAs(slot.type(), said.interpretation());
    Optional<String> sure = Wishes.sure(heard);
    List<Option> options = Expectations.answers(frame, slot, question);
    Optional<Option> labelled = Choosing.labelled(options, said.text());
    if (labelled.isPresent()) {
      fillWith(question, slot, labelled.get().value());
    } else if (slot.type() == FieldType.TEXT) {
      freeText(said.text(), heard, question, sure);
    } else {
      Optional<Dialog> correction = new Corrections(run).in(sure, question, slot, heard);
      if (correction.isPresent()) {
        wishes.repair(correction.get());
      } else {
        answer(said.text(), heard, question, slot, options, sure);
      }
    }
  }

  private void answer(
      String text,
      Interpretation heard,
      DialogState.Collect question,
      Slot slot,
      List<Option> options,
      Optional<String> sure) {
    Frame frame = run.top().orElseThrow();
    Answer answer = heard.answer().orElse(null);
    Optional<Option> meant =
        Choosing.loosely(question, slot, options, text, sure, wishes::repairs)
            .or(() -> Choosing.meant(frame, question, slot, options, heard, sure))
            .or(() -> Choosing.found(options, text, heard));
    List<String> several =
        slot.type() == FieldType.CHOICES ? Choosing.several(options, text, heard) : List.of();
    if (meant.isPresent()) {
      fillWith(question, slot, meant.get().value());
    } else if (takesBack(text, frame, slot, heard)) {
      run.replaceTop(frame.with(Partial.settled(frame, slot.name())));
      run.ask(run.top().orElseThrow(), question, question.again().orElse(question.ask()));
    } else if (!several.isEmpty()) {
      List<String> all =
          Stream.concat(Partial.chosen(frame, slot).stream(), several.stream()).distinct().toList();
      fill(question, new Value.Text(String.join(Texts.SEPARATOR, all)), List.of());
    } else if (slot.type().takesWords()
        && wish(text, sure.filter(i -> !wishes.corrects(i) || !Corrections.isFound(heard, slot)))) {
      wishes.act(sure.orElseThrow(), heard);
    } else if (answer instanceof Answer.Ok(Value value)) {
      fill(question, value, heard.entities());
    } else if (answer instanceof Answer.Doubt doubt) {
      doubt(question, slot, doubt);
    } else if (passesOver(text, slot, question, heard, sure)) {
      fill(question, Texts.PASSED_OVER, List.of());
    } else {
      notAnAnswer(text, heard, question, sure);
    }
  }

  /** « non » to a value in doubt, where the word could be a value: no town is called so. */
  private static boolean takesBack(String text, Frame frame, Slot slot, Interpretation heard) {
    return slot.type().takesWords()
        && Partial.doubted(frame, slot).isPresent()
        && PlainWords.count(text) <= MOST_WORDS_OF_A_REPAIR
        && Choosing.judgement(heard).filter("no"::equals).isPresent();
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
    return new Interpretation(
        heard.ranked(), heard.verdict(), heard.entities(), answer, heard.named(), heard.also());
  }

  /** Where any words could be an answer: whether these are a wish rather than a name. */
  private boolean wish(String text, Optional<String> sure) {
    return sure.filter(intent -> !wishes.outOfScope(intent))
        .filter(intent -> PlainWords.count(text) >= LEAST_WORDS_OF_A_WISH || wishes.repairs(intent))
        .isPresent();
  }

  /** « non », « je ne sais pas », « pas de pacage », where one need not answer. */
  private boolean passesOver(
      String text,
      Slot slot,
      DialogState.Collect question,
      Interpretation heard,
      Optional<String> sure) {
    if (!slot.optional()) {
      return false;
    }
    return Choosing.judgement(heard).filter("no"::equals).isPresent()
        || PlainWords.denies(text, slot.label(), slot.aliases())
        || Choosing.likely(heard, sure, starts(EngineRepair.PASS_OVER))
        || Choosing.likely(heard, sure, starts(EngineRepair.DONT_KNOW))
            && question.help().isEmpty();
  }

  private Predicate<String> starts(EngineRepair repair) {
    return intent ->
        run.catalog
            .triggeredBy(intent)
            .filter(dialog -> dialog.name().equals(repair.dialog()))
            .isPresent();
  }

  private void doubt(DialogState.Collect question, Slot slot, Answer.Doubt doubt) {
    Frame frame = run.top().orElseThrow();
    if (Partial.doubted(frame, slot).filter(doubt.value()::equals).isPresent()) {
      // Typed once more, it is meant.
      fill(question, doubt.value(), List.of());
      return;
    }
    run.replaceTop(Partial.doubting(frame, slot, doubt.value()));
    run.refuse(run.top().orElseThrow(), question, doubt.reason(), doubt.input());
  }

  private void freeText(
      String text, Interpretation heard, DialogState.Collect question, Optional<String> sure) {
    boolean repair =
        PlainWords.count(text) <= MOST_WORDS_OF_A_REPAIR
            && sure.filter(wishes::repairs).isPresent();
    Answer answer = heard.answer().orElse(null);
    if (repair) {
      wishes.follow(sure.orElseThrow(), List.of());
    } else if (answer instanceof Answer.Ok(Value value)) {
      fill(question, value, List.of());
    } else {
      miss(question, answer instanceof Answer.Bad bad ? bad : unread(text));
    }
  }

  private void notAnAnswer(
      String text, Interpretation heard, DialogState.Collect question, Optional<String> sure) {
    Answer answer = heard.answer().orElse(null);
    if (answer instanceof Answer.Bad bad && bad.attempt()) {
      miss(question, bad);
    } else if (sure.filter(intent -> !wishes.outOfScope(intent)).isPresent()) {
      wishes.act(sure.get(), heard);
    } else if (wishes.worthLeaving(heard)) {
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
    Map<String, Value> slots = Partial.settled(frame, question.slot());
    slots.put(question.slot(), value);
    List<Entity> others =
        entities.stream().filter(entity -> !entity.value().equals(value)).toList();
    wishes.prefill(run.dialog(frame), others, slots);
    run.heard.map(said -> said.interpretation().named()).orElse(List.of()).stream()
        .filter(named -> !slots.containsKey(named.slot()))
        .filter(named -> run.dialog(frame).slots().containsKey(named.slot()))
        .forEach(named ->
            Replacements.read(run.dialog(frame), named)
                .ifPresent(read -> slots.put(named.slot(), read)));
    run.misses = 0;
    run.replaceTop(frame.with(slots).withAttempts(0).withAsked(question.name()));
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
    run.replaceTop(frame.withAttempts(kept));
    Optional<Template> reworded = run.reworded(frame, question);
    if (attempts > MISSES_BEFORE_CHOICES) {
      run.begin(EngineRepair.HUMAN);
    } else if (attempts == MISSES_BEFORE_CHOICES) {
      run.begin(EngineRepair.CHOICES);
    } else if (attempts > 1 && !answer.attempt() && reworded.isPresent()) {
      run.ask(run.top().orElseThrow(), question, reworded.get());
    } else {
      run.refuse(run.top().orElseThrow(), question, answer.reason(), answer.input());
    }
  }
}
