package fr.assistantchorus.field;

/** The check of SIREN, SIRET and card numbers (ISO/IEC 7812-1, annex B). */
public final class Luhn {
  private Luhn() {}

  /**
   * @param digits of ASCII only
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
   * @param digits at least one
   * @return the digit that, put after them, makes them pass the Luhn check
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
