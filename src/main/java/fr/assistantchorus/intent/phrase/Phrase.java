package fr.assistantchorus.intent.phrase;

/**
 * A training phrase.
 *
 * @param text without entity annotations
 * @param intent {@code parent} or {@code parent/child}
 * @param file the source it came from
 * @param line its line there, from 1
 */
public record Phrase(String text, String intent, String file, int line) {

  /** Returns the intent without its child. */
  public String parent() {
    return parent(intent);
  }

  public static String parent(String intent) {
    int slash = intent.indexOf('/');
    return slash < 0 ? intent : intent.substring(0, slash);
  }
}
