package fr.assistantchorus.conversation.chat;

/**
 * A file as it came, to be kept for a later turn.
 *
 * @param name as the sender's computer names it; it proves nothing and may be empty
 */
public record ReceivedFile(String name, byte[] bytes) {
  /** The longest file, in bytes (F31): 13 MiB. */
  public static final int MAX_BYTES = 13_631_488;
}
