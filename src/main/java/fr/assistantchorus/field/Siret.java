package fr.assistantchorus.field;

import java.util.List;

/**
 * The number of an establishment (INSEE): 14 digits, which are the 9 of its company (SIREN) and 5
 * of its own.
 *
 * <p>Both the 9 and the 14 pass the Luhn check (ISO/IEC 7812-1, annex B). For the establishments of
 * La Poste (SIREN 356000000) it is enough that the sum of the digits is divisible by 5.
 */
public final class Siret {
  public static final int LENGTH = 14;

  private static final String LA_POSTE = "356000000";

  static final List<String> REASONS =
      List.of("empty", "letters", "length", "siren", "zeros", "checksum");

  private Siret() {}

  /**
   * Given what was typed, returns 14 digits, or the reason why it is refused: {@code empty}; {@code
   * letters}; {@code siren} for 9 digits, which are the company's number and not the
   * establishment's; {@code length}; {@code zeros}; {@code checksum}.
   */
  public static Parsed parse(String text) {
    String value = Typed.compact(text);
    if (value.isEmpty()) {
      return new Parsed.Bad("empty");
    }
    if (!Typed.isDigits(value)) {
      return new Parsed.Bad("letters");
    }
    if (value.length() == Siren.LENGTH) {
      return new Parsed.Bad("siren");
    }
    if (value.length() != LENGTH) {
      return new Parsed.Bad("length");
    }
    if (value.chars().allMatch(c -> c == '0')) {
      return new Parsed.Bad("zeros");
    }
    return isValid(value) ? new Parsed.Ok(value) : new Parsed.Bad("checksum");
  }

  private static boolean isValid(String digits) {
    String siren = digits.substring(0, Siren.LENGTH);
    if (!Luhn.holds(siren)) {
      return false;
    }
    return Luhn.holds(digits) || siren.equals(LA_POSTE) && digitSum(digits) % 5 == 0;
  }

  private static int digitSum(String digits) {
    return digits.chars().map(c -> c - '0').sum();
  }
}
