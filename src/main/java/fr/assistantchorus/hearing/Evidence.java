package fr.assistantchorus.hearing;

import fr.assistantchorus.dialog.Catalog;
import fr.assistantchorus.dialog.Dialog;
import fr.assistantchorus.dialog.DialogState.Option;
import fr.assistantchorus.dialog.EngineRepair;
import fr.assistantchorus.dialog.Slot;
import fr.assistantchorus.engine.Interpretation;
import fr.assistantchorus.engine.Interpretation.Answer;
import fr.assistantchorus.engine.Interpretation.Named;
import fr.assistantchorus.engine.Labels;
import fr.assistantchorus.engine.PlainWords;
import fr.assistantchorus.engine.Value;
import fr.assistantchorus.entity.Entity;
import fr.assistantchorus.field.FieldType;
import fr.assistantchorus.field.Towns;
import fr.assistantchorus.intent.Understood;
import fr.assistantchorus.intent.Words;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What speaks for one meaning of a message or another: how it can be read as an answer, what it
 * names, how its sentence is built, and what it would mean without the question.
 *
 * <p>Each mark has a name and a weight. Most are there twice, alone and with the kind of question
 * that is open, so that a kind which few examples have is heard like the others.
 */
final class Evidence {
  private static final Set<String> ASKING =
      Set.of(
          ("quoi quel quelle quels quelles comment combien pourquoi quand ou qui est qu que lequel"
                  + " laquelle lesquels kesako")
              .split(" "));

  private static final Set<String> FIRST =
      Set.of("je j moi mon ma mes me m nous notre nos on".split(" "));

  private static final Set<String> SECOND = Set.of("vous tu te t votre vos ton ta tes".split(" "));

  private static final Set<String> DENYING =
      Set.of("pas non ne n jamais rien aucun aucune ni sans plus nan".split(" "));

  /** Words around a value which are no part of it. */
  private static final Set<String> AROUND =
      Set.of(
          ("le la les l un une de du des d c est a au en et mon ma mes ca cest oui ok euh heu ben"
                  + " bah alors voila voici donc bonjour bonsoir merci svp il vous plait moi nous"
                  + " je j on mettez met mets numero adresse nom hein quoi bon bien sur pour sont"
                  + " monsieur madame y ai suis")
              .split(" "));

  private static final int SHORTEST_TOKEN = 4;

  /** A longer text tells a story, whatever words of options are in it. */
  private static final int MOST_WORDS_OF_A_CHOICE = 60;

  private final Utterance said;
  private final Interpretation read;
  private final Asked asked;
  private final Catalog catalog;
  private final String plain;
  private final Set<String> plainWords;
  private final List<String> words;
  private final Map<String, Float> marks = new LinkedHashMap<>();

  private Evidence(Utterance said, Interpretation read, Asked asked) {
    this.said = said;
    this.read = read;
    this.asked = asked;
    this.catalog = said.situation().catalog();
    this.plain = PlainWords.normalise(said.text());
    this.plainWords = new HashSet<>(List.of(plain.split(" ")));
    this.words = Words.of(said.text());
  }

  /**
   * Returns the marks of a message by their names.
   *
   * @param read the values that were found in it, and what it says without the question
   */
  static Map<String, Float> of(Utterance said, Interpretation read, Asked asked) {
    Evidence evidence = new Evidence(said, read, asked);
    evidence.question();
    evidence.answer();
    evidence.options();
    evidence.values();
    evidence.names();
    evidence.wishes();
    evidence.shape();
    return evidence.marks;
  }

  /** Adds a mark alone, and with the kind of question. */
  private void mark(String name) {
    mark(name, 1);
  }

  private void mark(String name, double weight) {
    marks.merge(name, (float) weight, Math::max);
    marks.merge(name + "@" + asked.group(), (float) weight, Math::max);
    marks.merge(name + "@" + asked.kind(), (float) weight, Math::max);
  }

  private void question() {
    mark("open");
    if (asked.slot().optional()) {
      mark("optional");
    }
    if (asked.question().help().isPresent()) {
      mark("helped");
    }
    if (said.situation().answered().isEmpty()) {
      mark("nothing-given");
    }
  }

  // The text as an answer.

  private void answer() {
    String how =
        switch (read.answer().orElse(null)) {
          case Answer.Ok _ -> "ok";
          case Answer.Doubt _ -> "doubt";
          case Answer.Bad bad -> bad.attempt() ? "attempt" : "bad";
          case null -> "none";
        };
    mark("answer-" + how);
    Optional<Entity> found =
        said.understood().entities().stream()
            .filter(entity -> asked.slot().takes(entity.type()))
            .findFirst();
    found.ifPresent(entity -> {
      mark("found-" + (entity.problem().isEmpty() ? "good" : "bad"));
      mark("left-" + bucket(leftOver(List.of(entity))));
    });
    if (found.isEmpty()) {
      mark("found-none");
    }
    mark("beside-values-" + bucket(leftOver(said.understood().entities())));
    if (asked.slot().type() == FieldType.CITY && Towns.canonical(said.text()).isPresent()) {
      mark("whole-town");
    }
    if (asked.slot().type().takesWords() && asked.slot().type() != FieldType.TEXT) {
      mark("words-" + bucket(PlainWords.count(said.text())));
      mark(capitals());
    }
    if (asked.slot().type() == FieldType.ADDRESS) {
      mark(
          Character.isDigit(said.text().strip().isEmpty() ? ' ' : said.text().strip().charAt(0))
              ? "number-first"
              : "no-number-first");
    }
  }

