package fr.assistantchorus.dialog;

/**
 * The answer to a question of fact. It is given in passing and changes nothing.
 *
 * @param intent the sub-intent, {@code parent/child}
 */
public record Fact(String intent, Template answer) {}
