package fr.assistantchorus.entity;

import fr.assistantchorus.field.Parsed;
import fr.assistantchorus.field.PostalCode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Finds French postal codes: five digits that are not part of a longer number and do not count
 * anything.
 */
final class PostalCodeFinder {
  private static final String TYPE = "postal-code";

  /**
   * Five digits. Of letters, only « cp » and « F- » may touch them, and no separator may join them
   * to another number.
   */
  private static final Pattern ALONE =
      Pattern.compile(
          "(?<![\\p{L}\\p{N}])(?:[cC][pP]|[fF]-)?(?<![0-9][.,/_\\-])(?<code>[0-9]{5})"
              + "(?![\\p{L}\\p{N}@]|[.,/_\\-][0-9])");

  private static final int WIDEST_GAP = 3;

  /**
   * A number with at most so many digits before the code is a number of its own: « 8 mai 1945 15100
   * Aurillac », « BP 12 15100 Aurillac ». A longer one goes on in the five digits.
   */
  private static final int MOST_DIGITS_BEFORE = 4;

  private static final Pattern WORD_AFTER = Pattern.compile("\\s{1,3}(?<word>\\p{L}{1,20})");
  private static final Pattern COUNTED = Pattern.compile("\\s{0,3}[€$%]");
  private static final Set<String> UNITS =
      Set.of(
          "euro", "euros", "litre", "litres", "l", "ha", "hectares", "km", "kg", "tonnes", "kwh");

  private PostalCodeFinder() {}

  static List<Entity> in(String text) {
    List<Entity> found = new ArrayList<>();
    Matcher matcher = ALONE.matcher(text);
    while (matcher.find()) {
      int start = matcher.start("code");
      int end = matcher.end("code");
      if (isAlone(text, start, end)
          && PostalCode.parse(matcher.group("code")) instanceof Parsed.Ok(String value)) {
        found.add(new Entity(TYPE, start, end, value, Optional.empty()));
      }
    }
    return found;
  }

  private static boolean isAlone(String text, int start, int end) {
    Matcher after = WORD_AFTER.matcher(text).region(end, text.length());
    boolean hasWord = after.lookingAt();
    if (hasWord && UNITS.contains(Word.plain(after.group("word")))
        || COUNTED.matcher(text).region(end, text.length()).lookingAt()
        || isDigit(text, skip(text, end, 1))) {
      return false;
    }
    int before = skip(text, start - 1, -1);
    if (!isDigit(text, before)) {
      return true;
    }
    int first = before;
    while (isDigit(text, first) && before - first <= MOST_DIGITS_BEFORE) {
      first--;
    }
    boolean isNumberOfItsOwn = before - first <= MOST_DIGITS_BEFORE;
    return hasWord && isNumberOfItsOwn && !isDigit(text, skip(text, first, -1));
  }

  /**
   * Returns the index after the spaces and separators that may stand within a number, going in this
   * direction.
   */
  private static int skip(String text, int from, int direction) {
    int at = from;
    for (int i = 0; i < WIDEST_GAP && at >= 0 && at < text.length(); i++) {
      at += " \u00a0\u202f.-_/+".indexOf(text.charAt(at)) >= 0 ? direction : 0;
    }
    return at;
  }

  private static boolean isDigit(String text, int at) {
    return at >= 0 && at < text.length() && text.charAt(at) >= '0' && text.charAt(at) <= '9';
  }
}
