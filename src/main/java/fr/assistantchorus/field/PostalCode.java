package fr.assistantchorus.field;

import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * A postal code. In France, its overseas parts and Monaco it has 5 digits, of which the first two
 * are 01 to 95 (20 for Corsica), 97 or 98. The department is never derived from it, since some
 * towns have the code of the neighbouring department.
 */
public final class PostalCode {
  public static final int LENGTH = 5;
  public static final int MAX_FOREIGN_LENGTH = 12;

  static final List<String> REASONS =
      List.of("empty", "letters", "malformed", "length", "department");

  private static final int LAST_MAINLAND = 95;
  private static final Pattern LETTER = Pattern.compile("\\p{L}");
  private static final Pattern FOREIGN = Pattern.compile("[A-Z0-9]+(?:[ -][A-Z0-9]+){0,8}");

  private PostalCode() {}

  /**
   * Given what was typed as a French postal code, returns 5 digits, or the reason why it is
   * refused: {@code empty}; {@code letters}; {@code malformed} for other signs; {@code length};
   * {@code department}.
   */
  public static Parsed parse(String text) {
    String value = Typed.compact(text);
    if (value.isEmpty()) {
      return new Parsed.Bad("empty");
    }
    if (!Typed.isDigits(value)) {
      return new Parsed.Bad(LETTER.matcher(value).find() ? "letters" : "malformed");
    }
    if (value.length() != LENGTH) {
      return new Parsed.Bad("length");
    }
    int department = Integer.parseInt(value.substring(0, 2));
    boolean exists =
        department >= 1 && department <= LAST_MAINLAND || department == 97 || department == 98;
    return exists ? new Parsed.Ok(value) : new Parsed.Bad("department");
  }

  /**
   * Given what was typed as a postal code of this country, returns the code. For a country with a
   * French postal code, this returns what {@link #parse(String)} returns. For another country it is
   * 1 to 12 capitals, digits, single spaces and hyphens, or the reason why it is refused: {@code
   * empty}, {@code malformed} or {@code length}.
   *
   * @param country a name or a code; blank means France
   */
  public static Parsed parse(String text, String country) {
    if (country.isBlank() || Country.hasFrenchPost(country)) {
      return parse(text);
    }
    String value = Typed.line(text).toUpperCase(Locale.ROOT);
    if (value.isEmpty()) {
      return new Parsed.Bad("empty");
    }
    if (value.length() > MAX_FOREIGN_LENGTH) {
      return new Parsed.Bad("length");
    }
    return FOREIGN.matcher(value).matches() ? new Parsed.Ok(value) : new Parsed.Bad("malformed");
  }
}
