package fr.assistantchorus.dialog;

/** The types of the values that texts can format. */
public enum ValueType {
  TEXT,
  NUMBER,
  /** A moment; texts show it in Europe/Paris. */
  MOMENT,
  /** A list of things, of which the person chooses one; no text can quote it. */
  OPTIONS
}
