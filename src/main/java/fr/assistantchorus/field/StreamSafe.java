package fr.assistantchorus.field;

import java.text.Normalizer;

/**
 * Normalises a text that a stranger may have written. Marks that follow one another have to be put
 * in order, which takes as long as the square of their number; so long runs of them are cut first,
 * as Unicode advises (UAX 15, Stream-Safe Text Format).
 */
public final class StreamSafe {
  /** The most marks in a row that are kept; no writing system needs as many (UAX 15). */
  static final int MOST_MARKS = 30;

  /** No mark that is put over or under a letter comes before this one. */
  private static final char FIRST_MARK = '\u0300';

  private StreamSafe() {}

  /** Returns the text in this form, without the marks that come after {@link #MOST_MARKS}. */
  public static String normalize(String text, Normalizer.Form form) {
    return Normalizer.normalize(limited(text), form);
  }

  static String limited(String text) {
    if (hasNoMark(text)) {
      return text;
    }
    StringBuilder kept = new StringBuilder(text.length());
    int marks = 0;
    for (int at = 0; at < text.length(); at += Character.charCount(text.codePointAt(at))) {
      int character = text.codePointAt(at);
      marks = isMark(character) ? marks + 1 : 0;
      if (marks <= MOST_MARKS) {
        kept.appendCodePoint(character);
      }
    }
    return kept.toString();
  }

  /** Returns whether the text has a letter or sign of western Europe only, as most texts have. */
  private static boolean hasNoMark(String text) {
    for (int at = 0; at < text.length(); at++) {
      if (text.charAt(at) >= FIRST_MARK) {
        return false;
      }
    }
    return true;
  }

  private static boolean isMark(int character) {
    return switch (Character.getType(character)) {
      case Character.NON_SPACING_MARK, Character.ENCLOSING_MARK, Character.COMBINING_SPACING_MARK ->
          true;
      default -> false;
    };
  }
}
