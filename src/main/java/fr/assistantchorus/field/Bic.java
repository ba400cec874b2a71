package fr.assistantchorus.field;

import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.iban4j.CountryCode;

/**
 * A bank's « BIC ou Swift » (F29, ISO 9362): 4 letters or digits for the bank, 2 letters for the
 * country, 2 for the place, and 3 for the branch where it is given.
 */
public final class Bic {
  static final List<String> REASONS = List.of("empty", "malformed", "length", "country");

  private static final int SHORT = 8;
  private static final int LONG = 11;
  private static final int COUNTRY_AT = 4;
  private static final Pattern SHAPE =
      Pattern.compile("[A-Z0-9]{4}[A-Z]{2}[A-Z0-9]{2}(?:[A-Z0-9]{3})?");

  /** How many of its characters stay when it is masked; they name the bank. */
  private static final int SHOWN = 4;

  private Bic() {}

  /**
   * Given what was typed, returns 8 or 11 capitals and digits, or the reason why it is refused:
   * {@code empty}, {@code length}, {@code malformed}, or {@code country} where the country does not
   * exist. The country may differ from the IBAN's, so that is not checked.
   */
  public static Parsed parse(String text) {
    String value = Typed.compact(text).toUpperCase(Locale.ROOT);
    if (value.isEmpty()) {
      return new Parsed.Bad("empty");
    }
    if (value.length() != SHORT && value.length() != LONG) {
      return new Parsed.Bad("length");
    }
    if (!SHAPE.matcher(value).matches()) {
      return new Parsed.Bad("malformed");
    }
    return CountryCode.getByCode(country(value)) != null
        ? new Parsed.Ok(value)
        : new Parsed.Bad("country");
  }

  /** Returns the two letters of the country where the bank is. */
  public static String country(String value) {
    return value.substring(COUNTRY_AT, COUNTRY_AT + 2);
  }

  /** Returns the bank alone: {@code BNPA****}. */
  public static String mask(String value) {
    return value.length() < SHORT ? "****" : value.substring(0, SHOWN) + "****";
  }
}
