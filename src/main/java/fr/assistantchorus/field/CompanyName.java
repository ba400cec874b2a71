package fr.assistantchorus.field;

import java.util.List;

/**
 * A structure's « Raison sociale » or « Libellé » (F10). It is kept as the company spells it, with
 * its signs and capitals, so that the name which the register gives equals itself once it is read.
 */
public final class CompanyName {
  public static final int MAX_LENGTH = 200;

  static final List<String> REASONS = List.of("empty", "too-long", "malformed");

  private CompanyName() {}

  /**
   * Given what was typed, returns the name with single spaces, or the reason why it is refused:
   * {@code empty}; {@code too-long}; {@code malformed} for punctuation alone or control characters.
   */
  public static Parsed parse(String text) {
    String value = Typed.line(text);
    if (value.isEmpty()) {
      return new Parsed.Bad("empty");
    }
    if (value.length() > MAX_LENGTH) {
      return new Parsed.Bad("too-long");
    }
    return Typed.isWritten(value) ? new Parsed.Ok(value) : new Parsed.Bad("malformed");
  }
}
