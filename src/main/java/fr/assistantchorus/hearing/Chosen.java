package fr.assistantchorus.hearing;

import fr.assistantchorus.dialog.DialogState.Option;
import fr.assistantchorus.engine.Interpretation;
import fr.assistantchorus.engine.Interpretation.Answer;
import fr.assistantchorus.engine.Labels;
import fr.assistantchorus.engine.PlainWords;
import fr.assistantchorus.engine.Value;
import fr.assistantchorus.field.FieldType;
import fr.assistantchorus.intent.Understood;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Finds which of the open question's options a message means, once it is known to answer it. */
final class Chosen {
  private static final double SURE = 0.8;
  private static final double LIKELY = 0.5;

  /** What is sent or ended by words alone must surely be meant, by words that were learnt. */
  private static final double SURE_TO_SEND = 0.9;

  private static final double KNOWN_TO_SEND = 0.8;

  /** Of words that nobody has taught, no option is guessed. */
  private static final double KNOWN_TO_CHOOSE = 0.3;

  private static final int MOST_WORDS_OF_A_PLACE = 3;

  private static final int LEAST_WORDS_OF_A_QUOTATION = 2;

  private static final Pattern PARTED =
      Pattern.compile("(?iu)[,;+/]|(?<![\\p{L}\\p{N}_])(?:et|puis|plus)(?![\\p{L}\\p{N}_])");

  private final Utterance said;
  private final Interpretation read;
  private final Asked asked;
  private final List<Option> own;

  private final Judge judge;
  private final Set<String> saying;

  private Chosen(
      Utterance said, Interpretation read, Asked asked, Judge judge, Set<String> saying) {
    this.saying = saying;
    this.judge = judge;
    this.said = said;
    this.read = read;
    this.asked = asked;
    this.own = asked.choosable();
  }

  /** Returns the values of the options that are meant; empty where none can be told. */
  static Optional<List<String>> in(
      Utterance said, Interpretation read, Asked asked, Judge judge, Set<String> saying) {
    return new Chosen(said, read, asked, judge, saying).find();
  }

  private Optional<List<String>> find() {
    if (asked.options().isEmpty()) {
      return Optional.empty();
    }
    Optional<List<String>> exact =
        asked.options().stream()
            .filter(option -> PlainWords.same(option.label(), said.text()))
            .map(Option::value)
            .findFirst()
            .map(List::of);
    if (exact.isPresent()) {
      return exact;
    }
    if (asked.slot().type() == FieldType.TEXT) {
      return quoted().map(List::of);
    }
    if (asked.slot().type() == FieldType.CHOICES) {
      return several();
    }
    if (asked.doubts() && judged().filter("yes"::equals).isPresent()) {
      return Optional.of(List.of("="));
    }
    return (asked.isRecap()
            ? sent()
            : found().or(() -> decided(SURE).map(Decided::value)).or(this::byRule))
        .or(() ->
            // Beside a value that is asked for, an option is chosen only where it surely is meant.
            asked.isRecap() || !asked.slot().type().isChosen()
                ? Optional.empty()
                : decided(LIKELY).map(Decided::value))
        .filter(value -> !value.equals(ChoiceEvidence.OWN_VALUE))
        .map(List::of);
  }

  /**
   * Returns the option of a free text whose label was quoted in part, or which was counted. All
   * other words are the person's own, and are kept to the letter.
   */
  private Optional<String> quoted() {
    List<Option> placed =
        PlainWords.count(said.text()) <= MOST_WORDS_OF_A_PLACE ? places() : List.of();
    if (placed.size() == 1) {
      return Optional.of(placed.getFirst().value());
    }
    List<Option> quoted =
        PlainWords.count(said.text()) < LEAST_WORDS_OF_A_QUOTATION
            ? List.of()
            : own.stream().filter(o -> PlainWords.contains(o.label(), said.text())).toList();
    return quoted.size() == 1 ? Optional.of(quoted.getFirst().value()) : Optional.empty();
  }

  /** Returns the option that a finder has found in the text, where it looks for this slot's. */
  private Optional<String> found() {
    return asked.slot().type() == FieldType.CHOICE
            && read.entities().stream().anyMatch(entity -> asked.slot().takes(entity.type()))
        ? named()
        : Optional.empty();
  }

