package fr.assistantchorus.field;

import java.util.List;
import java.util.Locale;
import org.apache.commons.validator.routines.EmailValidator;

/** An e-mail address, kept in lower case since the portal compares without regard to case. */
public final class Email {
  /**
   * The longest address, in characters. RFC 5321, 4.5.3.1.3, allows 256 with the angle brackets.
   */
  public static final int MAX_LENGTH = 254;

  private static final String SIGNS = ".!#$%&'*+-/=?^_`{|}~";

  static final List<String> REASONS = List.of("empty", "too-long", "malformed");

  private Email() {}

  /**
   * Given what was typed, returns the address in lower case, or the reason why it is refused:
   * {@code empty}, {@code too-long} or {@code malformed}. The top-level domain must be in IANA's
   * list, which the library holds: « .frr » is refused as a slip.
   */
  public static Parsed parse(String text) {
    String value = text.strip().toLowerCase(Locale.ROOT);
    if (value.isEmpty()) {
      return new Parsed.Bad("empty");
    }
    if (value.length() > MAX_LENGTH) {
      return new Parsed.Bad("too-long");
    }
    return canBeSentTo(value) && EmailValidator.getInstance().isValid(value)
        ? new Parsed.Ok(value)
        : new Parsed.Bad("malformed");
  }

  /**
   * Returns whether the address has a plain local part and a domain that is a name. The library
   * takes quoted and escaped local parts, letters beyond ASCII and address literals as well (RFC
   * 5321, 4.1.2 and 4.1.3; RFC 6531), which no mail of ours can be sent to.
   */
  private static boolean canBeSentTo(String value) {
    int at = value.lastIndexOf('@');
    return at > 0
        && value.indexOf('[', at) < 0
        && value.substring(0, at).chars().allMatch(Email::isPlain);
  }

  /**
   * Returns whether this is a character of an « atom » (RFC 5322, 3.2.3), or the dot between two
   * atoms.
   */
  private static boolean isPlain(int c) {
    return c >= 'a' && c <= 'z' || c >= '0' && c <= '9' || SIGNS.indexOf(c) >= 0;
  }

  /** Returns the first letter and the ending of the domain: {@code j****@****.fr}. */
  public static String mask(String value) {
    int dot = value.lastIndexOf('.');
    int at = value.indexOf('@');
    if (at < 1 || dot < at) {
      return "****";
    }
    return value.substring(0, value.offsetByCodePoints(0, 1)) + "****@****" + value.substring(dot);
  }
}
