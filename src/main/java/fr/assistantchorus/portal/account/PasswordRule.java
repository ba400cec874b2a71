package fr.assistantchorus.portal.account;

import java.text.Normalizer;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;
import java.util.function.IntPredicate;

/**
 * The rule for passwords: at least 12 characters of the four classes, or at least 14 with upper
 * case, lower case and digits; neither a common one, nor one that contains the login.
 */
public final class PasswordRule {
  public static final int MIN_LENGTH = 12;
  public static final int MIN_LENGTH_WITHOUT_SYMBOL = 14;

  /**
   * The longest password. It is longer than any passphrase (NIST SP 800-63B asks for 64), and short
   * enough for a form.
   */
  public static final int MAX_LENGTH = 128;

  /** A shorter local part occurs in too many passwords by chance. */
  private static final int MIN_LOCAL_PART = 4;

  private PasswordRule() {}

  /**
   * Judges a password.
   *
   * @param loginAddress the password must not contain its local part, in any case
   * @return everything that is wrong; empty for a good password. One that is too long is judged no
   *     further, since that would take as long as a stranger likes
   */
  public static Set<CredentialFault> faults(String password, String loginAddress) {
    if (isTooLong(password)) {
      return EnumSet.of(CredentialFault.PASSWORD_TOO_LONG);
    }
    Set<CredentialFault> faults = EnumSet.noneOf(CredentialFault.class);
    int length = password.codePointCount(0, password.length());
    if (length < MIN_LENGTH) {
      faults.add(CredentialFault.PASSWORD_TOO_SHORT);
    }
    if (none(password, Character::isUpperCase)) {
      faults.add(CredentialFault.PASSWORD_WITHOUT_UPPER_CASE);
    }
    if (none(password, Character::isLowerCase)) {
      faults.add(CredentialFault.PASSWORD_WITHOUT_LOWER_CASE);
    }
    if (none(password, Character::isDigit)) {
      faults.add(CredentialFault.PASSWORD_WITHOUT_DIGIT);
    }
    if (length < MIN_LENGTH_WITHOUT_SYMBOL && none(password, c -> !Character.isLetterOrDigit(c))) {
      faults.add(CredentialFault.PASSWORD_WITHOUT_SYMBOL);
    }
    if (CommonPasswords.contains(password)) {
      faults.add(CredentialFault.PASSWORD_COMMON);
    }
    if (holdsLogin(password, loginAddress)) {
      faults.add(CredentialFault.PASSWORD_HOLDS_LOGIN);
    }
    return faults;
  }

  /**
   * Returns the form of a password that is hashed. It is the same whichever way a keyboard composes
   * accents (NIST SP 800-63B). One that is too long gives the empty text, without any work: it is
   * nobody's password, as the empty text is.
   */
  public static String normalized(String password) {
    return isTooLong(password) ? "" : Normalizer.normalize(password, Normalizer.Form.NFKC);
  }

  private static boolean isTooLong(String password) {
    return password.codePointCount(0, password.length()) > MAX_LENGTH;
  }

  private static boolean none(String password, IntPredicate kind) {
    return password.codePoints().noneMatch(kind);
  }

  private static boolean holdsLogin(String password, String loginAddress) {
    int at = loginAddress.indexOf('@');
    String local = at < 0 ? loginAddress : loginAddress.substring(0, at);
    return local.length() >= MIN_LOCAL_PART
        && password.toLowerCase(Locale.ROOT).contains(local.toLowerCase(Locale.ROOT));
  }
}
