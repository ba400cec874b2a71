package fr.assistantchorus.field;

import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * A French account (F29, « RIB »): bank (5 characters), branch (5), account (11) and the key of two
 * digits that checks them.
 */
public final class Rib {
  public static final int LENGTH = 23;
  public static final int BANK_LENGTH = 5;
  public static final int BRANCH_LENGTH = 5;
  public static final int ACCOUNT_LENGTH = 11;
  public static final int KEY_LENGTH = 2;

  static final List<String> REASONS = List.of("empty", "malformed", "length", "checksum");

  private static final Pattern SHAPE = Pattern.compile("[0-9]{10}[0-9A-Z]{11}[0-9]{2}");

  /** The letters of an account; each counts as the digit below it. */
  private static final String LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ";

  private static final String COUNTING = "12345678912345678923456789";

  private static final int MODULUS = 97;
  private static final int BANK_WEIGHT = 89;
  private static final int BRANCH_WEIGHT = 15;
  private static final int ACCOUNT_WEIGHT = 3;
  static final int ACCOUNT_AT = BANK_LENGTH + BRANCH_LENGTH;
  static final int KEY_AT = ACCOUNT_AT + ACCOUNT_LENGTH;
  private static final int SHOWN_AT_END = 3;

  private Rib() {}

  /**
   * Given what was typed, returns 23 digits and capitals, or the reason why it is refused: {@code
   * empty}; {@code length}; {@code malformed} for a letter out of place; {@code checksum}.
   */
  public static Parsed parse(String text) {
    String value = Typed.compact(text).toUpperCase(Locale.ROOT);
    if (value.isEmpty()) {
      return new Parsed.Bad("empty");
    }
    if (value.length() != LENGTH) {
      return new Parsed.Bad("length");
    }
    if (!SHAPE.matcher(value).matches()) {
      return new Parsed.Bad("malformed");
    }
    String bank = value.substring(0, BANK_LENGTH);
    String branch = value.substring(BANK_LENGTH, ACCOUNT_AT);
    String account = value.substring(ACCOUNT_AT, KEY_AT);
    return key(bank, branch, account).equals(value.substring(KEY_AT))
        ? new Parsed.Ok(value)
        : new Parsed.Bad("checksum");
  }

  /**
   * Returns the key, 01 to 97, of three blocks that are well formed.
   *
   * @param account digits and capitals
   */
  public static String key(String bank, String branch, String account) {
    long sum =
        BANK_WEIGHT * Long.parseLong(bank)
            + BRANCH_WEIGHT * Long.parseLong(branch)
            + ACCOUNT_WEIGHT * Long.parseLong(inDigits(account));
    return "%02d".formatted(MODULUS - sum % MODULUS);
  }

  /**
   * Returns the IBAN of an account in France.
   *
   * @param rib as {@link #parse} returns it
   */
  public static String iban(String rib) {
    return "FR" + Iban.key("FR", rib) + rib;
  }

  /** Returns the bank and the end of an account: {@code 30006 **** 189}. */
  public static String mask(String rib) {
    return rib.length() == LENGTH
        ? rib.substring(0, BANK_LENGTH) + " **** " + rib.substring(LENGTH - SHOWN_AT_END)
        : "****";
  }

  private static String inDigits(String account) {
    StringBuilder digits = new StringBuilder();
    for (char c : account.toCharArray()) {
      int letter = LETTERS.indexOf(c);
      digits.append(letter < 0 ? c : COUNTING.charAt(letter));
    }
    return digits.toString();
  }
}
