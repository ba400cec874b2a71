package fr.assistantchorus.engine;

import fr.assistantchorus.dialog.Dialog;
import fr.assistantchorus.dialog.DialogState;
import fr.assistantchorus.dialog.DialogState.Option;
import fr.assistantchorus.dialog.EngineRepair;
import fr.assistantchorus.dialog.Slot;
import fr.assistantchorus.engine.Interpretation.Answer;
import fr.assistantchorus.field.FieldType;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * Decides what a text means while a question is open: an answer, a repair, a digression, or a miss
 * (a text that was not understood).
 *
 * <p>The readings are tried in the order in which {@link #readings} lists them, and the first one
 * that applies is what the text means.
 */
final class Answering {
  /**
   * A free text with more words than this is an answer, whatever it seems to say: « je veux annuler
   * mon compte », told to the support, is a message to the support.
   */
  private static final int MOST_WORDS_OF_A_REPAIR = 4;

  /**
   * A text with fewer words is the name of a person, a company or a town, whatever it resembles,
   * unless it is a repair such as « retour ».
   */
  private static final int LEAST_WORDS_OF_A_WISH = 3;

  /** A longer text tells more than that the answer is not at hand. */
  private static final int MOST_WORDS_NOT_AT_HAND = 10;

  private final Run run;
  private final Wishes wishes;
  private final Filling filling;
  private final DialogState.Collect question;
  private final String text;
  private final Frame frame;
  private final Slot slot;
  private final List<Option> options;
  private final Interpretation heard;

  /** The intent that the text surely has; empty where none is sure. */
  private final Optional<String> sure;

  /** The text as an answer to the question; empty where it was not read as one. */
  private final Optional<Answer> answer;

  Answering(Run run, Wishes wishes, Event.UserSaid said, DialogState.Collect question) {
    this.run = run;
    this.wishes = wishes;
    this.filling = new Filling(run, wishes, question);
    this.question = question;
    this.text = said.text();
    this.frame = run.top().orElseThrow();
    this.slot = run.slot(frame, question);
    this.options = Expectations.answers(frame, slot, question);
    this.heard = readAs(slot.type(), said.interpretation());
    this.sure = Wishes.sure(heard);
    this.answer = heard.answer();
  }

  /**
   * One way to read the text.
   *
   * @param sign returns what shows that the text is meant in this way; empty where nothing shows it
   * @param consequence does what follows from this reading; it is given what the sign has found
   */
  private record Reading<T>(Supplier<Optional<T>> sign, Consumer<T> consequence) {
    boolean applies() {
      Optional<T> found = sign.get();
      found.ifPresent(consequence);
      return found.isPresent();
    }
  }

  void answer() {
    for (Reading<?> reading : readings()) {
      if (reading.applies()) {
        return;
      }
    }
  }

  /**
   * Returns the readings in the order in which they are tried. In either list, the last one applies
   * to every text.
   */
  private List<Reading<?>> readings() {
    return slot.type() == FieldType.TEXT
        ? List.of(
            new Reading<>(this::optionByItsLabel, this::choose),
            new Reading<>(this::repairInAFewWords, intent -> wishes.follow(intent, List.of())),
            new Reading<>(this::value, filling::fill),
            new Reading<>(this::nothingReadable, filling::miss))
        : List.of(
            new Reading<>(this::optionByItsLabel, this::choose),
            new Reading<>(this::correction, wishes::repair),
            new Reading<>(this::optionInOtherWords, this::choose),
            new Reading<>(this::noToAValueInDoubt, _ -> filling.takeBackDoubted()),
            new Reading<>(this::severalOptions, filling::chooseAll),
            new Reading<>(this::wishWhereWordsAnswer, intent -> wishes.act(intent, heard)),
            new Reading<>(this::value, value -> filling.fill(value, heard.entities())),
            new Reading<>(this::oddValue, filling::doubt),
            new Reading<>(this::nothingToSay, filling::fill),
            new Reading<>(this::notAtHand, wishes::repair),
            new Reading<>(this::failedAttempt, filling::miss),
            new Reading<>(this::wish, intent -> wishes.act(intent, heard)),
            new Reading<>(this::wishInDoubt, wishes::clarify),
            new Reading<>(this::nothingReadable, filling::miss));
  }

  private void choose(Option option) {
    filling.choose(option.value());
  }

  /**
   * Returns the text as an answer to this question. Where the dialogs have changed since the text
   * was recorded, it was recorded without an answer to this question; then a value of the right
   * type that was found in the text is the answer.
   */
  private static Interpretation readAs(FieldType type, Interpretation heard) {
    return heard.answer().isPresent()
        ? heard
        : heard.withAnswer(
            heard.entities().stream()
                .filter(entity -> entity.type().equals(type.code()))
                .findFirst()
                .map(Answering::answer));
  }

  private static Answer answer(Interpretation.Entity entity) {
    return entity
        .problem()
        .<Answer>map(reason -> new Answer.Bad(reason, true, entity.value()))
        .orElseGet(() -> new Answer.Ok(entity.value()));
  }

  // Signs of an option.

  private Optional<Option> optionByItsLabel() {
    return Choosing.labelled(options, text);
  }

  private Optional<Option> optionInOtherWords() {
    Optional<String> another = sure.filter(intent -> !startsThisDialog(intent));
    return Choosing.loosely(question, slot, options, text, another, wishes::repairs)
        .or(() -> Choosing.meant(frame, question, slot, options, heard, sure))
        .or(() -> Choosing.found(options, text, heard));
  }

  private Optional<List<String>> severalOptions() {
    return slot.type() == FieldType.CHOICES
        ? Optional.of(
                Choosing.several(
                    options, text, heard, sure.filter(this::startsThisDialog).isEmpty()))
            .filter(all -> !all.isEmpty())
        : Optional.empty();
  }

  /**
   * Returns whether the text sounds like the wish that is under way: « accepte Marc Petit », where
   * it is asked which request to accept.
   */
  private boolean startsThisDialog(String intent) {
    return !run.catalog().facts().containsKey(intent)
        && run.catalog()
            .triggeredBy(intent)
            .filter(dialog -> dialog.name().equals(frame.dialog()))
            .isPresent();
  }

  // Signs of a value.

  private Optional<Value> value() {
    return answer.orElse(null) instanceof Answer.Ok(Value value)
        ? Optional.of(value)
        : Optional.empty();
  }

  private Optional<Answer.Doubt> oddValue() {
    return answer.orElse(null) instanceof Answer.Doubt doubt
        ? Optional.of(doubt)
        : Optional.empty();
  }

  /**
   * Returns the value in doubt that « non » rejects. This matters where the slot takes any words,
   * since « non » would otherwise be read as the name of a town.
   */
  private Optional<Value> noToAValueInDoubt() {
    boolean no =
        slot.type().takesWords()
            && PlainWords.count(text) <= MOST_WORDS_OF_A_REPAIR
            && Choosing.judgement(heard).filter("no"::equals).isPresent();
    return new PartialAnswer(frame, slot).doubted().filter(_ -> no);
  }

  /**
   * Returns an empty answer where the slot is optional and the person says that there is nothing to
   * fill in: « non », « je ne sais pas », « pas de pacage ».
   */
  private Optional<Value> nothingToSay() {
    boolean nothing =
        slot.optional()
            && (Choosing.judgement(heard).filter("no"::equals).isPresent()
                || PlainWords.denies(text, slot.label(), slot.aliases())
                || isNotAtHand()
                || Choosing.likely(heard, sure, leadsTo(EngineRepair.PASS_OVER))
                || Choosing.likely(heard, sure, leadsTo(EngineRepair.DONT_KNOW))
                    && question.help().isEmpty());
    return nothing ? Optional.of(Wording.PASSED_OVER) : Optional.empty();
  }

  /** Returns the help with what is asked for, where the person cannot give it now. */
  private Optional<Dialog> notAtHand() {
    return isNotAtHand()
        ? Optional.of(run.catalog().dialog(EngineRepair.DONT_KNOW.dialog()))
        : Optional.empty();
  }

  private boolean isNotAtHand() {
    return PlainWords.count(text) <= MOST_WORDS_NOT_AT_HAND
        && PlainWords.isNotAtHand(
            text, Stream.concat(Stream.of(slot.label()), slot.aliases().stream()).toList());
  }

  private Predicate<String> leadsTo(EngineRepair repair) {
    return intent ->
        run.catalog()
            .triggeredBy(intent)
            .filter(dialog -> dialog.name().equals(repair.dialog()))
            .isPresent();
  }

  // Signs of something other than an answer.

  private Optional<Dialog> correction() {
    return new Corrections(run).in(sure, question, slot, heard);
  }

  private Optional<String> repairInAFewWords() {
    return sure.filter(wishes::repairs)
        .filter(_ -> PlainWords.count(text) <= MOST_WORDS_OF_A_REPAIR);
  }

  /**
   * Returns a wish in a slot that takes any words, where these words are more likely a wish than a
   * name.
   */
  private Optional<String> wishWhereWordsAnswer() {
    return wish()
        .filter(_ -> slot.type().takesWords())
        .filter(intent -> !wishes.corrects(intent) || !Corrections.isFound(heard, slot))
        .filter(
            intent -> PlainWords.count(text) >= LEAST_WORDS_OF_A_WISH || wishes.repairs(intent));
  }

  private Optional<String> wish() {
    return sure.filter(intent -> !wishes.outOfScope(intent));
  }

  private Optional<Interpretation> wishInDoubt() {
    return Optional.of(heard).filter(wishes::worthLeaving);
  }

  // Signs of a miss.

  private Optional<Answer.Bad> failedAttempt() {
    return answer.orElse(null) instanceof Answer.Bad bad && bad.attempt()
        ? Optional.of(bad)
        : Optional.empty();
  }

  private Optional<Answer.Bad> nothingReadable() {
    return Optional.of(
        answer.orElse(null) instanceof Answer.Bad bad
            ? bad
            : new Answer.Bad("malformed", false, new Value.Text(text)));
  }
}
