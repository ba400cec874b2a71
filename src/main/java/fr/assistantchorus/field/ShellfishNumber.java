package fr.assistantchorus.field;

import java.util.List;

/** The number of a « conchyliculteur » (F60). It has no public form, so any text is accepted. */
public final class ShellfishNumber {
  public static final int MAX_LENGTH = 30;

  static final List<String> REASONS = List.of("empty", "too-long", "malformed");

  private ShellfishNumber() {}

  /**
   * Given what was typed, returns the text with single spaces, or the reason why it is refused:
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
