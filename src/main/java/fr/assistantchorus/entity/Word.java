package fr.assistantchorus.entity;

import fr.assistantchorus.field.StreamSafe;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A word or number, and where it stands in a text.
 *
 * @param word in lower case and without accents
 * @param start index of its first UTF-16 unit
 * @param end index after its last unit
 */
public record Word(String word, int start, int end) {
  private static final Pattern WORD =
      Pattern.compile("\\p{N}+(?:[eè]?r?e?|[iè]?[eè]?me|nde?)(?!\\p{L})|\\p{N}+|[\\p{L}\\p{M}]+");
  private static final int FIRST_BEYOND_ASCII = 0x80;
  private static final Pattern MARKS = Pattern.compile("\\p{M}+");

  public static List<Word> in(String text) {
    List<Word> tokens = new ArrayList<>();
    Matcher matcher = WORD.matcher(text);
    while (matcher.find()) {
      String word = plain(matcher.group());
      // Accents without a letter under them are not a word.
      if (!word.isEmpty()) {
        tokens.add(new Word(word, matcher.start(), matcher.end()));
      }
    }
    return tokens;
  }

  private static boolean isAscii(String word) {
    for (int at = 0; at < word.length(); at++) {
      if (word.charAt(at) >= FIRST_BEYOND_ASCII) {
        return false;
      }
    }
    return true;
  }

  /** Returns the word in lower case and without accents. */
  static String plain(String word) {
    // Most words have no accents and need not be taken apart.
    if (isAscii(word)) {
      return word.toLowerCase(Locale.ROOT);
    }
    String apart = StreamSafe.normalize(word, Normalizer.Form.NFKD);
    return MARKS.matcher(apart).replaceAll("").toLowerCase(Locale.ROOT);
  }
}
