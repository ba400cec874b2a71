package fr.assistantchorus.portal.account;

import java.util.Locale;

/**
 * An account about to be.
 *
 * @param passwordHash what {@link SlowHash} gave
 * @param answerHash of the normalised answer
 */
public record NewAccount(
    String loginAddress,
    String contactAddress,
    String lastName,
    String firstName,
    String passwordHash,
    String question,
    String answerHash,
    boolean supportAgent) {

  public static String displayName(String firstName, String lastName) {
    return firstName + " " + lastName.toUpperCase(Locale.FRENCH);
  }
}
