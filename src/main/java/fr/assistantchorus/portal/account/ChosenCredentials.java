package fr.assistantchorus.portal.account;

/**
 * What somebody chose to log in by, and to get back in by, hashed.
 *
 * @param passwordHash what {@link SlowHash} gave
 * @param question the secret question, stripped
 * @param answerHash what {@link SlowHash} gave for the normalised answer
 */
public record ChosenCredentials(String passwordHash, String question, String answerHash) {}
