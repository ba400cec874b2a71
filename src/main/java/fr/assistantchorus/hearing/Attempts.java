package fr.assistantchorus.hearing;

import fr.assistantchorus.field.FieldType;

/** Tells whether somebody meant to type a value, even if it is badly typed. */
final class Attempts {
  /** The number of digits from which a text looks like an attempt at a number. */
  private static final int DIGITS_OF_AN_ATTEMPT = 4;

  private Attempts() {}

  /**
   * Returns whether the text has an @ or several digits. Then a value was probably meant, and it
   * must not be stored in the clear.
   */
  static boolean atSomething(String text) {
    return text.indexOf('@') >= 0
        || text.chars().filter(Character::isDigit).count() >= DIGITS_OF_AN_ATTEMPT;
  }

  /** Returns whether the text is an attempt at a field that is made of digits or contains an @. */
  static boolean at(FieldType type, String text) {
    boolean words = type.takesWords() || type.isChosen() || type == FieldType.COUNTRY;
    return !words && atSomething(text);
  }
}
