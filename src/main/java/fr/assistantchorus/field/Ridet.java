package fr.assistantchorus.field;

import java.util.List;

/**
 * The number of an establishment in New Caledonia (F50): 9 or 10 digits, for instance « 0 123
 * 456.001 ».
 */
public final class Ridet {
  public static final int MIN_LENGTH = 9;
  public static final int MAX_LENGTH = 10;

  static final List<String> REASONS = List.of("empty", "letters", "length");

  private Ridet() {}

  /**
   * Given what was typed, returns 9 or 10 digits, or the reason why it is refused: {@code empty},
   * {@code letters} or {@code length}.
   */
  public static Parsed parse(String text) {
    String value = Typed.compact(text);
    if (value.isEmpty()) {
      return new Parsed.Bad("empty");
    }
    if (!Typed.isDigits(value)) {
      return new Parsed.Bad("letters");
    }
    return value.length() < MIN_LENGTH || value.length() > MAX_LENGTH
        ? new Parsed.Bad("length")
        : new Parsed.Ok(value);
  }
}
