package fr.assistantchorus.evaluation;

/** Text that stands in a page as it was typed. */
final class Markup {
  private Markup() {}

  /** For element content and for attributes in either quotes. */
  static String escaped(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;")
        .replace("'", "&#39;");
  }
}