  /**
   * Returns what a recap is answered with, which sends or ends something: what the words say
   * outright, unless it was learnt that they mean another thing; else only what surely is meant.
   */
  private Optional<String> sent() {
    Optional<String> outright = byRule();
    Optional<Decided> learnt = decided(SURE);
    return outright.isPresent()
        ? outright.filter(
            value -> learnt.map(Decided::value).filter(v -> !v.equals(value)).isEmpty())
        : learnt.filter(this::isSafe).map(Decided::value);
  }

  /** Returns the option that such words were learnt to choose, where that is sure. */
  static Optional<String> learnt(
      Utterance said, Interpretation read, Asked asked, Judge judge, Set<String> saying) {
    return new Chosen(said, read, asked, judge, saying)
        .decided(SURE)
        .map(Decided::value)
        .filter(value -> !value.equals(ChoiceEvidence.OWN_VALUE));
  }

  /** What was learnt, with its probability. */
  private record Decided(String value, double probability) {}

  private boolean isSafe(Decided decided) {
    return decided.probability() >= SURE_TO_SEND && judge.known(saying) >= KNOWN_TO_SEND;
  }

  /** Returns the option that was learnt to be meant by such words, from this probability on. */
  private Optional<Decided> decided(double least) {
    if (judge.known(saying) < KNOWN_TO_CHOOSE) {
      return Optional.empty();
    }
    List<String> values = new ArrayList<>(own.stream().map(Option::value).toList());
    List<String> labels =
        new ArrayList<>(values.stream().map(value -> ChoiceEvidence.label(asked, value)).toList());
    if (!asked.slot().type().isChosen()) {
      values.add(ChoiceEvidence.OWN_VALUE);
      labels.add(ChoiceEvidence.OWN_VALUE);
    }
    double[] p = judge.choices(ChoiceEvidence.of(said, read, asked), saying, labels);
    for (int i = 0; i < p.length; i++) {
      if (p[i] >= least) {
        return Optional.of(new Decided(values.get(i), p[i]));
      }
    }
    return Optional.empty();
  }

  private Optional<String> byRule() {
    if (!asked.slot().type().isChosen() && asked.question().choices().from().isEmpty()) {
      return intended()
          .or(this::within)
          .or(() -> Labels.meant(own, said.text(), true).map(Option::value));
    }
    // What is sent or ended by it must surely be meant: « pourquoi » lies near to a yes.
    boolean doubtful =
        asked.isRecap() && said.understood().certainty() != Understood.Certainty.SURE;
    return asked.isRecap() || asked.slot().type() == FieldType.YES_NO
        ? (doubtful ? Optional.<String>empty() : intended())
            .or(this::judged)
            .filter(this::isOption)
            .or(this::within)
        : intended()
            .or(this::within)
            .or(this::named)
            .or(this::loosely)
            .or(() -> judged().filter(this::isOption))
            .or(this::suggested)
            .or(this::placed);
  }

  private boolean isOption(String value) {
    return own.stream().anyMatch(option -> option.value().equals(value))
        || asked.slot().type() == FieldType.YES_NO;
  }

  /** Returns the option that an intent chooses. */
  private Optional<String> intended() {
    return asked.question().choices().intents().entrySet().stream()
        .filter(entry -> isOption(entry.getKey()))
        .filter(entry -> isLikely(entry.getValue()))
        .map(java.util.Map.Entry::getKey)
        .findFirst();
  }

  private boolean isLikely(String intent) {
    long among =
        switch (said.understood().certainty()) {
          case SURE -> 1;
          case EITHER -> 2;
          case NONE -> 0;
        };
    return said.understood().ranked().stream()
        .limit(among)
        .map(Understood.Ranked::intent)
        .anyMatch(intent::equals);
  }

  private Optional<String> judged() {
    return judged(read)
        .or(() ->
            read.answer().orElse(null) instanceof Answer.Ok(Value.Text(String text))
                    && asked.slot().type() == FieldType.YES_NO
                ? Optional.of(text)
                : Optional.empty());
  }

