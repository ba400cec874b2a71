package fr.assistantchorus.engine;

import fr.assistantchorus.field.StreamSafe;
import java.text.Normalizer;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Compares what people type with the labels of options and slots. */
public final class PlainWords {
  private static final Pattern MARKS = Pattern.compile("\\p{M}+");
  private static final Pattern SEPARATORS = Pattern.compile("[^\\p{L}\\p{N}]+");

  /** The first character after the letters with an accent that Europe's languages have. */
  private static final int END_OF_LATIN = 0x180;

  /** What is left of each character of western Europe; empty for what parts words. */
  private static final String[] LATIN = latin();

  /**
   * The length from which a noun is looked for in a text. Shorter words (« de », « la ») tell
   * nothing about what is meant.
   */
  private static final int SHORTEST_TELLING = 3;

  /** More nouns than all dialogs have; those of later ones are normalised each time. */
  private static final int MOST_NOUNS = 4_096;

  private static final Map<String, String> NOUNS = new ConcurrentHashMap<>();

  private static final Set<String> NONE = Set.of("pas", "aucun", "aucune", "sans", "point");

  /** Words that are part of saying that one has nothing, and do not name the thing. */
  private static final Set<String> HAVING =
      Set.of("je", "j", "on", "nous", "n", "ne", "ai", "a", "avons", "de", "d", "numero");

  /** Words before a choice that is made anew: « oui mais en consultation ». */
  private static final Pattern JUDGING =
      Pattern.compile("(?:(?:oui|non|si|ok|mais|plutot|finalement) )++");

  private static final Pattern NOT_AT_HAND =
      Pattern.compile(
          "(?:.* )?(?:(?:sais|connais|retrouve|trouve|souviens|rappelle) (?:plus|pas)|oublie|perdu"
              + "|sous la main)(?: .*)?");

  private PlainWords() {}

  /**
   * Returns whether the text says that the person cannot give the thing now: « je ne sais plus mon
   * adresse », « j’ai pas le PACAGE sous la main ».
   *
   * @param nouns that name the thing
   */
  static boolean isNotAtHand(String text, List<String> nouns) {
    return NOT_AT_HAND.matcher(normalise(text)).matches() && mentions(text, nouns);
  }

  /** Returns the text in lower case, with single spaces, and without accents and punctuation. */
  public static String normalise(String text) {
    StringBuilder plain = new StringBuilder(text.length());
    boolean apart = false;
    for (int at = 0; at < text.length(); at++) {
      char typed = text.charAt(at);
      if (typed >= LATIN.length && !isPunctuation(typed)) {
        return inAnyScript(text);
      }
      String letter = typed < LATIN.length ? LATIN[typed] : "";
      if (letter.isEmpty()) {
        apart = true;
      } else {
        if (apart && !plain.isEmpty()) {
          plain.append(' ');
        }
        apart = false;
        plain.append(letter);
      }
    }
    return plain.toString();
  }

  /** Returns whether it is one of Unicode's spaces, dashes, quotes and the like. */
  private static boolean isPunctuation(char typed) {
    return typed >= '\u2000' && typed <= '\u206f';
  }

  private static String[] latin() {
    String[] letters = new String[END_OF_LATIN];
    for (char letter = 0; letter < letters.length; letter++) {
      letters[letter] = inAnyScript(Character.toString(letter));
    }
    return letters;
  }

  /**
   * Does the same for a text in any script. It takes ten times as long, so texts of the letters and
   * signs of western Europe are spared it.
   */
  static String inAnyScript(String text) {
    String plain = MARKS.matcher(StreamSafe.normalize(text, Normalizer.Form.NFD)).replaceAll("");
    return SEPARATORS.matcher(plain.toLowerCase(Locale.ROOT)).replaceAll(" ").strip();
  }

  /** Returns the normalised text without the yes or no that it begins with. */
  public static String afterJudgement(String text) {
    String plain = normalise(text);
    Matcher judging = JUDGING.matcher(plain);
    return judging.lookingAt() ? plain.substring(judging.end()) : plain;
  }

  /**
   * Returns whether both are the same apart from case, accents and what stands between the words:
   * many type « cest tout » for « C’est tout ».
   */
  public static boolean same(String one, String other) {
    return joined(one).equals(joined(other));
  }

  private static String joined(String text) {
    return normalise(text).replace(" ", "");
  }

  /** Returns whether the label stands in the text, word for word. */
  public static boolean contains(String text, String label) {
    String words = normalise(label);
    return !words.isEmpty() && (" " + normalise(text) + " ").contains(" " + words + " ");
  }

  public static int count(String text) {
    String words = normalise(text);
    return words.isEmpty() ? 0 : words.split(" ").length;
  }

  /**
   * Returns whether the text says that the person has no such thing, and says nothing else: « j'ai
   * pas de pacage ».
   *
   * @param label the slot's label, which with the aliases names the thing
   */
  public static boolean denies(String text, String label, List<String> aliases) {
    Set<String> its =
        Stream.concat(Stream.of(label), aliases.stream())
            .flatMap(noun -> Stream.of(normalise(noun).split(" ")))
            .collect(Collectors.toSet());
    List<String> words = List.of(normalise(text).split(" "));
    return words.stream().anyMatch(NONE::contains)
        && words.stream().anyMatch(word -> its.contains(word) && !HAVING.contains(word))
        && words.stream()
            .allMatch(word -> NONE.contains(word) || HAVING.contains(word) || its.contains(word));
  }

  /**
   * Returns whether one of the nouns stands in the text, word for word, in the singular or the
   * plural.
   */
  public static boolean mentions(String text, List<String> nouns) {
    return plainMentions(normalise(text), nouns);
  }

  /**
   * Does the same for a text that was normalised before.
   *
   * @param nouns those of a catalog's slots
   */
  public static boolean plainMentions(String plain, List<String> nouns) {
    String words = " " + plain + " ";
    for (String noun : nouns) {
      String own = plainNoun(noun);
      if (own.length() >= SHORTEST_TELLING
          && (words.contains(" " + own + " ") || words.contains(" " + own + "s "))) {
        return true;
      }
    }
    return false;
  }

  /** Returns a noun of a catalog, normalised; each is once, since there are some hundreds. */
  private static String plainNoun(String noun) {
    String known = NOUNS.get(noun);
    if (known == null) {
      known = normalise(noun);
      if (NOUNS.size() < MOST_NOUNS) {
        NOUNS.put(noun, known);
      }
    }
    return known;
  }

  /** Returns whether the label stands, word for word, in a text that was normalised before. */
  public static boolean plainContains(String plain, String label) {
    String words = normalise(label);
    return !words.isEmpty() && (" " + plain + " ").contains(" " + words + " ");
  }
}
