package fr.assistantchorus.engine;

import fr.assistantchorus.dialog.DialogState;
import fr.assistantchorus.dialog.DialogState.Option;
import fr.assistantchorus.dialog.Slot;
import fr.assistantchorus.engine.Interpretation.Answer;
import fr.assistantchorus.engine.Interpretation.Entity;
import fr.assistantchorus.field.FieldType;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Finds which of a question's options a text means. */
final class Choosing {
  /** A text with more words than this tells or asks something about the options. */
  private static final int MOST_WORDS_OF_A_CHOICE = 10;

  private static final Pattern QUESTION =
      Pattern.compile(
          "(?:qu est ce|que|est ce) ?.*|(?:.* )?(?:quoi|koi|quels?|quelles?|comment|pourquoi)("
              + " .*)?");

  private static final Pattern PARTED =
      Pattern.compile("(?iu)[,;+/]|(?<![\\p{L}\\p{N}_])(?:et|puis)(?![\\p{L}\\p{N}_])");

  private Choosing() {}

  /** Returns the option whose label was said. */
  static Optional<Option> labelled(List<Option> options, String text) {
    return options.stream().filter(option -> PlainWords.same(option.label(), text)).findFirst();
  }

  /**
   * Returns the option that was meant without its label: by its place (« la deuxième »), by an
   * intent that stands for it, or by a yes or a no.
   */
  static Optional<Option> meant(
      Frame frame,
      DialogState.Collect question,
      Slot slot,
      List<Option> options,
      Interpretation heard,
      Optional<String> sure) {
    if (slot.type() == FieldType.YES_NO) {
      return Optional.empty();
    }
    if (new PartialAnswer(frame, slot).doubted().isPresent()
        && judgement(heard).filter("yes"::equals).isPresent()) {
      // A value in doubt is confirmed by « oui » even where « oui » could be a value itself, for
      // instance the name of a town.
      return Optional.of(Expectations.CONFIRM);
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

  /**
   * Returns the option whose value was found in the text under another name than its label, as «
   * conchylicultrice » is found for « Conchyliculteur »; empty in a long text, and where the text
   * answers the question by itself.
   */
  static Optional<Option> found(List<Option> options, String text, Interpretation heard) {
    if (!mayChoose(text) || heard.answer().orElse(null) instanceof Answer.Ok) {
      return Optional.empty();
    }
    List<Option> found =
        heard.entities().stream()
            .filter(entity -> entity.problem().isEmpty())
            .map(Entity::value)
            .flatMap(value ->
                value instanceof Value.Text(String code)
                    ? ofValue(options, code).stream()
                    : Stream.empty())
            .distinct()
            .toList();
    // Where two are named, none is chosen.
    return found.size() == 1 ? Optional.of(found.getFirst()) : Optional.empty();
  }

  /**
   * Returns the option whose label was said in part or loosely. Where the text has another sure
   * meaning, all its telling words must belong to the label. A repair is never a choice, and
   * neither is a word that is said in passing to a recap.
   */
  static Optional<Option> loosely(
      DialogState.Collect question,
      Slot slot,
      List<Option> options,
      String text,
      Optional<String> sure,
      Predicate<String> repairs) {
    boolean chooses =
        slot.type() == FieldType.CHOICE
            || slot.type() == FieldType.CHOICES
            || question.choices().from().isPresent();
    if (!chooses
        || !question.recap().isEmpty()
        || !mayChoose(text)
        || sure.filter(repairs).isPresent()) {
      return Optional.empty();
    }
    return Labels.meant(options, text, sure.isPresent());
  }

  private static boolean mayChoose(String text) {
    boolean asks = text.indexOf('?') >= 0 || QUESTION.matcher(PlainWords.normalise(text)).matches();
    return !asks && PlainWords.count(text) <= MOST_WORDS_OF_A_CHOICE;
  }

  /**
   * Returns whether the text is understood as such an intent. Where two intents are alike, one of
   * the two is enough, since it is what the question waits for.
   */
  static boolean likely(Interpretation heard, Optional<String> sure, Predicate<String> intent) {
    return sure.map(intent::test)
        .orElseGet(() ->
            heard.verdict() == Interpretation.Verdict.EITHER
                && heard.ranked().stream()
                    .limit(2)
                    .map(Interpretation.Ranked::intent)
                    .anyMatch(intent));
  }

  /**
   * Returns the option that « oui » chooses: the confirmation where a value is in doubt, else the
   * option that is suggested.
   */
  private static Optional<Option> confirmed(
      Frame frame, DialogState.Collect question, Slot slot, List<Option> options) {
    return new PartialAnswer(frame, slot).doubted().isPresent()
        ? Optional.of(Expectations.CONFIRM)
        : Expectations.suggested(frame, question).flatMap(value -> ofValue(options, value));
  }

  /** Returns {@code yes} or {@code no}, where one was said. */
  static Optional<String> judgement(Interpretation heard) {
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
    return inPlaces(options, heard).findFirst();
  }

  private static Stream<Option> inPlaces(List<Option> options, Interpretation heard) {
    return heard.entities().stream()
        .filter(entity -> entity.type().equals("ordinal"))
        .flatMap(entity -> at(options, entity.value()).stream());
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

  /**
   * Returns the values of the options whose labels or places are in the text, in the order of the
   * options; all of them where all are meant. Where there are none, it returns those that the parts
   * of the text mean, if each part means one: « engagement et suivi ».
   *
   * @param strictly whether the first part may contain no telling word that the label lacks, as «
   *     accepte » in « accepte Marc Petit et Inès Moreau »; the others never may
   */
  static List<String> several(
      List<Option> options, String text, Interpretation heard, boolean strictly) {
    if (!mayChoose(text)) {
      return List.of();
    }
    List<Option> placed = inPlaces(options, heard).toList();
    List<Option> named =
        options.stream()
            .filter(option -> placed.contains(option) || PlainWords.contains(text, option.label()))
            .toList();
    List<Option> meant = named.isEmpty() ? inParts(options, text, strictly) : named;
    boolean all = Labels.areAllMeant(text);
    return options.stream()
        .filter(option -> all || meant.contains(option))
        .map(Option::value)
        .filter(value -> !value.equals(Expectations.ENOUGH.value()))
        .toList();
  }

  private static List<Option> inParts(List<Option> options, String text, boolean strictly) {
    List<String> parts = PARTED.splitAsStream(text).filter(part -> !part.isBlank()).toList();
    List<Option> meant = new ArrayList<>();
    for (String part : parts) {
      Labels.meant(options, part, strictly || !meant.isEmpty()).ifPresent(meant::add);
    }
    return meant.size() == parts.size() ? meant : List.of();
  }
}
