package fr.assistantchorus.web.http;

import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;

/** Reads ids in paths, forms and JSON, which a stranger may have written. */
public final class Uuids {
  /**
   * Matches an id of 36 characters. Java itself also reads shorter forms, such as {@code
   * 1-1-1-1-1}.
   */
  private static final Pattern WHOLE =
      Pattern.compile("[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}");

  private Uuids() {}

  /** Returns the id; empty where the text is not one in the usual form of 36 characters. */
  public static Optional<UUID> read(String text) {
    return WHOLE.matcher(text).matches() ? Optional.of(UUID.fromString(text)) : Optional.empty();
  }
}
