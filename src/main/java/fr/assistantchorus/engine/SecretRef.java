package fr.assistantchorus.engine;

/**
 * Stands for a sensitive value wherever one would be kept or logged.
 *
 * @param id the id of the encrypted value
 * @param mask what anybody may see: {@code FR76 **** 189}
 */
public record SecretRef(String id, String mask) {
  private static final char OPEN = '\uE000';
  private static final char MIDDLE = '\uE001';
  private static final char CLOSE = '\uE002';

  /**
   * Returns the form that stands in a text: private-use characters around the id and the mask. Such
   * characters are removed from what people type, so nobody can write one.
   */
  public String token() {
    return OPEN + id + MIDDLE + mask + CLOSE;
  }

  /** Matches a {@link #token()}: group 1 is the id, group 2 the mask. */
  public static final java.util.regex.Pattern TOKEN =
      java.util.regex.Pattern.compile(
          OPEN + "([^" + MIDDLE + "]*)" + MIDDLE + "([^" + CLOSE + "]*)" + CLOSE);

  /** Returns whether a token may stand in a text, which is quicker than looking for one. */
  public static boolean mayStandIn(String text) {
    return text.indexOf(OPEN) >= 0;
  }

  /** Returns the text with each token replaced by its mask. */
  public static String masked(String text) {
    return TOKEN
        .matcher(text)
        .replaceAll(m -> java.util.regex.Matcher.quoteReplacement(m.group(2)));
  }
}
