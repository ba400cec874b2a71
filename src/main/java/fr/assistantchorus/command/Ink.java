package fr.assistantchorus.command;

import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Help.Ansi.IStyle;
import picocli.CommandLine.Help.Ansi.Style;

/** Colours for a terminal; on anything else, the text as it is. */
record Ink(Ansi ansi) {

  String strong(String text) {
    return in(text, Style.bold);
  }

  String faint(String text) {
    return in(text, Style.faint);
  }

  String person(String text) {
    return in(text, Style.fg_cyan);
  }

  String assistant(String text) {
    return in(text, Style.fg_green);
  }

  String agent(String text) {
    return in(text, Style.fg_magenta);
  }

  String warning(String text) {
    return in(text, Style.fg_yellow);
  }

  String alarm(String text) {
    return in(text, Style.bold, Style.fg_red);
  }

  private String in(String text, IStyle... styles) {
    return ansi.enabled() ? Style.on(styles) + text + Style.off(styles) : text;
  }

  /**
   * Returns a text that somebody typed without what would steer the terminal: a control character
   * is shown as U+FFFD. Lines stay lines.
   */
  static String plain(String text) {
    StringBuilder plain = new StringBuilder(text.length());
    text.codePoints()
        .map(c -> c != '\n' && Character.isISOControl(c) ? '\uFFFD' : c)
        .forEach(plain::appendCodePoint);
    return plain.toString();
  }
}
