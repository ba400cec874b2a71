package fr.assistantchorus.field;

import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * The number of an establishment in French Polynesia (F50): 9 letters or digits. The institute of
 * statistics there begins some numbers with a letter. Here letters are accepted anywhere, so that
 * no good number is refused.
 */
public final class Tahiti {
  public static final int LENGTH = 9;

  static final List<String> REASONS = List.of("empty", "malformed", "length");

  private static final Pattern SHAPE = Pattern.compile("[A-Z0-9]+");

  private Tahiti() {}

  /**
   * Given what was typed, returns 9 capitals and digits, or the reason why it is refused: {@code
   * empty}; {@code malformed} for other signs or for no digit; {@code length}.
   */
  public static Parsed parse(String text) {
    String value = Typed.compact(text).toUpperCase(Locale.ROOT);
    if (value.isEmpty()) {
      return new Parsed.Bad("empty");
    }
    boolean hasDigit = value.chars().anyMatch(c -> c >= '0' && c <= '9');
    if (!hasDigit || !SHAPE.matcher(value).matches()) {
      return new Parsed.Bad("malformed");
    }
    return value.length() == LENGTH ? new Parsed.Ok(value) : new Parsed.Bad("length");
  }
}
