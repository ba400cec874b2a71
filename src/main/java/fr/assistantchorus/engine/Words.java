package fr.assistantchorus.engine;

import java.text.Normalizer;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/** Compares what people type with the labels of options and slots. */
public final class Words {
  private static final Pattern MARKS = Pattern.compile("\\p{M}+");
  private static final Pattern SEPARATORS = Pattern.compile("[^\\p{L}\\p{N}]+");

  /** Shorter words (« de », « la ») tell nothing about what is meant. */
  private static final int SHORTEST_TELLING = 3;

  private Words() {}

  /** Lower case, no accents, single spaces, no punctuation. */
  static String normalise(String text) {
    String plain = MARKS.matcher(Normalizer.normalize(text, Normalizer.Form.NFD)).replaceAll("");
    return SEPARATORS.matcher(plain.toLowerCase(Locale.ROOT)).replaceAll(" ").strip();
  }

  /** Whether they are the same but for case, accents and what stands between the words. */
  public static boolean same(String one, String other) {
    return normalise(one).equals(normalise(other));
  }

  /** Whether the label stands in the text, word for word. */
  static boolean contains(String text, String label) {
    String words = normalise(label);
    return !words.isEmpty() && (" " + normalise(text) + " ").contains(" " + words + " ");
  }

  static int count(String text) {
    String words = normalise(text);
    return words.isEmpty() ? 0 : words.split(" ").length;
  }

  /** Whether one of the nouns stands in the text, word for word, plural or not. */
  static boolean mentions(String text, List<String> nouns) {
    String words = " " + normalise(text) + " ";
    return nouns.stream()
        .map(Words::normalise)
        .filter(noun -> noun.length() >= SHORTEST_TELLING)
        .anyMatch(noun -> words.contains(" " + noun + " ") || words.contains(" " + noun + "s "));
  }
}
