package fr.assistantchorus.field;

/** The check of SIREN, SIRET and card numbers (ISO/IEC 7812-1, annex B). */
public final class Luhn {
  private Luhn() {}

  /**
   * Returns whether the digits pass the check.
   *
   * @param digits ASCII digits only
   */
  public static boolean holds(String digits) {
    int sum = 0;
    for (int i = 0; i < digits.length(); i++) {
      int digit = digits.charAt(digits.length() - 1 - i) - '0';
      int weighted = i % 2 == 0 ? digit : digit * 2;
      sum += weighted > 9 ? weighted - 9 : weighted;
    }
    return sum % 10 == 0;
  }

  /**
   * Returns the digit that makes these digits pass the check when it is put after them.
   *
   * @param digits at least one ASCII digit
   */
  public static int checkDigit(String digits) {
    for (int digit = 0; digit < 9; digit++) {
      if (holds(digits + digit)) {
        return digit;
      }
    }
    return 9;
  }
}
