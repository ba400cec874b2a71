package fr.assistantchorus.dialog;

import java.util.Map;
import java.util.Set;

/**
 * A dialog as it was read and is to be checked.
 *
 * @param lines where each part of its document stands
 * @param incomplete whether some way from state to state could not be read; then a state that seems
 *     unreachable may not be
 * @param untyped the slots whose type or options could not be read; nothing can be said of their
 *     values
 * @param handingAll the states that say {@code with: all}
 */
record Draft(
    String file,
    Lines lines,
    Dialog dialog,
    boolean incomplete,
    Set<String> untyped,
    Set<String> handingAll) {

  Draft withStates(Map<String, DialogState> states) {
    return new Draft(file, lines, dialog.withStates(states), incomplete, untyped, handingAll);
  }

  /** An answer to a question of fact, as it was read. */
  record OfFact(String file, int line, Fact fact) {}
}
