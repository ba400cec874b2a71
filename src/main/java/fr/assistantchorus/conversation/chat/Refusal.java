package fr.assistantchorus.conversation.chat;

/** Why what was sent cannot be taken, by a rule and not for the moment only. */
public enum Refusal {
  /** A turn names a file that its conversation has not. */
  UNKNOWN_FILE,
  /** The content is no PDF, PNG or JPEG. */
  FILE_KIND,
  /** The conversation holds as many files as it may. */
  TOO_MANY_FILES
}
