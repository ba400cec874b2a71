package fr.assistantchorus.field;

import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * A postal code: 5 digits in France, its overseas parts and Monaco, of which the first two are 01
 * to 95 (Corsica has 20), 97 or 98. The department is never derived from it: some towns have the
 * code of the department beside theirs.
 */
public final class PostalCode {
  public static final int LENGTH = 5;
  public static final int MAX_FOREIGN_LENGTH = 12;

  static final List<String> REASONS =
      List.of("empty", "letters", "malformed", "length", "department");

  private static final int LAST_MAINLAND = 95;
  private static final Pattern LETTER = Pattern.compile("\\p{L}");
  private static final Pattern FOREIGN = Pattern.compile("[A-Z0-9]+(?:[ -][A-Z0-9]+)*");

  private PostalCode() {}

  /**
   * A French one.
   *
   * @return 5 digits; or {@code letters}, {@code malformed} for other signs, {@code length}, {@code
   *     department}
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
   * @param country a name or a code; blank for France
   * @return for a country with posts of its own, 1 to 12 capitals, digits, single spaces and
   *     hyphens; or {@code malformed}, {@code length}
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
