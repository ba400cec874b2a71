package fr.assistantchorus.field;

import java.util.List;
import java.util.Locale;
import org.apache.commons.validator.routines.EmailValidator;

/** An e-mail address, kept in lower case since the portal compares without regard to case. */
public final class Email {
  /** In characters. RFC 5321, 4.5.3.1.3, allows 256 with the angle brackets. */
  public static final int MAX_LENGTH = 254;

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
    return EmailValidator.getInstance().isValid(value)
        ? new Parsed.Ok(value)
        : new Parsed.Bad("malformed");
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
