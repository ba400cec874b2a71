package fr.assistantchorus.dialog;

import java.util.Map;
import java.util.Set;

/**
 * What a dialog must know of an action to call it.
 *
 * @param arguments names of the values that it must be given
 * @param optional names of the values that it may be given
 * @param outcomes by name of the outcome, the values that it gives back, with their types
 * @param unsure names of the values that an outcome may leave out
 */
public record ActionSignature(
    String name,
    Set<String> arguments,
    Set<String> optional,
    Map<String, Map<String, ValueType>> outcomes,
    Set<String> unsure) {

  /** Makes the signature of an action whose outcomes always give all their values. */
  public ActionSignature(
      String name,
      Set<String> arguments,
      Set<String> optional,
      Map<String, Map<String, ValueType>> outcomes) {
    this(name, arguments, optional, outcomes, Set.of());
  }

  /**
   * Makes the signature of an action that must be given every argument, and whose outcomes always
   * give all their values.
   */
  public ActionSignature(
      String name, Set<String> arguments, Map<String, Map<String, ValueType>> outcomes) {
    this(name, arguments, Set.of(), outcomes);
  }
}