  /** Returns how many telling words stand outside of these values. */
  private int leftOver(Collection<Entity> values) {
    StringBuilder left = new StringBuilder(said.text());
    for (Entity value : values) {
      for (int i = value.start(); i < value.end(); i++) {
        left.setCharAt(i, ' ');
      }
    }
    return (int)
        Stream.of(PlainWords.normalise(left.toString()).split(" "))
            .filter(word -> !word.isEmpty() && !AROUND.contains(word))
            .count();
  }

  private String capitals() {
    boolean any = false;
    boolean start = true;
    int capital = 0;
    for (int i = 0; i < said.text().length(); i++) {
      char sign = said.text().charAt(i);
      if (Character.isLetter(sign)) {
        if (start && Character.isUpperCase(sign)) {
          capital++;
        }
        any = true;
      }
      start = !Character.isLetter(sign);
    }
    return any ? "capitals-" + bucket(capital) : "no-letters";
  }

  private void options() {
    if (asked.options().isEmpty() || words.size() > MOST_WORDS_OF_A_CHOICE) {
      return;
    }
    List<Option> own = asked.options();
    boolean exact = own.stream().anyMatch(o -> PlainWords.same(o.label(), said.text()));
    boolean within =
        own.stream().anyMatch(option -> PlainWords.plainContains(plain, option.label()));
    int loose = Labels.fitting(own, said.text(), false).size();
    int strict = Labels.fitting(own, said.text(), true).size();
    if (exact) {
      mark("option-exact");
    }
    if (within) {
      mark("option-within");
    }
    mark("option-loose-" + Math.min(loose, 2));
    mark("option-strict-" + Math.min(strict, 2));
    Set<String> labels = new HashSet<>();
    own.forEach(o -> labels.addAll(List.of(PlainWords.normalise(o.label()).split(" "))));
    long shared =
        Stream.of(plain.split(" "))
            .filter(word -> !AROUND.contains(word) && word.length() > 2 && labels.contains(word))
            .count();
    mark("option-words-" + bucket((int) shared));
    boolean value =
        said.understood().entities().stream()
            .anyMatch(entity -> own.stream().anyMatch(o -> o.value().equals(entity.value())));
    if (value) {
      mark("option-value");
    }
    asked
        .question()
        .choices()
        .intents()
        .values()
        .forEach(intent ->
            said.understood().ranked().stream()
                .filter(ranked -> ranked.intent().equals(intent))
                .forEach(ranked -> mark("option-intent", ranked.confidence())));
  }

  // Values that are said.

  private void values() {
    Map<Slot, Value> answered = said.situation().answered();
    for (Interpretation.Entity entity : read.entities()) {
      String of;
      if (entity.problem().isPresent()) {
        of = "bad";
      } else if (asked.slot().takes(entity.type())) {
        of = "open";
      } else if (answered.entrySet().stream()
          .anyMatch(e -> e.getKey().takes(entity.type()) && e.getValue().equals(entity.value()))) {
        of = "same";
      } else if (answered.keySet().stream().anyMatch(slot -> slot.takes(entity.type()))) {
        of = "other";
      } else if (said.situation().nameable().stream().anyMatch(s -> s.takes(entity.type()))) {
        of = "new";
      } else {
        of = "none";
      }
      mark("value-" + of);
      marks.put("type-" + entity.type(), 1f);
      mark("type-" + entity.type() + "-" + of);
      if (entity.type().equals("yes-no")
          && entity.value() instanceof Value.Text(String judgement)) {
        mark("says-" + judgement);
        mark("says-" + judgement + "-left-" + bucket(Math.min(3, words.size() - 1)));
      }
    }
    long open =
        said.understood().entities().stream().filter(e -> asked.slot().takes(e.type())).count();
    if (open > 1) {
      mark("several-open");
    }
    answered.forEach((slot, value) -> {
      if (value instanceof Value.Text(String text) && !slot.type().isChosen()) {
        touches(text).ifPresent(how -> mark("given-" + how));
      }
    });
  }

  /** Returns how much of an earlier answer stands in the text: all of it, or a word. */
  private Optional<String> touches(String answer) {
    String own = PlainWords.normalise(answer);
    if (own.isEmpty()) {
      return Optional.empty();
    }
    if ((" " + plain + " ").contains(" " + own + " ")) {
      return Optional.of("whole");
    }
    return Stream.of(own.split(" "))
            .anyMatch(word -> word.length() >= SHORTEST_TOKEN && plainWords.contains(word))
        ? Optional.of("part")
        : Optional.empty();
  }

