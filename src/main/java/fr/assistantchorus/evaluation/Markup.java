package fr.assistantchorus.evaluation;

/** Escapes text, so that a page shows it as it was typed. */
final class Markup {
  private Markup() {}

  /**
   * Returns the text for the content of an element, or for an attribute in either kind of quotes.
   */
  static String escaped(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;")
        .replace("'", "&#39;");
  }
}
