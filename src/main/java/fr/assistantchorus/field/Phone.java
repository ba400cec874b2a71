package fr.assistantchorus.field;

import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberFormat;
import com.google.i18n.phonenumbers.PhoneNumberUtil.ValidationResult;
import com.google.i18n.phonenumbers.Phonenumber.PhoneNumber;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * A telephone number (F53): a French one as it is dialled, or a foreign one with its country's
 * prefix.
 */
public final class Phone {
  /**
   * The longest number as it is typed, in characters. ITU-T E.164 allows 15 digits; the rest leaves
   * room for the way people space them.
   */
  public static final int MAX_LENGTH = 40;

  static final List<String> REASONS = List.of("empty", "malformed", "length");

  /**
   * The regions where a number without a prefix may be: overseas numbers are dialled as mainland
   * ones are.
   */
  private static final List<String> REGIONS = List.of("FR", "GP", "MQ", "GF", "RE", "YT", "PM");

  private static final Pattern SIGNS = Pattern.compile("\\+?[0-9\\s\\p{Z}\\p{Pd}\\p{Cf}().\\-/]+");
  private static final Pattern NATIONAL = Pattern.compile("(?:\\+33|0)([1-9])[0-9]{6}([0-9]{2})");
  private static final Pattern ABROAD = Pattern.compile("\\+|0\\s*0");
  private static final int NATIONAL_LENGTH = 10;
  private static final Set<ValidationResult> OTHER_LENGTHS =
      EnumSet.of(
          ValidationResult.TOO_SHORT, ValidationResult.TOO_LONG, ValidationResult.INVALID_LENGTH);

  private static final PhoneNumberUtil NUMBERS = PhoneNumberUtil.getInstance();

  private Phone() {}

  /**
   * Given what was typed, returns the number as E.164 writes it, {@code +33612345678}, or the
   * reason why it is refused: {@code empty}; {@code length}; {@code malformed} for other signs and
   * for a number that no country gives out.
   */
  public static Parsed parse(String text) {
    if (text.isBlank()) {
      return new Parsed.Bad("empty");
    }
    String typed = text.strip();
    if (typed.length() > MAX_LENGTH) {
      return new Parsed.Bad("length");
    }
    if (!SIGNS.matcher(typed).matches()) {
      return new Parsed.Bad("malformed");
    }
    Optional<PhoneNumber> valid =
        REGIONS.stream()
            .flatMap(region -> number(typed, region).stream())
            .filter(NUMBERS::isValidNumber)
            .findFirst();
    return valid
        .<Parsed>map(number -> new Parsed.Ok(NUMBERS.format(number, PhoneNumberFormat.E164)))
        .orElseGet(() -> new Parsed.Bad(reason(typed)));
  }

  /**
   * Returns the number as people in France read it: {@code 06 12 34 56 78}, or {@code +32 2 555 12
   * 12} for a foreign one; a text that is no number stays as it is.
   *
   * @param value as {@link #parse} returns it
   */
  public static String spaced(String value) {
    return number(value, "FR")
        .filter(NUMBERS::isValidNumber)
        .map(number ->
            NUMBERS.format(
                number,
                REGIONS.contains(NUMBERS.getRegionCodeForNumber(number))
                    ? PhoneNumberFormat.NATIONAL
                    : PhoneNumberFormat.INTERNATIONAL))
        .orElse(value);
  }

  /**
   * Returns the first two digits and the last two: {@code 06 ** ** ** 78}, or {@code +32 **** 56}
   * for a foreign number.
   */
  public static String mask(String value) {
    var national = NATIONAL.matcher(value);
    if (national.matches()) {
      return "0%s ** ** ** %s".formatted(national.group(1), national.group(2));
    }
    return number(value, "FR")
        .filter(NUMBERS::isValidNumber)
        .map(number ->
            "+%d **** %s".formatted(number.getCountryCode(), value.substring(value.length() - 2)))
        .orElse("****");
  }

  private static Optional<PhoneNumber> number(String text, String region) {
    try {
      return Optional.of(NUMBERS.parse(text, region));
    } catch (NumberParseException _) {
      return Optional.empty();
    }
  }

  private static String reason(String typed) {
    long digits = typed.chars().filter(c -> c >= '0' && c <= '9').count();
    if (!ABROAD.matcher(typed).lookingAt()) {
      return digits == NATIONAL_LENGTH ? "malformed" : "length";
    }
    boolean isOfAnotherLength =
        number(typed, "FR").map(NUMBERS::isPossibleNumberWithReason).stream()
            .anyMatch(OTHER_LENGTHS::contains);
    return isOfAnotherLength ? "length" : "malformed";
  }
}
