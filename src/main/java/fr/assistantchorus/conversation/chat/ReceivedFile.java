package fr.assistantchorus.conversation.chat;

import fr.assistantchorus.store.FileKind;
import io.vertx.core.Future;

/**
 * A file as it came, to be kept for a later turn.
 *
 * @param name as the sender's computer names it; it proves nothing and may be empty
 * @param note what {@link Inspector} has found in it; empty before it was inspected
 */
public record ReceivedFile(String name, byte[] bytes, String note) {
  public ReceivedFile(String name, byte[] bytes) {
    this(name, bytes, "");
  }

  /** Looks into a file as it comes, for the act that will take it; it may take seconds. */
  @FunctionalInterface
  public interface Inspector {
    /**
     * @param mediaType by the file's content
     * @return a note of at most a few hundred characters, which is kept as secret as the file; it
     *     never fails for what the file contains
     */
    Future<String> inspect(String mediaType, byte[] bytes);
  }

  /** The longest file, in bytes (F31). */
  public static final int MAX_BYTES = FileKind.MAX_BYTES;
}
