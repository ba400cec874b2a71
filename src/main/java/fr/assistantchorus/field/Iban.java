package fr.assistantchorus.field;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.iban4j.CountryCode;
import org.iban4j.IbanUtil;
import org.iban4j.bban.BbanStructure;
import org.iban4j.bban.BbanStructureEntry;

/**
 * An international bank account number (ISO 13616): the country, two check digits (ISO 7064, mod
 * 97-10), and the account as its country writes it (BBAN). What an account looks like in each
 * country, and the check digits, are iban4j's; the RIB key of French accounts is checked besides
 * ({@link Rib}).
 */
public final class Iban {
  private static final int SHORTEST_SHAPE = 5;

  /** Where the account begins, after the country and the two check digits. */
  static final int ACCOUNT_AT = 4;

  static final int COUNTRY_LENGTH = 2;

  /** The key of each French account that is made of digits alone and has a right RIB key. */
  static final String FRENCH_KEY_OF_DIGITS = "76";

  private static final int SHOWN_AT_END = 3;
  private static final int GROUP = 4;

  /**
   * How long an IBAN is in the countries that joined the registry of ISO 13616 and that iban4j does
   * not know yet.
   */
  private static final Map<String, Integer> LENGTHS =
      Map.of("FK", 18, "MN", 20, "SO", 23, "HN", 28, "NI", 28, "YE", 30);

  /**
   * Countries that iban4j knows and the registry does not: territories whose accounts have the
   * IBANs of France (or of Finland or the United Kingdom), and countries that only try IBANs out.
   */
  private static final Set<String> NOT_REGISTERED =
      Set.of(
          "AX", "BL", "GF", "GG", "GP", "IM", "JE", "MF", "MQ", "NC", "PF", "PM", "RE", "TF", "WF",
          "YT", "AO", "CV", "GA", "IR", "MA", "MZ", "SN");

  /** The longest text, in UTF-16 units, that is an IBAN with its separators. */
  static final int MAX_LENGTH = 60;

  static final List<String> REASONS =
      List.of("empty", "malformed", "country", "length", "checksum", "rib-key");

  private Iban() {}

  /**
   * Returns how many characters an IBAN of this country has; empty where the country has no IBANs.
   */
  public static OptionalInt length(String country) {
    String code = country.toUpperCase(Locale.ROOT);
    Integer length = LENGTHS.get(code);
    return length != null
        ? OptionalInt.of(length)
        : structure(code)
            .map(structure -> OptionalInt.of(ACCOUNT_AT + structure.getBbanLength()))
            .orElse(OptionalInt.empty());
  }

  /**
   * Given what was typed, returns the number in upper case without separators, or the reason why it
   * is refused: {@code empty}; {@code malformed}; {@code country} for a country without IBANs;
   * {@code length}; {@code checksum}; {@code rib-key} for a French number whose account does not
   * match its own RIB key.
   */
  public static Parsed parse(String text) {
    String value = Typed.compact(text).toUpperCase(Locale.ROOT);
    if (value.isEmpty()) {
      return new Parsed.Bad("empty");
    }
    if (value.length() < SHORTEST_SHAPE || !isShaped(value)) {
      return new Parsed.Bad("malformed");
    }
    String country = value.substring(0, COUNTRY_LENGTH);
    OptionalInt length = length(country);
    if (length.isEmpty()) {
      return new Parsed.Bad("country");
    }
    if (value.length() != length.getAsInt()) {
      return new Parsed.Bad("length");
    }
    String account = value.substring(ACCOUNT_AT);
    if (!isAccountOf(country, account)) {
      return new Parsed.Bad("malformed");
    }
    if (!value.substring(COUNTRY_LENGTH, ACCOUNT_AT).equals(key(country, account))) {
      return new Parsed.Bad("checksum");
    }
    return hasRibKey(country) && Rib.parse(account) instanceof Parsed.Bad
        ? new Parsed.Bad("rib-key")
        : new Parsed.Ok(value);
  }

  /**
   * Returns the two check digits of an account.
   *
   * @param account capitals and digits
   */
  static String key(String country, String account) {
    return IbanUtil.calculateCheckDigit(country + "00" + account);
  }

  /** Returns whether accounts of this country end with a RIB key. */
  static boolean hasRibKey(String country) {
    return country.equals("FR") || country.equals("MC");
  }

  /**
   * Returns whether each part of an account has the letters or digits that its country writes there
   * (F30); true where that is not known.
   *
   * @param account as long as an account of the country is
   */
  static boolean isAccountOf(String country, String account) {
    Optional<BbanStructure> structure = structure(country);
    if (structure.isEmpty()) {
      return true;
    }
    int at = 0;
    for (BbanStructureEntry part : structure.get().getEntries()) {
      String typed = account.substring(at, at + part.getLength());
      if (!typed.chars().allMatch(c -> takes(part, c))) {
        return false;
      }
      at += part.getLength();
    }
    return true;
  }

  private static boolean takes(BbanStructureEntry part, int c) {
    return switch (part.getCharacterType()) {
      case n -> isDigit(c);
      case a -> isCapital(c);
      case c -> isDigit(c) || isCapital(c);
    };
  }

  private static Optional<BbanStructure> structure(String country) {
    CountryCode code = NOT_REGISTERED.contains(country) ? null : CountryCode.getByCode(country);
    return Optional.ofNullable(code).map(BbanStructure::forCountry);
  }

  private static boolean isShaped(String value) {
    return isCapital(value.charAt(0))
        && isCapital(value.charAt(1))
        && isDigit(value.charAt(2))
        && isDigit(value.charAt(3))
        && value.chars().allMatch(c -> isDigit(c) || isCapital(c));
  }

  static boolean isDigit(int c) {
    return c >= '0' && c <= '9';
  }

  static boolean isCapital(int c) {
    return c >= 'A' && c <= 'Z';
  }

  /** Returns the beginning and the end of an IBAN: {@code FR76 **** 189}. */
  public static String mask(String value) {
    return value.length() < SHORTEST_SHAPE + SHOWN_AT_END
        ? "****"
        : value.substring(0, ACCOUNT_AT)
            + " **** "
            + value.substring(value.length() - SHOWN_AT_END);
  }

  /** Returns an IBAN in groups of four, as people read it: {@code FR76 3000 6000 …}. */
  public static String grouped(String value) {
    StringBuilder grouped = new StringBuilder();
    for (int at = 0; at < value.length(); at += GROUP) {
      grouped.append(at == 0 ? "" : " ").append(value, at, Math.min(at + GROUP, value.length()));
    }
    return grouped.toString();
  }
}
