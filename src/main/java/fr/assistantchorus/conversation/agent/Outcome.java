package fr.assistantchorus.conversation.agent;

import java.util.Optional;
import java.util.stream.Stream;

/** How a conversation stands. */
public enum Outcome {
  /** No dialog has begun. */
  NONE("none", "Rien de commencé"),
  /** A dialog is under way, or was left. */
  OPEN("open", "En cours"),
  DONE("done", "Aboutie"),
  REFUSED("refused", "Refusée"),
  CANCELLED("cancelled", "Annulée"),
  HANDED_OVER("handed-over", "Passée à une personne"),
  /** The last turn broke, and was rolled back. */
  FAILED("failed", "En panne");

  private final String code;
  private final String label;

  Outcome(String code, String label) {
    this.code = code;
    this.label = label;
  }

  /** Returns the name in addresses and in the database. */
  public String code() {
    return code;
  }

  /** Returns the French name. */
  public String label() {
    return label;
  }

  public static Optional<Outcome> ofCode(String code) {
    return Stream.of(values()).filter(outcome -> outcome.code.equals(code)).findFirst();
  }
}
