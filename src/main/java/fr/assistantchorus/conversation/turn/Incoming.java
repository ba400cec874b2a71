package fr.assistantchorus.conversation.turn;

import fr.assistantchorus.engine.Expect;
import java.util.Optional;

/** Makes what people send fit to be kept. */
public final class Incoming {
  private static final char REPLACEMENT = '\uFFFD';

  /** Stands for an option that was never offered, since what a client made up is not kept. */
  static final String NOT_OFFERED = "";

  private Incoming() {}

  /**
   * Replaces U+0000, which PostgreSQL refuses, half surrogate pairs, and the marks that secret
   * tokens are made of.
   */
  public static String clean(String text) {
    StringBuilder clean = new StringBuilder(text.length());
    text.codePoints().forEach(c -> clean.appendCodePoint(unfit(c) ? REPLACEMENT : c));
    return clean.toString();
  }

  private static boolean unfit(int codePoint) {
    return codePoint == 0
        || codePoint >= Character.MIN_SURROGATE && codePoint <= Character.MAX_SURROGATE
        || codePoint >= 0xE000 && codePoint <= 0xF8FF;
  }

  /** Returns the value where it is among the options, else {@link #NOT_OFFERED}. */
  public static String offered(String value, Optional<Expect> expect) {
    boolean offered =
        expect.stream()
            .flatMap(open -> open.options().stream())
            .anyMatch(option -> option.value().equals(value));
    return offered ? value : NOT_OFFERED;
  }
}
