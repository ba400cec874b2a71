package fr.assistantchorus.dialog;

import java.util.Map;
import java.util.Set;

/**
 * What a dialog must know of an action to call it.
 *
 * @param arguments names of the values it takes
 * @param outcomes by name, the values that each gives back, with their types
 */
public record ActionSignature(
    String name, Set<String> arguments, Map<String, Map<String, ValueType>> outcomes) {}
