package fr.assistantchorus.portal.account;

/**
 * What somebody chose to log in with, and to recover the account with, hashed.
 *
 * @param passwordHash what {@link SlowHash} returned
 * @param question the secret question, without blanks around it
 * @param answerHash what {@link SlowHash} returned for the normalised answer
 */
public record ChosenCredentials(String passwordHash, String question, String answerHash) {}
