package fr.assistantchorus.dialog;

import java.util.Map;
import java.util.Set;

/**
 * What a dialog must know of an action to call it.
 *
 * @param arguments names of the values that it must be given
 * @param optional names of those that it can do without
 * @param outcomes by name, the values that each gives back, with their types
 */
public record ActionSignature(
    String name,
    Set<String> arguments,
    Set<String> optional,
    Map<String, Map<String, ValueType>> outcomes) {

  /** An action that must be given all that it takes. */
  public ActionSignature(
      String name, Set<String> arguments, Map<String, Map<String, ValueType>> outcomes) {
    this(name, arguments, Set.of(), outcomes);
  }
}
