package fr.assistantchorus.dialog;

import java.util.Set;

/**
 * A dialog as it was read and is to be checked.
 *
 * @param lines where each part of its document stands
 * @param incomplete whether some way from state to state could not be read; then a state that seems
 *     unreachable may not be
 * @param untyped the slots whose type could not be read; nothing can be said of their values
 */
record Draft(String file, Lines lines, Dialog dialog, boolean incomplete, Set<String> untyped) {

  /** An answer to a question of fact, as it was read. */
  record OfFact(String file, int line, Fact fact) {}
}
