package fr.assistantchorus.conversation.agent;

/** What is counted of conversations, by day. */
public enum Measure {
  CONVERSATIONS("conversations", "Conversations"),
  /** What people said or chose. */
  MESSAGES("messages", "Messages"),
  /** What people said in their words. */
  TEXTS("texts", "Textes"),
  /** Texts that were not understood. */
  MISSED("missed", "Textes non compris"),
  /** Texts by the intent that they were understood as; the key is the intent. */
  INTENT("intent", "Intentions"),
  HANDED_OVER("handed-over", "Passées à une personne"),
  /** Turns that broke and were rolled back. */
  BROKEN("broken", "Pannes"),
  /** A dialog has begun, on the day on which all that follows of it counts. */
  BEGUN("begun", "Commencé"),
  /** The key is the state. */
  REACHED("reached", "Atteint"),
  /** It was left there, or cancelled there; the key is the state. */
  LEFT("left", "Quitté"),
  /** Answers that were not taken there, and turns that broke; the key is the state. */
  FAILED("failed", "Échecs"),
  /** The key is how. */
  ENDED("ended", "Terminé"),
  /** How long it took to be done; the key is the code of a {@link Span}. */
  TOOK("took", "Durée"),
  /** Messages of the person in dialogs that were done. */
  SAID("said", "Messages jusqu’au bout");

  private final String code;
  private final String label;

  Measure(String code, String label) {
    this.code = code;
    this.label = label;
  }

  /** Returns the name in the database and in files. */
  public String code() {
    return code;
  }

  /** Returns the French name. */
  public String label() {
    return label;
  }
}
