package fr.assistantchorus.dialog;

import java.util.List;

/**
 * What a repair dialog can do to the dialog that it interrupts.
 *
 * <p>A {@code repair} state must handle each of the operation's outcomes.
 */
public enum RepairOperation {
  /** Changes an earlier answer. */
  CORRECT("correct", List.of("replaced", "ask-again", "which", "nothing")),
  /** Goes back to the question before. */
  BACK("back", List.of("done", "nothing")),
  /** Ends what is under way. */
  CANCEL("cancel", List.of("done", "nothing")),
  /** Begins what is under way again, with empty slots. */
  RESTART("restart", List.of("done", "nothing")),
  /** Says the last messages again. */
  REPEAT("repeat", List.of("done", "nothing")),
  /**
   * Begins what the same message asked for besides and has just been offered. The outcome is {@code
   * nothing} where the person may not begin it.
   */
  TAKE_UP("take-up", List.of("done", "nothing"));

  private final String code;
  private final List<String> outcomes;

  RepairOperation(String code, List<String> outcomes) {
    this.code = code;
    this.outcomes = outcomes;
  }

  public String code() {
    return code;
  }

  public List<String> outcomes() {
    return outcomes;
  }
}