  /** Returns the yes or the no that was said. */
  static Optional<String> judged(Interpretation read) {
    return read.entities().stream()
        .filter(entity -> entity.type().equals(FieldType.YES_NO.code()))
        .map(Interpretation.Entity::value)
        .map(value -> value instanceof Value.Text(String text) ? text : "")
        .findFirst();
  }

  private Optional<String> within() {
    List<Option> within =
        own.stream().filter(option -> PlainWords.contains(said.text(), option.label())).toList();
    return within.size() == 1 ? Optional.of(within.getFirst().value()) : Optional.empty();
  }

  private Optional<String> named() {
    List<String> named =
        read.entities().stream()
            .filter(entity -> entity.problem().isEmpty())
            .flatMap(entity ->
                entity.value() instanceof Value.Text(String code)
                    ? own.stream().map(Option::value).filter(code::equals)
                    : Stream.empty())
            .filter(value -> asked.slot().type() == FieldType.CHOICE)
            .distinct()
            .toList();
    return named.size() == 1 ? Optional.of(named.getFirst()) : Optional.empty();
  }

  private Optional<String> loosely() {
    return Labels.meant(own, said.text(), true)
        .or(() -> Labels.meant(own, said.text(), false))
        .map(Option::value);
  }

  /** Returns the option that stands first because it is likely, where the person says yes. */
  private Optional<String> suggested() {
    boolean likely = asked.question().choices().suggested().isPresent();
    return judged()
        .filter(judgement -> judgement.equals("yes") && likely && !own.isEmpty())
        .map(_ -> own.getFirst().value());
  }

  private Optional<String> placed() {
    return places().stream().findFirst().map(Option::value);
  }

  private List<Option> places() {
    List<Option> placed = new ArrayList<>();
    for (Interpretation.Entity entity : read.entities()) {
      if (entity.type().equals("ordinal") && entity.value() instanceof Value.Number(long place)) {
        long index = place < 0 ? own.size() + place : place - 1;
        if (index >= 0 && index < own.size()) {
          placed.add(own.get((int) index));
        }
      }
    }
    return placed;
  }

  private Optional<List<String>> several() {
    List<Option> meant = new ArrayList<>(places());
    own.stream()
        .filter(option -> PlainWords.contains(said.text(), option.label()))
        .forEach(meant::add);
    if (Labels.areAllMeant(said.text())) {
      meant.addAll(own);
    }
    if (meant.isEmpty()) {
      AllBut.in(said.text(), own, part -> meant(part, true)).ifPresent(meant::addAll);
    }
    if (meant.isEmpty()) {
      List<String> parts = parts(said.text());
      for (String part : parts) {
        // « accepte » may stand before the first; words of their own before the others would be
        // lost.
        (meant.isEmpty() ? ordered(part) : meant(part, true)).ifPresent(meant::add);
      }
      if (meant.size() != parts.size()) {
        return Optional.empty();
      }
    }
    List<String> values =
        own.stream().filter(meant::contains).map(Option::value).distinct().toList();
    return values.isEmpty() ? Optional.empty() : Optional.of(values);
  }

  /** Returns what is named, though a short order stands before it: « refuse Hugo ». */
  private Optional<Option> ordered(String part) {
    String named = part.strip();
    int order = named.indexOf(' ');
    return meant(named, false)
        .or(() -> order < 0 ? Optional.empty() : meant(named.substring(order), true));
  }

  /**
   * Returns what is named by its label, or by the head of it, which tells it from the others: of «
   * Julie FONTAINE, abonnement à GAEC Garnier » people say the name.
   */
  private Optional<Option> meant(String part, boolean strictly) {
    return Labels.meant(own, part, strictly)
        .or(() ->
            Labels.meant(
                    own.stream().map(o -> new Option(o.value(), head(o.label()))).toList(),
                    part,
                    strictly)
                .flatMap(
                    head -> own.stream().filter(o -> o.value().equals(head.value())).findFirst()));
  }

  private static String head(String label) {
    int end = 0;
    while (end < label.length() && label.charAt(end) != ',' && label.charAt(end) != '(') {
      end++;
    }
    return label.substring(0, end).strip();
  }

  /** Returns what stands between « et », commas and the like. */
  static List<String> parts(String text) {
    return PARTED.splitAsStream(text).filter(part -> !part.isBlank()).toList();
  }
}
