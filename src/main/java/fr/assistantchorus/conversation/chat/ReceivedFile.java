package fr.assistantchorus.conversation.chat;

import fr.assistantchorus.store.FileKind;

/**
 * A file as it came, to be kept for a later turn.
 *
 * @param name as the sender's computer names it; it proves nothing and may be empty
 */
public record ReceivedFile(String name, byte[] bytes) {
  /** The longest file, in bytes (F31). */
  public static final int MAX_BYTES = FileKind.MAX_BYTES;
}
