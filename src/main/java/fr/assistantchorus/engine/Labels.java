package fr.assistantchorus.engine;

import fr.assistantchorus.dialog.DialogState.Option;
import fr.assistantchorus.dialog.Suggestion;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Finds labels that are said in part, loosely or misspelt: « tic seulement » for « Remboursement
 * TIC seulement ».
 *
 * <p>The more labels have a word, the less it tells: a word that n labels share counts as one nth
 * of a word.
 */
public final class Labels {
  /**
   * The least part of a label that must be said. Both the words that were said and the whole label
   * are weighed as the class comment tells.
   */
  private static final double LEAST_SAID = 0.25;

  /**
   * For every so many words of the label that the text contains, it may contain one word that no
   * label has.
   */
  private static final int OWN_WORDS_FOR_ANOTHER = 2;

  /** A shorter word is not taken for a misspelt one, but for another word. */
  private static final int SHORTEST_MISSPELT = 5;

  private static final int SHORTEST_PLURAL = 4;

  /** Words that tell nothing about which label is meant. */
  private static final Set<String> SMALL =
      Set.of(
          ("le la les l un une des de d du au aux a en et ou pour par avec dans sur je j me moi m"
               + " mon ma mes nous notre nos on il elle vous votre vos c ce cet cette ca cela celui"
               + " celle est sera serait suis ai y oui ok bon bonjour merci svp stp s te plait"
               + " alors donc ben bah euh plutot veux voudrais prends prendre choisis mets")
              .split(" "));

  /**
   * Words that reverse the meaning of the words after them: « sans SIRET » is not « SIRET ». So
   * text and label must reverse the same words.
   */
  private static final Set<String> REVERSING =
      Set.of("sans", "hors", "non", "pas", "ne", "n", "ni", "sauf", "aucun", "aucune", "jamais");

  /** « Tous » and « toutes », without the letter of the plural, as {@link #words} gives them. */
  private static final Set<String> EVERY = Set.of("tou", "toute");

  /** Words that say that some are left out, or are spoken of apart. */
  private static final Set<String> BUT = Set.of("autre", "reste", "excepte", "hormis");

  private static final int MOST_WORDS_BESIDE_EVERY = 1;

  private Labels() {}

  /**
   * Returns whether the text means every label, whatever they are: « toutes », « accepte tout le
   * monde »; not « tous les autres », and not « tous sauf Marc ».
   */
  public static boolean areAllMeant(String text) {
    Set<String> told = words(PlainWords.normalise(text).replace("tout le monde", "tous"));
    long others = told.stream().filter(word -> !EVERY.contains(word)).count();
    return others < told.size()
        && others <= MOST_WORDS_BESIDE_EVERY
        && told.stream().noneMatch(word -> BUT.contains(word) || REVERSING.contains(word));
  }

  /**
   * Returns the one option whose label contains all the words of the text that any label contains;
   * empty where no option or several do, where too little of the label was said, and where the text
   * has too many words of its own.
   *
   * @param strictly whether the text may contain no telling word that the label lacks
   */
  public static Optional<Option> meant(List<Option> options, String text, boolean strictly) {
    List<Option> fitting = fitting(options, text, strictly);
    return fitting.size() == 1 ? Optional.of(fitting.getFirst()) : Optional.empty();
  }

  /**
   * Returns all options whose labels contain all the words of the text that any label contains, as
   * {@link #meant} does where it is only one.
   */
  public static List<Option> fitting(List<Option> options, String text, boolean strictly) {
    List<Option> own = options.stream().distinct().filter(o -> !isTheEngines(o)).toList();
    Map<Option, Set<String>> labels =
        own.stream().collect(Collectors.toMap(option -> option, o -> words(o.label())));
    Map<String, Integer> shared = new HashMap<>();
    labels.values().forEach(words -> words.forEach(word -> shared.merge(word, 1, Integer::sum)));
    Set<String> typed = words(text);
    Set<String> known = new HashSet<>();
    int others = 0;
    for (String word : typed) {
      Optional<String> like = like(word, shared.keySet());
      like.ifPresent(known::add);
      others += like.isEmpty() ? 1 : 0;
    }
    // « Non » alone is an answer and names no label.
    if (REVERSING.containsAll(known)
        || others > (strictly ? 0 : known.size() / OWN_WORDS_FOR_ANOTHER)) {
      return List.of();
    }
    List<Option> fitting =
        own.stream()
            .filter(option -> labels.get(option).containsAll(known))
            .filter(option -> isTurnedAlike(List.copyOf(labels.get(option)), typed, known))
            .toList();
    return fitting.size() == 1 && !isTold(labels.get(fitting.getFirst()), known, shared)
        ? List.of()
        : fitting;
  }

