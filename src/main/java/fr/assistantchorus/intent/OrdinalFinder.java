package fr.assistantchorus.intent;

import fr.assistantchorus.intent.Understood.Entity;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Which of the options: « la deuxième », « le 2 », « option trois », « 2 », « la dernière ». */
final class OrdinalFinder {
  private static final String TYPE = "ordinal";
  private static final int LAST = -1;
  private static final int MOST_DIGITS = 2;

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

  /** « la première fois » chooses nothing. */
  private static final Set<String> NOT_OPTIONS =
      Set.of("fois", "jour", "semaine", "mois", "annee", "temps", "etape");

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
   * @param tokens of the whole message
   */
  static List<Entity> in(List<Token> tokens) {
    List<Entity> found = new ArrayList<>();
    for (int i = 0; i < tokens.size(); i++) {
      Token token = tokens.get(i);
      Optional<Integer> position = ordinal(token.word());
      boolean follows = i > 0 && BEFORE_NUMBER.contains(tokens.get(i - 1).word());
      if (position.isEmpty() && (follows || tokens.size() == 1)) {
        position = number(token.word());
      }
      boolean isOther = i + 1 < tokens.size() && NOT_OPTIONS.contains(tokens.get(i + 1).word());
      if (position.isPresent() && !isOther) {
        found.add(
            new Entity(
                TYPE, token.start(), token.end(), position.get().toString(), Optional.empty()));
      }
    }
    return found;
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
