package fr.assistantchorus.dialog;

import java.util.Map;
import java.util.Set;

/**
 * What a dialog must know of an action to call it.
 *
 * @param arguments names of the values that it must be given
 * @param optional names of those that it can do without
 * @param outcomes by name, the values that each gives back, with their types
 * @param unsure names of the values that an outcome may leave out
 */
public record ActionSignature(
    String name,
    Set<String> arguments,
    Set<String> optional,
    Map<String, Map<String, ValueType>> outcomes,
    Set<String> unsure) {

  /** An action whose outcomes always give all their values. */
  public ActionSignature(
      String name,
      Set<String> arguments,
      Set<String> optional,
      Map<String, Map<String, ValueType>> outcomes) {
    this(name, arguments, optional, outcomes, Set.of());
  }

  /** Likewise, one that must be given all that it takes. */
  public ActionSignature(
      String name, Set<String> arguments, Map<String, Map<String, ValueType>> outcomes) {
    this(name, arguments, Set.of(), outcomes);
  }
}
