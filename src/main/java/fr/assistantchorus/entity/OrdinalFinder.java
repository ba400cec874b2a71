package fr.assistantchorus.entity;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Finds which options a message means: « la deuxième », « le 2 », « option trois », « 2 », « la
 * dernière », « les deux premières », « 1 et 3 ».
 */
final class OrdinalFinder {
  private static final String TYPE = "ordinal";
  private static final int LAST = -1;
  private static final int MOST_DIGITS = 2;

  /** « Les cent premiers » is not a choice: nobody chooses more options than this at once. */
  private static final int MOST_AT_ONCE = 20;

  /** The words that may stand between numbers in a message that only chooses: « la 1 et la 3 ». */
  private static final Set<String> BETWEEN_NUMBERS =
      Set.of("et", "puis", "plus", "le", "la", "les", "aussi", "svp", "oui");

  private static final Set<String> BEFORE_NUMBER =
      Set.of(
          "le",
          "la",
          "numero",
          "no",
          "n",
          "num",
          "option",
          "choix",
          "reponse",
          "proposition",
          "ligne");

  /** Words that are not options, so that « la première fois » chooses nothing. */
  private static final Set<String> NOT_OPTIONS =
      Set.of("fois", "jour", "semaine", "mois", "annee", "an", "heure", "temps", "etape");

  private static final Map<String, Integer> ORDINALS = new HashMap<>();
  private static final Map<String, Integer> NUMBERS = new HashMap<>();

  static {
    String[] numbers = "un deux trois quatre cinq six sept huit neuf dix".split(" ");
    String[] stems = "uni deux trois quatr cinqu six sept huit neuv dix".split(" ");
    for (int i = 0; i < numbers.length; i++) {
      NUMBERS.put(numbers[i], i + 1);
      ORDINALS.put(stems[i] + "ieme", i + 1);
    }
    NUMBERS.put("une", 1);
    ORDINALS.putAll(
        Map.of("premier", 1, "premiere", 1, "second", 2, "seconde", 2, "dernier", LAST));
    ORDINALS.put("derniere", LAST);
  }

  private OrdinalFinder() {}

  /**
   * Returns the places that the message names, in its order.
   *
   * @param tokens the tokens of the whole message
   */
  static List<Entity> in(List<Word> tokens) {
    List<Entity> found = new ArrayList<>();
    boolean chooses = tokens.size() == 1 || chooses(tokens);
    for (int i = 0; i < tokens.size(); i++) {
      Optional<Entity> several = several(tokens, i);
      if (several.isPresent()) {
        found.add(several.get());
        i++;
        continue;
      }
      Word token = tokens.get(i);
      Optional<Integer> position = ordinal(token.word());
      boolean follows = i > 0 && BEFORE_NUMBER.contains(tokens.get(i - 1).word());
      if (position.isEmpty() && (follows || chooses)) {
        position = number(token.word());
      }
      if (position.isPresent() && !isOther(tokens, i + 1)) {
        found.add(
            new Entity(
                TYPE, token.start(), token.end(), position.get().toString(), Optional.empty()));
      }
    }
    return found;
  }

  private static boolean isOther(List<Word> tokens, int at) {
    return at < tokens.size() && NOT_OPTIONS.contains(singular(tokens.get(at).word()));
  }

  /** Returns the word without its plural « s »; « mois » stays as it is. */
  private static String singular(String word) {
    boolean isPlural = word.endsWith("s") && !NOT_OPTIONS.contains(word);
    return isPlural ? word.substring(0, word.length() - 1) : word;
  }

  /**
   * Returns whether the message only chooses, as « 1 et 3 » does. Numbers without such a word
   * between them may be the groups of a longer number.
   */
  private static boolean chooses(List<Word> tokens) {
    return tokens.stream().anyMatch(token -> BETWEEN_NUMBERS.contains(token.word()))
        && tokens.stream()
            .allMatch(token ->
                BETWEEN_NUMBERS.contains(token.word()) || number(token.word()).isPresent());
  }

  /**
   * Returns what « les deux premières » or « les 3 derniers » chooses: as many places as are
   * counted, in the order of the options.
   */
  private static Optional<Entity> several(List<Word> tokens, int at) {
    if (at + 1 >= tokens.size() || !tokens.get(at + 1).word().endsWith("s")) {
      return Optional.empty();
    }
    Word last = tokens.get(at + 1);
    Optional<Integer> count = number(tokens.get(at).word()).filter(n -> n <= MOST_AT_ONCE);
    Integer end = ORDINALS.get(singular(last.word()));
    boolean isEnd = end != null && (end == 1 || end == LAST);
    if (count.isEmpty() || !isEnd || isOther(tokens, at + 2)) {
      return Optional.empty();
    }
    IntStream places =
        end == LAST
            ? IntStream.rangeClosed(-count.get(), LAST)
            : IntStream.rangeClosed(1, count.get());
    String value = places.mapToObj(Integer::toString).collect(Collectors.joining(" "));
    return Optional.of(
        new Entity(TYPE, tokens.get(at).start(), last.end(), value, Optional.empty()));
  }

  private static Optional<Integer> ordinal(String word) {
    if (!word.isEmpty() && isDigit(word.charAt(0)) && !isDigit(word.charAt(word.length() - 1))) {
      return number(word.replaceFirst("[a-z]+$", ""));
    }
    return Optional.ofNullable(ORDINALS.get(word));
  }

  private static Optional<Integer> number(String word) {
    boolean isNumber = !word.isEmpty() && word.chars().allMatch(c -> isDigit((char) c));
    if (!isNumber) {
      return Optional.ofNullable(NUMBERS.get(word));
    }
    return word.length() <= MOST_DIGITS && Integer.parseInt(word) > 0
        ? Optional.of(Integer.valueOf(word))
        : Optional.empty();
  }

  private static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }
}
