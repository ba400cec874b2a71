package fr.assistantchorus.field;

import java.util.List;

/**
 * A structure's « Raison sociale » or « Libellé » (F10), spelt as the company spells it: its signs
 * and capitals are its own, and what the register gives must compare equal to itself.
 */
public final class CompanyName {
  public static final int MAX_LENGTH = 200;

  static final List<String> REASONS = List.of("empty", "too-long", "malformed");

  private CompanyName() {}

  /**
   * @return the name with single spaces; or {@code empty}, {@code too-long}, {@code malformed} for
   *     punctuation alone or control characters
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
