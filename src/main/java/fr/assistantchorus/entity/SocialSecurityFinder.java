package fr.assistantchorus.entity;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Finds the number of a French social security card (« NIR »), in any grouping. It serves masking:
 * nothing here asks for one.
 */
final class SocialSecurityFinder {
  static final String TYPE = "social-security-number";

  private static final String GAP = "[\\s\\p{Z}\\p{Pd}._/]{0,2}";

  /** The parts of the number: sex, year, month, department, commune, order and key. */
  private static final Pattern NUMBER =
      Pattern.compile(
          ("(?<![\\p{L}\\p{N}])([1-478]%1$s[0-9]{2}%1$s(?:[02-9][0-9]|1[0-2])%1$s(?:[0-9]{2}|2[ABab])"
               + "%1$s[0-9]{3}%1$s[0-9]{3})(?:%1$s([0-9]{2}))?(?![\\p{L}\\p{N}])")
              .formatted(GAP));

  /**
   * A number whose key is missing or wrong is found only where the text contains one of these
   * words.
   */
  private static final Pattern CALLED =
      Pattern.compile("(?iu)(?<!\\p{L})(?:s[eé]cu(?:rit[eé] sociale)?|nir|insee)(?!\\p{L})");

  private static final int MODULUS = 97;

  private SocialSecurityFinder() {}

  static List<Entity> in(String text) {
    List<Entity> found = new ArrayList<>();
    boolean called = false;
    boolean looked = false;
    Matcher matcher = NUMBER.matcher(text);
    while (matcher.find()) {
      boolean isRight = matcher.group(2) != null && isRight(matcher.group(1), matcher.group(2));
      if (!isRight && !looked) {
        called = CALLED.matcher(text).find();
        looked = true;
      }
      if (isRight || called) {
        found.add(
            new Entity(TYPE, matcher.start(), matcher.end(), matcher.group(), Optional.empty()));
      }
    }
    return found;
  }

  /** Returns whether the key fits the number. In it, Corsica's 2A and 2B count as 19 and 18. */
  private static boolean isRight(String number, String key) {
    long value = 0;
    for (char sign : number.toUpperCase(Locale.ROOT).toCharArray()) {
      if (sign >= '0' && sign <= '9') {
        value = value * 10 + sign - '0';
      } else if (sign == 'A' || sign == 'B') {
        // The 2 before the letter is there already: 2A is read as 19, 2B as 18.
        value = value / 10 * 100 + (sign == 'A' ? 19 : 18);
      }
    }
    return MODULUS - value % MODULUS == Integer.parseInt(key);
  }
}
