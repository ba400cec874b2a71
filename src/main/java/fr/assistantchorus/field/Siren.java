package fr.assistantchorus.field;

import java.util.List;

/** The 9 digits of a company (INSEE); they pass the Luhn check. */
public final class Siren {
  public static final int LENGTH = 9;

  static final List<String> REASONS = List.of("empty", "letters", "length", "zeros", "checksum");

  private Siren() {}

  /**
   * @return 9 digits; or {@code letters}, {@code length}, {@code zeros}, {@code checksum}
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

  /** Of 9 digits, without a reason. */
  static boolean isValid(String digits) {
    return parse(digits) instanceof Parsed.Ok;
  }
}
