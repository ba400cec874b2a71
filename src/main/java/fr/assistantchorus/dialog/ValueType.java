package fr.assistantchorus.dialog;

/** The types of the values that texts can format. */
public enum ValueType {
  TEXT,
  NUMBER,
  /** A moment; texts show it in Europe/Paris. */
  MOMENT,
  /** Things of which one is chosen; no text can quote them. */
  OPTIONS
}
