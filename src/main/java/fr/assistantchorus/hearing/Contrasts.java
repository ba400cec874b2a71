package fr.assistantchorus.hearing;

import java.util.List;
import java.util.Optional;

/**
 * Finds what is said by contrast, without the name of the answer: « pas 15000, 15100 », « non,
 * c’est Durant avec un t, pas Durand ».
 *
 * <p>The text is read from left to right and never gone back over, so the time is linear in its
 * length, whatever the text.
 */
final class Contrasts {
  /** The longest text that can be a contrast, in characters. A longer one tells a story. */
  static final int LONGEST = 160;

  /** The longest value that is read, in characters. */
  private static final int LONGEST_VALUE = 80;

  /** The longest spelling of a value, such as « avec un t », in characters. */
  private static final int LONGEST_SPELLING = 30;

  private static final List<String> BEFORE_NO = List.of("ah ", "euh ", "mais ", "oh ");
  private static final List<String> NO = List.of("non", "nan", "pardon", "désolé");
  private static final List<String> RATHER = List.of("mais plutôt", "mais", "plutôt", "en fait");
  private static final List<String> APOSTROPHES = List.of("’", "'", " ");
  private static final List<String> SPELLING = List.of("avec", "sans");
  private static final List<String> SPELLING_ARTICLES = List.of("une", "un", "deux", "des", "le");
  private static final String PAS = "pas";

  private final String text;
  private final String lower;

  /** The index where the blanks, full stops and exclamation marks at the end begin. */
  private final int end;

  private Contrasts(String text) {
    this.text = text;
    this.lower = lower(text);
    int last = text.length();
    while (last > 0 && isClosing(text.charAt(last - 1))) {
      last--;
    }
    this.end = last;
  }

  /**
   * Returns the text in lower case. Unlike {@link String#toLowerCase}, this keeps every character
   * at its index.
   */
  private static String lower(String text) {
    char[] letters = text.toCharArray();
    for (int i = 0; i < letters.length; i++) {
      letters[i] = Character.toLowerCase(letters[i]);
    }
    return new String(letters);
  }

  /**
   * What is said by contrast.
   *
   * @param wrong what is taken back
   * @param right what replaces it
   */
  record Contrast(Said wrong, Said right) {}

  /**
   * A part of the text.
   *
   * @param start the index of its first character
   */
  record Said(String text, int start) {
    int end() {
      return start + text.length();
    }
  }

  /**
   * Returns the contrast that the whole text is, if it is one. Whether it is meant is decided where
   * the wrong value is known.
   *
   * @param text of any length; one of more than {@value #LONGEST} characters is not a contrast
   */
  static Optional<Contrast> in(String text) {
    if (text.length() > LONGEST) {
      return Optional.empty();
    }
    Contrasts contrasts = new Contrasts(text);
    return contrasts.lower.contains(PAS)
        ? contrasts.wrongFirst().or(contrasts::rightFirst)
        : Optional.empty();
  }

  /** Reads « non, c’est pas X, c’est plutôt Y ». */
  private Optional<Contrast> wrongFirst() {
    int at = afterNo();
    int it = afterIt(at);
    it = it == at ? afterItIsNot(at) : it;
    int start = afterBlanks(it > at ? afterSome(it) : at);
    if (!lower.startsWith(PAS, start) || afterSome(start + PAS.length()) < 0) {
      return Optional.empty();
    }
    int wrong = afterBlanks(start + PAS.length());
    int last = Math.min(text.length(), wrong + LONGEST_VALUE);
    for (int i = wrong; i < last && !isBreak(text.charAt(i)); i++) {
      if (isBlank(i)) {
        continue;
      }
      int parted = afterBlanks(i + 1);
      int next = afterSeparator(parted);
      Optional<Said> right = next > parted ? right(next) : Optional.empty();
      if (right.isPresent()) {
        return Optional.of(new Contrast(said(wrong, i + 1), right.get()));
      }
    }
    return Optional.empty();
  }

  /**
   * Returns the index after what stands between the two values (« , », « ; », « mais », « c’est »);
   * the given index where nothing does.
   */
  private int afterSeparator(int at) {
    if (at < text.length() && (text.charAt(at) == ',' || text.charAt(at) == ';')) {
      return at + 1;
    }
    if (isWord(at - 1)) {
      return at;
    }
    int after = lower.startsWith("mais", at) ? at + "mais".length() : afterIt(at);
    return isWord(after) ? at : after;
  }

  /**
   * Returns the value that the rest of the text gives, without the words that lead to it or spell
   * it.
   */
  private Optional<Said> right(int at) {
    int start = afterBlanks(at);
    int rather = afterRather(start);
    int it = afterItIs(rather);
    return value(it).or(() -> value(rather)).or(() -> value(start));
  }

  private Optional<Said> value(int start) {
    int after = spelling(start, end);
    return isValue(start, after) ? Optional.of(said(start, after)) : Optional.empty();
  }

  /** Reads « c’est Y avec un t et pas X ». */
  private Optional<Contrast> rightFirst() {
    int at = afterNo();
    int rather = afterRather(at);
    int start = afterItIs(rather);
    int pas = lower.indexOf(PAS, start);
    while (pas >= 0) {
      int wrong = afterSome(pas + PAS.length());
      int joined = beforePas(pas);
      if (wrong >= 0 && joined > start && isValue(wrong, end)) {
        int after = spelling(start, joined);
        return isValue(start, after)
            ? Optional.of(new Contrast(said(wrong, end), said(start, after)))
            : Optional.empty();
      }
      pas = lower.indexOf(PAS, pas + 1);
    }
    return Optional.empty();
  }

