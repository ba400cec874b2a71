package fr.assistantchorus.dialog;

/**
 * The answer to a question of fact; given in passing, it changes nothing.
 *
 * @param intent the sub-intent, {@code parent/child}
 */
public record Fact(String intent, Template answer) {}
