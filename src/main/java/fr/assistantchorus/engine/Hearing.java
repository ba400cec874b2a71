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
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/** Decides what a person's words or choice mean here: an answer, a repair, a digression, a miss. */
final class Hearing {
  /** Misses on one question before choices are offered; one more, and a human is. */
  static final int MISSES_BEFORE_CHOICES = 3;

  /**
   * A free text of more words is an answer whatever it seems to say: « je veux annuler mon compte »
   * told to the support is a message to the support.
   */
  private static final int MOST_WORDS_OF_A_REPAIR = 4;

  /** How many of the intents that a text may have are looked at for a correction. */
  private static final int LIKELY_INTENTS = 3;

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
    run.begin(Pattern.STALE_OPTION);
  }

  /** No question takes a file yet: it is said so, and what was asked still is. */
  void file() {
    run.offers = run.before.offers();
    run.remark(Pattern.FILE_NOT_NEEDED);
    run.ask();
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
    Optional<Option> labelled = labelled(options, said.text());
    if (labelled.isPresent()) {
      fillWith(question, slot, labelled.get().value());
    } else if (slot.type() == FieldType.TEXT) {
      freeText(said.text(), heard, question, sure);
    } else {
      Optional<Dialog> correction = correction(sure, question, slot, heard);
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
    Optional<Option> meant = meant(frame, question, slot, options, heard, sure);
    List<String> several =
        slot.type() == FieldType.CHOICES ? several(options, text, heard) : List.of();
    if (meant.isPresent()) {
      fillWith(question, slot, meant.get().value());
    } else if (!several.isEmpty()) {
      fill(question, new Value.Text(String.join(Texts.SEPARATOR, several)), List.of());
    } else if (slot.type().takesWords() && wish(text, sure)) {
      wishes.follow(sure.orElseThrow(), heard.entities());
    } else if (answer instanceof Answer.Ok(Value value)) {
      fill(question, value, heard.entities());
    } else if (answer instanceof Answer.Doubt doubt) {
      doubt(question, slot, doubt);
    } else if (passesOver(slot, question, heard, sure)) {
      fill(question, Texts.PASSED_OVER, List.of());
    } else {
      notAnAnswer(text, heard, question, sure);
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
    return new Interpretation(
        heard.ranked(), heard.verdict(), heard.entities(), answer, heard.named());
  }

  private static Optional<Option> labelled(List<Option> options, String text) {
    return options.stream().filter(option -> Words.same(option.label(), text)).findFirst();
  }

  /**
   * The option that was meant without its label: by its place (« la deuxième »), by an intent that
   * it stands for, or by a yes or a no.
   */
  private static Optional<Option> meant(
      Frame frame,
      DialogState.Collect question,
      Slot slot,
      List<Option> options,
      Interpretation heard,
      Optional<String> sure) {
    if (slot.type() == FieldType.YES_NO) {
      return Optional.empty();
    }
    Optional<Option> byIntent =
        question.choices().intents().entrySet().stream()
            .filter(entry -> likely(heard, sure, entry.getValue()::equals))
            .flatMap(entry -> ofValue(options, entry.getKey()).stream())
            .findFirst();
    if (byIntent.isPresent() || heard.answer().orElse(null) instanceof Answer.Ok) {
      return byIntent;
    }
    Optional<String> judgement = judgement(heard);
    Optional<Option> judged =
        judgement
            .flatMap(value -> ofValue(options, value))
            .or(() ->
                judgement
                    .filter("yes"::equals)
                    .flatMap(_ -> confirmed(frame, question, slot, options)));
    boolean chooses = slot.type() == FieldType.CHOICE || question.choices().from().isPresent();
    return chooses ? judged.or(() -> placed(options, heard)) : judged;
  }

  /** Whether this is understood; of two that are alike, what the question waits for is meant. */
  private static boolean likely(
      Interpretation heard, Optional<String> sure, Predicate<String> intent) {
    return sure.map(intent::test)
        .orElseGet(() ->
            heard.verdict() == Interpretation.Verdict.EITHER
                && heard.ranked().stream()
                    .limit(2)
                    .map(Interpretation.Ranked::intent)
                    .anyMatch(intent));
  }

  /** What « oui » says to a value in doubt, or to the one that is suggested. */
  private static Optional<Option> confirmed(
      Frame frame, DialogState.Collect question, Slot slot, List<Option> options) {
    return Partial.doubted(frame, slot).isPresent()
        ? Optional.of(Expectations.CONFIRM)
        : Expectations.suggested(frame, question).flatMap(value -> ofValue(options, value));
  }

  private static Optional<String> judgement(Interpretation heard) {
    return heard.entities().stream()
        .filter(entity -> entity.type().equals(FieldType.YES_NO.code()))
        .map(Entity::value)
        .map(value -> value instanceof Value.Text(String text) ? text : "")
        .findFirst();
  }

  private static Optional<Option> ofValue(List<Option> options, String value) {
    return options.stream().filter(option -> option.value().equals(value)).findFirst();
  }

  private static Optional<Option> placed(List<Option> all, Interpretation heard) {
    List<Option> options =
        all.stream()
            .filter(option -> !option.value().equals(Expectations.PASS_OVER.value()))
            .toList();
    return heard.entities().stream()
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

  /** The options whose labels or places are in the text, in their own order. */
  private static List<String> several(List<Option> options, String text, Interpretation heard) {
    List<Option> placed =
        heard.entities().stream()
            .filter(entity -> entity.type().equals("ordinal"))
            .flatMap(entity -> at(options, entity.value()).stream())
            .toList();
    return options.stream()
        .filter(option -> !option.value().equals(Expectations.ENOUGH.value()))
        .filter(option -> placed.contains(option) || Words.contains(text, option.label()))
        .map(Option::value)
        .toList();
  }

  /** Where any words could be an answer: whether these are a wish rather than a name. */
  private boolean wish(String text, Optional<String> sure) {
    return sure.filter(intent -> !wishes.outOfScope(intent))
        .filter(intent -> Words.count(text) >= LEAST_WORDS_OF_A_WISH || wishes.repairs(intent))
        .isPresent();
  }

  /** « non », « je ne sais pas », where one need not answer. */
  private boolean passesOver(
      Slot slot, DialogState.Collect question, Interpretation heard, Optional<String> sure) {
    if (!slot.optional()) {
      return false;
    }
    return judgement(heard).filter("no"::equals).isPresent()
        || likely(heard, sure, starts(Pattern.PASS_OVER))
        || likely(heard, sure, starts(Pattern.DONT_KNOW)) && question.help().isEmpty();
  }

  private Predicate<String> starts(Pattern pattern) {
    return intent ->
        run.catalog
            .triggeredBy(intent)
            .filter(dialog -> dialog.name().equals(pattern.dialog()))
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
        Words.count(text) <= MOST_WORDS_OF_A_REPAIR && sure.filter(wishes::repairs).isPresent();
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
   * yes or a no that comes with another value is one too: « non, c’est jean@… »; and so is a value
   * said with the name of an earlier answer: « le nom, c’est Durand ».
   */
  private Optional<Dialog> correction(
      Optional<String> sure, DialogState.Collect question, Slot asked, Interpretation heard) {
    Optional<Dialog> said = sure.flatMap(run.catalog::triggeredBy).filter(Hearing::corrects);
    boolean judges = asked.type() == FieldType.YES_NO || !question.recap().isEmpty();
    boolean answers =
        heard.answer().orElse(null) instanceof Answer.Ok && !asked.type().takesWords();
    if (said.isPresent() && (judges || !answers)) {
      return said;
    }
    Frame frame = run.top().orElseThrow();
    Map<String, Slot> slots = run.dialog(frame).slots();
    boolean named =
        heard.named().stream()
            .map(Interpretation.Named::slot)
            .anyMatch(slot -> !slot.equals(asked.name()) && frame.slots().containsKey(slot));
    boolean meant =
        frame.slots().keySet().stream()
            .filter(slots::containsKey)
            .map(name -> slots.get(name).type())
            .anyMatch(type -> judges ? heldBy(heard, type) : type == asked.type());
    boolean own = named || judges && (meant || perhaps(heard));
    if (own) {
      return run.catalog.dialogs().values().stream().filter(Hearing::corrects).findFirst();
    }
    return meant ? said : Optional.empty();
  }

  /**
   * « je me suis trompé de catégorie », said to a recap, may sound like a wish about categories:
   * the name of an answer that was given, and a correction among what is likely, say that it is
   * not.
   */
  private boolean perhaps(Interpretation heard) {
    boolean likely =
        heard.ranked().stream()
            .limit(LIKELY_INTENTS)
            .flatMap(ranked -> run.catalog.triggeredBy(ranked.intent()).stream())
            .anyMatch(Hearing::corrects);
    return likely && new Repairs(run).mentionsAnAnswer();
  }

  private static boolean heldBy(Interpretation heard, FieldType type) {
    return type != FieldType.YES_NO
        && heard.entities().stream()
            .anyMatch(e -> e.problem().isEmpty() && e.type().equals(type.code()));
  }

  static boolean corrects(Dialog dialog) {
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
