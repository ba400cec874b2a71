package fr.assistantchorus.web.http;

import java.util.Optional;
import java.util.UUID;

/** Reads ids in paths, forms and JSON, which a stranger may have written. */
public final class Uuids {
  private static final int LENGTH = 36;

  private Uuids() {}

  /** Returns the id; empty where the text is not one in the usual form of 36 characters. */
  public static Optional<UUID> read(String text) {
    if (text.length() != LENGTH) {
      return Optional.empty();
    }
    try {
      // Java itself also reads other forms, such as 1-1-1-1-1, and signs before a part.
      UUID id = UUID.fromString(text);
      return id.toString().equalsIgnoreCase(text) ? Optional.of(id) : Optional.empty();
    } catch (IllegalArgumentException none) {
      return Optional.empty();
    }
  }
}
