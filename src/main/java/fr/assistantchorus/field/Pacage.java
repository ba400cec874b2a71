package fr.assistantchorus.field;

import java.util.List;

/**
 * « Numéro de PACAGE » (F15, F60): the number under which a farm asks for European aid. It has 9
 * digits; the first three are the department's, with a zero in front in mainland France.
 */
public final class Pacage {
  public static final int LENGTH = 9;

  static final List<String> REASONS = List.of("empty", "letters", "length");
  static final List<String> DOUBTS = List.of("department");

  private static final int DEPARTMENT_LENGTH = 3;
  private static final int LAST_MAINLAND = 95;

  /**
   * The number of Corsica's department before the island was divided in two; no department has it
   * today. How the numbers of farms in Corsica begin is not documented.
   */
  private static final int CORSICA = 20;

  private static final int FIRST_OVERSEAS = 971;
  private static final int LAST_OVERSEAS = 978;

  private Pacage() {}

  /**
   * Given what was typed, returns 9 digits (8 are padded with a zero on the left), with the doubt
   * {@code department} where no such department exists; or the reason why it is refused: {@code
   * empty}, {@code letters} or {@code length}.
   */
  public static Parsed parse(String text) {
    String typed = Typed.compact(text);
    if (typed.isEmpty()) {
      return new Parsed.Bad("empty");
    }
    if (!Typed.isDigits(typed)) {
      return new Parsed.Bad("letters");
    }
    String value = typed.length() == LENGTH - 1 ? "0" + typed : typed;
    if (value.length() != LENGTH) {
      return new Parsed.Bad("length");
    }
    return exists(Integer.parseInt(value.substring(0, DEPARTMENT_LENGTH)))
        ? new Parsed.Ok(value)
        : new Parsed.Doubt(value, "department");
  }

  /** Returns the department and the last two digits: {@code 021****50}. */
  public static String mask(String value) {
    return value.length() == LENGTH
        ? value.substring(0, DEPARTMENT_LENGTH) + "****" + value.substring(LENGTH - 2)
        : "****";
  }

  private static boolean exists(int department) {
    boolean mainland = department >= 1 && department <= LAST_MAINLAND && department != CORSICA;
    return mainland || department >= FIRST_OVERSEAS && department <= LAST_OVERSEAS;
  }
}
