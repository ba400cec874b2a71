package fr.assistantchorus.web.page;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;

/**
 * What was done, as a cookie carries it from the form that did it to the next page, which tells it
 * once. The cookie is our own; what it says is shown as text, never as markup.
 */
final class Told {
  private static final String MARK = "t.";

  /** Browsers keep cookies of up to 4096 bytes, their name and attributes included. */
  private static final int MAX_LENGTH = 3_000;

  private Told() {}

  static String encode(List<String> sentences) {
    byte[] text = String.join("\n", sentences).getBytes(StandardCharsets.UTF_8);
    String value = MARK + Base64.getUrlEncoder().withoutPadding().encodeToString(text);
    if (value.length() > MAX_LENGTH) {
      throw new IllegalArgumentException("too long to be told by a cookie");
    }
    return value;
  }

  /** Returns the sentences; none where the value is not one that {@link #encode} made. */
  static List<String> decode(String value) {
    if (!value.startsWith(MARK) || value.length() > MAX_LENGTH) {
      return List.of();
    }
    try {
      byte[] text = Base64.getUrlDecoder().decode(value.substring(MARK.length()));
      return List.of(new String(text, StandardCharsets.UTF_8).split("\n"));
    } catch (IllegalArgumentException _) {
      return List.of();
    }
  }
}
