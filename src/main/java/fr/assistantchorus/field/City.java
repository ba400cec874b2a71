package fr.assistantchorus.field;

import java.util.List;
import java.util.regex.Pattern;

/** A town (F10, « Ville »), with its district or its « Cedex 9 », without its postal code. */
public final class City {
  public static final int MAX_LENGTH = 100;

  /**
   * The reason for a doubt: the town is known, and the postal code that was given is not one of its
   * codes.
   */
  public static final String OTHER_POSTAL_CODE = "postal-code";

  static final List<String> DOUBTS = List.of(OTHER_POSTAL_CODE);
  static final List<String> REASONS = List.of("empty", "too-long", "digits", "malformed");

  /**
   * Finds a postal code or a part of one: three digits in a row, or a text of digits only. «
   * Marseille 16e » has two digits and is a town.
   */
  private static final Pattern POSTAL_CODE = Pattern.compile("\\p{N}{3}|^[\\p{N} ]+$");

  private static final Pattern SHAPE = Pattern.compile("['’]?\\p{L}[\\p{L}\\p{M}0-9 '’.,()/\\-]*");

  private City() {}

  /**
   * Given what was typed, returns the town with single spaces, or the reason why it is refused:
   * {@code empty}; {@code too-long}; {@code digits} where a postal code was typed as well, or only
   * a number; {@code malformed} for other signs.
   */
  public static Parsed parse(String text) {
    String value = Typed.line(text);
    if (value.isEmpty()) {
      return new Parsed.Bad("empty");
    }
    if (value.length() > MAX_LENGTH) {
      return new Parsed.Bad("too-long");
    }
    if (POSTAL_CODE.matcher(value).find()) {
      return new Parsed.Bad("digits");
    }
    return SHAPE.matcher(value).matches() ? new Parsed.Ok(value) : new Parsed.Bad("malformed");
  }

  /**
   * Reads a town, with a doubt where it is known and does not have the postal code that was given
   * (F10, F42, F53).
   *
   * @param postalCode as it was typed
   */
  public static Parsed parse(String text, String postalCode, String country) {
    Parsed read = parse(text);
    return read instanceof Parsed.Ok(String town)
            && PostalCode.parse(postalCode, country) instanceof Parsed.Ok(String code)
            && Towns.contradict(code, town, country)
        ? new Parsed.Doubt(town, OTHER_POSTAL_CODE)
        : read;
  }
}