  // Slots that are named.

  private void names() {
    Map<Slot, Value> answered = said.situation().answered();
    for (Named named : read.named()) {
      Optional<Slot> slot =
          said.situation().nameable().stream()
              .filter(s -> s.name().equals(named.slot()))
              .findFirst();
      boolean isOpen = named.slot().equals(asked.slot().name());
      boolean isGiven = slot.filter(answered::containsKey).isPresent();
      boolean isSame =
          slot.map(answered::get).filter(value -> value.equals(named.value())).isPresent();
      String what = isOpen ? "open" : isSame ? "same" : isGiven ? "given" : "new";
      mark("named-" + what + (named.problem().isPresent() ? "-bad" : ""));
    }
    for (Slot slot : said.situation().nameable()) {
      if (PlainWords.plainMentions(plain, List.of(slot.label()))
          || PlainWords.plainMentions(plain, slot.aliases())) {
        String what =
            slot.name().equals(asked.slot().name())
                ? "open"
                : answered.containsKey(slot) ? "given" : "new";
        mark("noun-" + what);
      }
    }
    Contrasts.in(said.text()).ifPresent(_ -> mark("contrast"));
    if (!asked.rechosen(said.text(), answered).isEmpty()) {
      mark("rechosen");
    }
  }

  // What it says without the question.

  private void wishes() {
    Map<String, Double> roles = new HashMap<>();
    for (Understood.Ranked ranked : said.understood().ranked()) {
      String role = role(ranked.intent());
      roles.merge(role, ranked.confidence(), Double::sum);
      if (ranked.confidence() >= 0.05) {
        marks.merge("intent-" + ranked.intent(), (float) ranked.confidence(), Math::max);
        marks.merge(
            "intent-" + parent(ranked.intent()) + "@" + asked.group(),
            (float) ranked.confidence(),
            Math::max);
      }
    }
    roles.forEach((role, confidence) -> mark("role-" + role, confidence));
    mark("certainty-" + said.understood().certainty());
    if (!said.understood().ranked().isEmpty()) {
      mark("first-" + role(said.understood().ranked().getFirst().intent()));
    }
    read.also().ifPresent(second -> mark("also-" + role(second)));
  }

  private static String parent(String intent) {
    int slash = intent.indexOf('/');
    return slash < 0 ? intent : intent.substring(0, slash);
  }

  private String role(String intent) {
    if (catalog.facts().containsKey(intent)) {
      return "fact";
    }
    Optional<Dialog> dialog = catalog.triggeredBy(intent);
    if (dialog.isEmpty()) {
      return "none";
    }
    if (dialog.get().name().equals(EngineRepair.OUT_OF_SCOPE.dialog())) {
      return "out-of-scope";
    }
    if (dialog.get().name().equals(asked.dialog().name())) {
      return "this-dialog";
    }
    return dialog.get().repair() ? dialog.get().name() : "dialog";
  }

  // How the sentence is built.

  private void shape() {
    String text = said.text().strip();
    if (text.endsWith("?")) {
      mark("asks-last");
    } else if (text.indexOf('?') >= 0) {
      mark("asks-within");
    }
    if (text.endsWith("!")) {
      mark("exclaims");
    }
    if (!words.isEmpty() && ASKING.contains(words.getFirst())) {
      mark("asks-first");
    }
    if (words.stream().anyMatch(ASKING::contains)) {
      mark("asks-word");
    }
    if ((" " + plain + " ").contains(" est ce ")) {
      mark("est-ce");
    }
    inverted(text);
    person("first-person", FIRST);
    person("second-person", SECOND);
    if (words.stream().anyMatch(DENYING::contains)) {
      mark("denies");
    }
    mark("length-" + bucket(words.size()));
    mark("figures-" + bucket((int) text.chars().filter(Character::isDigit).count()));
    if (text.indexOf('@') >= 0) {
      mark("at");
    }
    if (text.indexOf(',') >= 0) {
      mark("comma");
    }
  }

  /** Marks « puis-je », « avez-vous » and the like. */
  private void inverted(String text) {
    String lower = text.toLowerCase(java.util.Locale.ROOT);
    for (String after : List.of("-je", "-vous", "-il", "-on", "-ce", "-elle", "-tu", "-nous")) {
      if (lower.contains(after)) {
        mark("inverted");
        return;
      }
    }
  }

  private void person(String name, Set<String> pronouns) {
    if (words.stream().anyMatch(pronouns::contains)) {
      mark(name);
    }
    if (!words.isEmpty() && pronouns.contains(words.getFirst())) {
      mark(name + "-first");
    }
  }

  private static String bucket(int count) {
    if (count <= 3) {
      return Integer.toString(count);
    }
    if (count <= 5) {
      return "4-5";
    }
    if (count <= 8) {
      return "6-8";
    }
    return count <= 13 ? "9-13" : "14-";
  }
}
