package fr.assistantchorus.dialog;

/**
 * A fault in {@code dialogs/}.
 *
 * @param file relative to the folder
 * @param line from 1
 * @param message in English: what is wrong, and a suggestion
 */
public record DialogFault(String file, int line, String message) {
  @Override
  public String toString() {
    return file + ":" + line + ": " + message;
  }
}
