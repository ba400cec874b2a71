package fr.assistantchorus.hearing;

/**
 * The most that one message may have to read. All that reads a message takes time in proportion to
 * its length and to its parts (words, numbers, signs), so this bounds how long one message keeps
 * everybody else's waiting, whatever stands in it.
 */
public final class Readable {
  /**
   * The most parts. A letter of 4,000 characters has some 800; pages of numbers and signs, which
   * nobody types, have more.
   */
  public static final int MOST_PARTS = 1_200;

  private Readable() {}

  /** Returns whether a message has no more than {@link #MOST_PARTS}. */
  public static boolean fits(String text) {
    return parts(text) <= MOST_PARTS;
  }

  /**
   * Returns how many words, numbers and signs a text has. Letters that follow one another are one
   * word; a blank is none.
   */
  static int parts(String text) {
    int parts = 0;
    Kind before = Kind.BLANK;
    for (int i = 0; i < text.length(); i++) {
      Kind kind = Kind.of(text.charAt(i));
      if (kind != Kind.BLANK && (kind != before || kind == Kind.SIGN)) {
        parts++;
      }
      before = kind;
    }
    return parts;
  }

  private enum Kind {
    BLANK,
    LETTER,
    DIGIT,
    SIGN;

    /** A half of a surrogate pair counts as a sign, and a mark as one too: both are rare. */
    static Kind of(char c) {
      if (Character.isWhitespace(c) || Character.isSpaceChar(c)) {
        return BLANK;
      }
      if (Character.isLetter(c)) {
        return LETTER;
      }
      return Character.isDigit(c) ? DIGIT : SIGN;
    }
  }
}
