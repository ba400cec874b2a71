package fr.assistantchorus.dialog;

/** The types of the values that texts can format. */
public enum ValueType {
  TEXT,
  NUMBER,
  /** A moment, formatted in Europe/Paris. */
  MOMENT,
  /** Things to choose one of; no text quotes them. */
  OPTIONS
}
