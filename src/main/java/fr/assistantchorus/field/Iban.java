package fr.assistantchorus.field;

import java.util.Locale;
import java.util.Map;
import java.util.OptionalInt;
import java.util.TreeMap;

/**
 * An international bank account number (ISO 13616): country, two check digits (ISO 7064, mod
 * 97-10), and the account as the country writes it.
 */
public final class Iban {
  private static final int SHORTEST_SHAPE = 5;
  private static final int MODULUS = 97;

  /** After the country and the key. */
  private static final int ACCOUNT_AT = 4;

  /** The registry's lengths, by country. */
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

  /** How many characters an IBAN of this country has. */
  public static OptionalInt length(String country) {
    Integer length = LENGTHS.get(country.toUpperCase(Locale.ROOT));
    return length == null ? OptionalInt.empty() : OptionalInt.of(length);
  }

  /**
   * @return upper case without separators; or {@code malformed}; {@code country} for one without
   *     IBANs; {@code length}; {@code checksum}; {@code rib-key} for a French one whose account
   *     fails its own key
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

  /** Of the number that the text is, letters counting from A = 10, divided by 97. */
  static int remainder(String text) {
    int remainder = 0;
    for (int i = 0; i < text.length(); i++) {
      int digit = Character.digit(text.charAt(i), 36);
      remainder = (remainder * (digit < 10 ? 10 : 100) + digit) % MODULUS;
    }
    return remainder;
  }
}
