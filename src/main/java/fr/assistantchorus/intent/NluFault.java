package fr.assistantchorus.intent;

/**
 * Something wrong in a file of phrases.
 *
 * @param file the source's name
 * @param line from 1
 * @param message in English: what is wrong and what was expected
 */
public record NluFault(String file, int line, String message) {
  @Override
  public String toString() {
    return file + ":" + line + ": " + message;
  }
}
