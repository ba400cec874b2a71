package fr.assistantchorus.web.page;

import java.util.Set;

/**
 * Keeps French punctuation with its word: the spaces before « : ; ? ! » and inside guillemets do
 * not break. It reads what people read, so attributes stay as they are, and so do the elements
 * whose text is sent again or shown letter by letter.
 */
final class FrenchSpaces {
  private static final char NO_BREAK = '\u00A0';
  private static final Set<String> LEFT_ALONE =
      Set.of("textarea", "pre", "script", "style", "option", "title");

  private FrenchSpaces() {}

  /**
   * Returns the page with these spaces. Its length stays the same.
   *
   * @param html as our templates write it: every {@code <} of a text is escaped
   */
  static String in(String html) {
    char[] text = html.toCharArray();
    int at = 0;
    while (at < text.length) {
      if (text[at] == '<') {
        int end = endOfTag(text, at);
        String name = nameOf(text, at + 1);
        at = LEFT_ALONE.contains(name) ? endOfElement(html, name, end) : end;
      } else {
        if (text[at] == ' ') {
          text[at] = space(text, at);
        }
        at++;
      }
    }
    return new String(text);
  }

  private static char space(char[] text, int at) {
    boolean opens = at > 0 && text[at - 1] == '«';
    char next = at + 1 < text.length ? text[at + 1] : ' ';
    return switch (next) {
      case ':', ';', '?', '!', '»' -> NO_BREAK;
      default -> opens ? NO_BREAK : ' ';
    };
  }

  /** Returns where what follows the tag begins; a {@code >} in an attribute does not end it. */
  private static int endOfTag(char[] text, int start) {
    char quote = 0;
    for (int at = start; at < text.length; at++) {
      char c = text[at];
      if (quote != 0) {
        quote = c == quote ? 0 : quote;
      } else if (c == '"' || c == '\'') {
        quote = c;
      } else if (c == '>') {
        return at + 1;
      }
    }
    return text.length;
  }

  private static String nameOf(char[] text, int start) {
    int end = start;
    while (end < text.length && Character.isLetterOrDigit(text[end])) {
      end++;
    }
    return new String(text, start, end - start);
  }

  private static int endOfElement(String html, String name, int from) {
    int end = html.indexOf("</" + name, from);
    return end < 0 ? html.length() : end;
  }
}
