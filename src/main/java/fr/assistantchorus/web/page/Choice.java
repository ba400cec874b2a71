package fr.assistantchorus.web.page;

/**
 * One of several things to choose from, as the patterns {@code radios}, {@code checks}, {@code
 * switches} and {@code select} show it.
 *
 * @param value what the form sends
 * @param label in French
 * @param hint a line below the label; may be empty
 */
public record Choice(String value, String label, String hint) {
  public Choice(String value, String label) {
    this(value, label, "");
  }
}
