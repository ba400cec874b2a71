package fr.assistantchorus.conversation.chat;

/** Why something that was sent cannot be taken: by a rule, and not only for the moment. */
public enum Refusal {
  /** A text has more words and signs than can be read at once. */
  TOO_MUCH_TO_READ,
  /** A turn names a file that its conversation does not have. */
  UNKNOWN_FILE,
  /** The open question takes no file. */
  FILE_NOT_ASKED,
  /** The content is not a PDF, PNG or JPEG. */
  FILE_KIND,
  /** The conversation has as many files as it may have. */
  TOO_MANY_FILES
}
