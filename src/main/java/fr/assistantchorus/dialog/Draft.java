package fr.assistantchorus.dialog;

import java.util.Set;

/**
 * A dialog as it was read, to be checked.
 *
 * @param lines of its document
 * @param incomplete some way from state to state could not be read: what seems unreachable may not
 *     be
 * @param untyped slots whose type could not be read: nothing can be said of their values
 */
record Draft(String file, Lines lines, Dialog dialog, boolean incomplete, Set<String> untyped) {

  /** An answer to a question of fact as it was read. */
  record OfFact(String file, int line, Fact fact) {}
}
