package fr.assistantchorus.hearing;

import fr.assistantchorus.engine.PlainWords;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * A text cut into the pieces between which a value may begin or end: at spaces and behind
 * apostrophes.
 *
 * @param text all of it
 * @param pieces in their order, at most {@link #MOST_PIECES}; what comes later is left out
 */
record Cut(String text, List<Piece> pieces) {
  /** A longer message tells a story; its beginning is looked at. */
  static final int MOST_PIECES = 32;

  private static final String OUTSIDE = " \u00a0\u202f\t\n,;:.!?…()«»“”\"–—/";

  /**
   * @param start where it begins, signs around it left out
   * @param plain in lower case and without accents, each figure as a #; empty for signs alone
   * @param signed whether a sign such as a comma stands behind it
   */
  record Piece(int start, int end, String plain, boolean signed, char shape) {}

  static Cut of(String text) {
    List<Piece> pieces = new ArrayList<>();
    int at = 0;
    while (at < text.length() && pieces.size() < MOST_PIECES) {
      int end = at;
      while (end < text.length() && !ends(text, end)) {
        end++;
      }
      end = Math.min(text.length(), end + 1);
      piece(text, at, end, pieces);
      at = end;
    }
    return new Cut(text, List.copyOf(pieces));
  }

  private static boolean ends(String text, int at) {
    char sign = text.charAt(at);
    return Character.isWhitespace(sign)
        || sign == '\u00a0'
        || (sign == '\'' || sign == '’')
            && at + 1 < text.length()
            && Character.isLetter(text.charAt(at + 1));
  }

  private static void piece(String text, int from, int to, List<Piece> pieces) {
    int start = from;
    int end = to;
    while (start < end && OUTSIDE.indexOf(text.charAt(start)) >= 0) {
      start++;
    }
    while (end > start && OUTSIDE.indexOf(text.charAt(end - 1)) >= 0) {
      end--;
    }
    if (start == end) {
      if (!pieces.isEmpty() && !text.substring(from, to).isBlank()) {
        Piece last = pieces.removeLast();
        pieces.add(new Piece(last.start(), last.end(), last.plain(), true, last.shape()));
      }
      return;
    }
    boolean signed = !text.substring(end, to).isBlank();
    String plain = PlainWords.normalise(text.substring(start, end));
    pieces.add(new Piece(start, end, figures(plain), signed, shape(text.substring(start, end))));
  }

  private static String figures(String plain) {
    StringBuilder figures = null;
    for (int i = 0; i < plain.length(); i++) {
      if (plain.charAt(i) >= '0' && plain.charAt(i) <= '9') {
        figures = figures == null ? new StringBuilder(plain) : figures;
        figures.setCharAt(i, '#');
      }
    }
    return figures == null ? plain : figures.toString();
  }

  /** Returns how it is written: figures, mixed, all capitals, a capital first, small letters. */
  private static char shape(String piece) {
    boolean figure = false;
    boolean letter = false;
    for (int i = 0; i < piece.length(); i++) {
      figure |= Character.isDigit(piece.charAt(i));
      letter |= Character.isLetter(piece.charAt(i));
    }
    if (figure) {
      return letter ? 'm' : 'f';
    }
    if (!letter) {
      return 's';
    }
    boolean first = Character.isUpperCase(piece.charAt(0));
    return first
        ? piece.length() > 1 && piece.equals(piece.toUpperCase(Locale.ROOT)) ? 'A' : 'C'
        : 'l';
  }

  int size() {
    return pieces.size();
  }

  Piece piece(int at) {
    return pieces.get(at);
  }

  /** Returns the text of the pieces from one up to another, which is left out. */
  String between(int from, int to) {
    return text.substring(pieces.get(from).start(), pieces.get(to - 1).end());
  }
}