  /**
   * Returns the one option that a sentence about something else names in passing: at least half of
   * the words that only its label has are in it. Numbers do not count.
   */
  static Optional<Option> named(List<Option> options, String text) {
    Map<Option, Set<String>> labels =
        options.stream()
            .distinct()
            .filter(option -> !isTheEngines(option))
            .collect(Collectors.toMap(option -> option, option -> words(option.label())));
    Map<String, Integer> shared = new HashMap<>();
    labels.values().forEach(words -> words.forEach(word -> shared.merge(word, 1, Integer::sum)));
    Set<String> typed = words(text);
    List<Option> named =
        labels.entrySet().stream()
            .filter(entry -> {
              List<String> own =
                  entry.getValue().stream()
                      .filter(word -> shared.get(word) == 1)
                      .filter(word -> word.chars().noneMatch(Character::isDigit))
                      .toList();
              long told = own.stream().filter(typed::contains).count();
              return told > 0 && 2 * told >= own.size();
            })
            .map(Map.Entry::getKey)
            .toList();
    return named.size() == 1 ? Optional.of(named.getFirst()) : Optional.empty();
  }

  private static boolean isTheEngines(Option option) {
    return List.of(Expectations.PASS_OVER.value(), Expectations.CONFIRM.value())
        .contains(option.value());
  }

  private static boolean isTold(Set<String> label, Set<String> said, Map<String, Integer> shared) {
    return weight(said, shared) >= LEAST_SAID * weight(label, shared);
  }

  private static double weight(Set<String> words, Map<String, Integer> shared) {
    return words.stream().mapToDouble(word -> 1.0 / shared.get(word)).sum();
  }

  /**
   * Returns whether text and label reverse the same words: the text adds no reversing word, and
   * leaves out none that stands before a word which was said.
   *
   * @param label the label's words, in their order
   * @param known the words of labels that were said
   */
  private static boolean isTurnedAlike(List<String> label, Set<String> typed, Set<String> known) {
    boolean added = typed.stream().anyMatch(w -> REVERSING.contains(w) && !label.contains(w));
    boolean leftOut =
        IntStream.range(0, label.size())
            .filter(at -> REVERSING.contains(label.get(at)) && !known.contains(label.get(at)))
            .anyMatch(at -> label.subList(at, label.size()).stream().anyMatch(known::contains));
    return !added && !leftOut;
  }

  /** Returns the words that tell something, in the singular. */
  private static Set<String> words(String text) {
    Set<String> words = new LinkedHashSet<>();
    for (String word : PlainWords.normalise(text).split(" ")) {
      if (!word.isEmpty() && !SMALL.contains(word)) {
        words.add(singular(word));
      }
    }
    return words;
  }

  private static String singular(String word) {
    boolean plural = word.endsWith("s") || word.endsWith("x");
    return plural && word.length() >= SHORTEST_PLURAL && !REVERSING.contains(word)
        ? word.substring(0, word.length() - 1)
        : word;
  }

  private static Optional<String> like(String typed, Set<String> known) {
    if (known.contains(typed) || typed.length() < SHORTEST_MISSPELT) {
      return Optional.of(typed).filter(known::contains);
    }
    Set<String> alike =
        known.stream()
            .filter(word -> word.charAt(0) == typed.charAt(0) && !REVERSING.contains(word))
            .collect(Collectors.toSet());
    return Suggestion.nearest(alike, typed);
  }
}
