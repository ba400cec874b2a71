package fr.assistantchorus.field;

import java.util.List;

/**
 * The 14 digits of an establishment: the 9 of its company (SIREN) and 5 of its own (INSEE).
 *
 * <p>Both the 9 and the 14 pass the Luhn check (ISO/IEC 7812-1, annex B); La Poste's establishments
 * (SIREN 356000000) may instead have a digit sum that 5 divides.
 */
public final class Siret {
  public static final int LENGTH = 14;

  private static final String LA_POSTE = "356000000";

  static final List<String> REASONS =
      List.of("empty", "letters", "length", "siren", "zeros", "checksum");

  private Siret() {}

  /**
   * @return 14 digits; or {@code letters}; {@code siren} for 9 digits (the company's number, not an
   *     establishment's); {@code length}; {@code zeros}; {@code checksum}
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

  /**
   * @param digits at least one
   * @return the digit that, put after them, makes them pass the Luhn check
   */
  public static int checkDigit(String digits) {
    for (int digit = 0; digit < 9; digit++) {
      if (Luhn.holds(digits + digit)) {
        return digit;
      }
    }
    return 9;
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
