package fr.assistantchorus.field;

import java.util.List;

/** The number of a company (INSEE): 9 digits that pass the Luhn check. */
public final class Siren {
  public static final int LENGTH = 9;

  static final List<String> REASONS = List.of("empty", "letters", "length", "zeros", "checksum");

  private Siren() {}

  /**
   * Given what was typed, returns 9 digits, or the reason why it is refused: {@code empty}, {@code
   * letters}, {@code length}, {@code zeros} or {@code checksum}.
   */
  public static Parsed parse(String text) {
    String value = Typed.compact(text);
    if (value.isEmpty()) {
      return new Parsed.Bad("empty");
    }
    if (!Typed.isDigits(value)) {
      return new Parsed.Bad("letters");
    }
    if (value.length() != LENGTH) {
      return new Parsed.Bad("length");
    }
    if (value.chars().allMatch(c -> c == '0')) {
      return new Parsed.Bad("zeros");
    }
    return Luhn.holds(value) ? new Parsed.Ok(value) : new Parsed.Bad("checksum");
  }

  /** Returns whether these 9 digits are a SIREN, for a caller that does not need the reason. */
  static boolean isValid(String digits) {
    return parse(digits) instanceof Parsed.Ok;
  }
}
