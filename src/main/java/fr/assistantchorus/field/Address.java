package fr.assistantchorus.field;

import java.util.List;
import java.util.regex.Pattern;

/** A line of a postal address (F10, F53): « Adresse », « Complément 1 », « Complément 2 ». */
public final class Address {
  public static final int MAX_LENGTH = 200;

  static final List<String> REASONS = List.of("empty", "too-long", "malformed");

  private static final Pattern LETTER = Pattern.compile("\\p{L}");

  private Address() {}

  /**
   * Given what was typed, returns the line with single spaces, or the reason why it is refused:
   * {@code empty}; {@code too-long}; {@code malformed} for an e-mail address (people give one
   * because « adresse » means both) and for a text without any letter.
   */
  public static Parsed parse(String text) {
    String value = Typed.line(text);
    if (value.isEmpty()) {
      return new Parsed.Bad("empty");
    }
    if (value.length() > MAX_LENGTH) {
      return new Parsed.Bad("too-long");
    }
    boolean isPostal = value.indexOf('@') < 0 && LETTER.matcher(value).find();
    return isPostal && Typed.isWritten(value) ? new Parsed.Ok(value) : new Parsed.Bad("malformed");
  }
}