  private boolean isValue(int start, int after) {
    return after > start && after - start <= LONGEST_VALUE && firstBreak(start, after) == after;
  }

  /**
   * Returns the index where what leads to « pas » begins: blanks, a comma, « et »; -1 where there
   * is no blank.
   */
  private int beforePas(int pas) {
    int at = beforeBlanks(pas);
    if (at == pas) {
      return -1;
    }
    if (at >= 2 && lower.startsWith("et", at - 2) && isBlank(at - 3)) {
      at = beforeBlanks(at - 2);
    }
    return at > 0 && text.charAt(at - 1) == ',' ? beforeBlanks(at - 1) : at;
  }

  /**
   * Returns the index where the spelling of a value begins that ends at the given index, as in «
   * Durant avec un t »; that index where there is no spelling.
   *
   * @param start where the value begins
   * @param after where the spelling would end
   */
  private int spelling(int start, int after) {
    int farthest = after - LONGEST_SPELLING - " sans deux ".length();
    for (int i = Math.max(start + 1, farthest); i < after; i++) {
      int comma = text.charAt(i) == ',' ? i + 1 : i;
      int word = afterSome(comma);
      int article = word < 0 ? -1 : afterSome(afterAny(SPELLING, word));
      int spelt = article < 0 ? -1 : afterSome(afterAny(SPELLING_ARTICLES, article));
      if (spelt >= 0
          && spelt < after
          && after - spelt <= LONGEST_SPELLING
          && firstBreak(spelt, after) == after) {
        return i;
      }
    }
    return after;
  }

  private int afterNo() {
    int at = afterBlanks(0);
    int said = afterAny(BEFORE_NO, at);
    int no = afterAny(NO, said < 0 ? at : said);
    if (no < 0) {
      return at;
    }
    while (no < text.length() && (isBlank(no) || ",!.".indexOf(text.charAt(no)) >= 0)) {
      no++;
    }
    return no;
  }

  /**
   * Returns the index after « mais », « plutôt » or « en fait » and the blanks behind it; the given
   * index where none of them stands there.
   */
  private int afterRather(int at) {
    int said = afterAny(RATHER, at);
    int after = said < 0 ? -1 : afterSome(said);
    return after < 0 ? at : after;
  }

  /**
   * Returns the index after « c’est », and after « plutôt » behind it; the given index where it
   * does not stand there.
   */
  private int afterItIs(int at) {
    int it = afterIt(at);
    if (it == at) {
      return at;
    }
    int rather = afterSome(it);
    int after =
        rather >= 0 && lower.startsWith("plutôt", rather)
            ? afterSome(rather + "plutôt".length())
            : -1;
    return afterBlanks(after < 0 ? it : after);
  }

  /**
   * Returns the index after « c’est », which may be written with a blank or without its apostrophe;
   * the given index where it does not stand there.
   */
  private int afterIt(int at) {
    if (!lower.startsWith("c", at)) {
      return at;
    }
    int next = isBlank(at + 1) ? at + 2 : at + 1;
    int sign = afterAny(APOSTROPHES, next);
    next = sign < 0 ? next : sign;
    return lower.startsWith("est", next) ? next + "est".length() : at;
  }

  private int afterItIsNot(int at) {
    int sign = lower.startsWith("ce n", at) ? afterAny(APOSTROPHES, at + "ce n".length()) : -1;
    return sign >= 0 && lower.startsWith("est", sign) ? sign + "est".length() : at;
  }

  /** Returns the index after the first of these words that stands there; -1 where none does. */
  private int afterAny(List<String> words, int at) {
    for (String word : words) {
      if (at >= 0 && lower.startsWith(word, at)) {
        return at + word.length();
      }
    }
    return -1;
  }

  /** Returns the index after the blanks, of which there must be at least one; else -1. */
  private int afterSome(int at) {
    return at >= 0 && isBlank(at) ? afterBlanks(at) : -1;
  }

  private int afterBlanks(int at) {
    int after = at;
    while (isBlank(after)) {
      after++;
    }
    return after;
  }

  private int beforeBlanks(int at) {
    int before = at;
    while (isBlank(before - 1)) {
      before--;
    }
    return before;
  }

  /**
   * Returns the index of the first sign that no value contains; the end of the part where there is
   * none.
   */
  private int firstBreak(int start, int after) {
    int at = start;
    while (at < after && !isBreak(text.charAt(at))) {
      at++;
    }
    return at;
  }

  private boolean isBlank(int at) {
    return at >= 0 && at < text.length() && " \t\n\u000B\f\r".indexOf(text.charAt(at)) >= 0;
  }

  private boolean isWord(int at) {
    return at >= 0 && at < text.length() && Character.isLetterOrDigit(text.charAt(at));
  }

  private static boolean isBreak(char sign) {
    return ",;:!?\n".indexOf(sign) >= 0;
  }

  private static boolean isClosing(char sign) {
    return " \t\n\u000B\f\r.!".indexOf(sign) >= 0;
  }

  private Said said(int start, int after) {
    String part = text.substring(start, after);
    int blanks = part.length() - part.stripLeading().length();
    return new Said(part.strip(), start + blanks);
  }
}
