package fr.assistantchorus.field;

import java.util.Locale;
import java.util.Map;
import java.util.OptionalInt;
import java.util.TreeMap;

/**
 * An international bank account number (ISO 13616): the country, two check digits (ISO 7064, mod
 * 97-10), and the account as its country writes it.
 */
public final class Iban {
  private static final int SHORTEST_SHAPE = 5;
  private static final int MODULUS = 97;

  /** Where the account begins, after the country and the two check digits. */
  private static final int ACCOUNT_AT = 4;

  /** How long an IBAN of each country is, by the registry of ISO 13616. */
  private static final Map<String, Integer> LENGTHS = new TreeMap<>();

  static {
    String registry =
        """
        15 NO
        16 BE
        18 DK FO FI GL NL SD FK
        19 MK SI
        20 AT BA EE KZ LT LU XK MN
        21 CH CR HR LI LV
        22 BG BH DE GB GE IE ME RS VA
        23 AE GI IL IQ OM SO TL
        24 AD CZ ES MD PK RO SA SE SK TN VG
        25 LY PT ST
        26 IS TR
        27 BI DJ FR GR IT MC MR SM
        28 AL AZ BY CY DO GT HN HU LB NI PL SV
        29 BR EG PS QA UA
        30 JO KW MU YE
        31 MT SC
        32 LC
        33 RU
        """;
    registry.lines().map(line -> line.split(" ")).forEach(Iban::register);
  }

  private Iban() {}

  private static void register(String[] line) {
    for (int i = 1; i < line.length; i++) {
      LENGTHS.put(line[i], Integer.valueOf(line[0]));
    }
  }

  /**
   * Returns how many characters an IBAN of this country has; empty where the country has no IBANs.
   */
  public static OptionalInt length(String country) {
    Integer length = LENGTHS.get(country.toUpperCase(Locale.ROOT));
    return length == null ? OptionalInt.empty() : OptionalInt.of(length);
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
    if (value.length() < SHORTEST_SHAPE || !value.matches("[A-Z]{2}[0-9]{2}[A-Z0-9]+")) {
      return new Parsed.Bad("malformed");
    }
    OptionalInt length = length(value.substring(0, 2));
    if (length.isEmpty()) {
      return new Parsed.Bad("country");
    }
    if (value.length() != length.getAsInt()) {
      return new Parsed.Bad("length");
    }
    String moved = value.substring(4) + value.substring(0, 4);
    if (remainder(moved) != 1) {
      return new Parsed.Bad("checksum");
    }
    boolean isFrench = value.startsWith("FR") || value.startsWith("MC");
    return isFrench && Rib.parse(value.substring(ACCOUNT_AT)) instanceof Parsed.Bad
        ? new Parsed.Bad("rib-key")
        : new Parsed.Ok(value);
  }

  /**
   * Returns the remainder when the number that the text stands for is divided by 97. Letters count
   * as two digits, A being 10.
   */
  static int remainder(String text) {
    int remainder = 0;
    for (int i = 0; i < text.length(); i++) {
      int digit = Character.digit(text.charAt(i), 36);
      remainder = (remainder * (digit < 10 ? 10 : 100) + digit) % MODULUS;
    }
    return remainder;
  }
}
