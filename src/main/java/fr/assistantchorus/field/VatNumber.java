package fr.assistantchorus.field;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * « Numéro de TVA intracommunautaire » (F52): the country's two letters, then what that country
 * gives. In France that is a key of two digits, (12 + 3 × (SIREN mod 97)) mod 97, and the SIREN.
 */
public final class VatNumber {
  public static final int MAX_LENGTH = 18;

  static final List<String> REASONS =
      List.of("empty", "malformed", "country", "length", "checksum");

  private static final int FRENCH_LENGTH = 4 + Siren.LENGTH;
  private static final int MIN_LENGTH = 4;
  private static final int MODULUS = 97;

  /**
   * The countries of the Union, with EL for Greece and XI for Northern Ireland (directive 2006/112,
   * art. 215).
   */
  private static final Set<String> COUNTRIES =
      Set.of(
          ("AT BE BG CY CZ DE DK EE EL ES FI FR HR HU IE IT LT LU LV MT NL PL PT RO SE SI SK XI")
              .split(" "));

  private static final Pattern SHAPE = Pattern.compile("[A-Z0-9]+");
  private static final Pattern PREFIX = Pattern.compile("[A-Z]{2}.*");

  private VatNumber() {}

  /**
   * Given what was typed, returns capitals and digits without separators, or the reason why it is
   * refused: {@code empty}; {@code malformed}; {@code country} for no prefix or one from outside
   * the Union; {@code length}; {@code checksum}, for a French number only.
   */
  public static Parsed parse(String text) {
    String compact = Typed.compact(text).toUpperCase(Locale.ROOT);
    // GR is Greece's ISO code, which people know better than its prefix EL.
    String value = compact.startsWith("GR") ? "EL" + compact.substring(2) : compact;
    if (value.isEmpty()) {
      return new Parsed.Bad("empty");
    }
    if (!SHAPE.matcher(value).matches()) {
      return new Parsed.Bad("malformed");
    }
    if (!PREFIX.matcher(value).matches() || !COUNTRIES.contains(value.substring(0, 2))) {
      return new Parsed.Bad("country");
    }
    return value.startsWith("FR") ? french(value) : foreign(value);
  }

  /** Returns the French number that goes with a SIREN: 130019771 gives FR15130019771. */
  public static String ofSiren(String siren) {
    int key = (12 + 3 * (Integer.parseInt(siren) % MODULUS)) % MODULUS;
    return "FR%02d%s".formatted(key, siren);
  }

  private static Parsed french(String value) {
    if (!Typed.isDigits(value.substring(2))) {
      return new Parsed.Bad("malformed");
    }
    if (value.length() != FRENCH_LENGTH) {
      return new Parsed.Bad("length");
    }
    String siren = value.substring(4);
    return Siren.isValid(siren) && ofSiren(siren).equals(value)
        ? new Parsed.Ok(value)
        : new Parsed.Bad("checksum");
  }

  private static Parsed foreign(String value) {
    if (value.length() < MIN_LENGTH || value.length() > MAX_LENGTH) {
      return new Parsed.Bad("length");
    }
    return value.chars().anyMatch(c -> c >= '0' && c <= '9')
        ? new Parsed.Ok(value)
        : new Parsed.Bad("malformed");
  }
}
