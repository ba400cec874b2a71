package fr.assistantchorus.entity;

import fr.assistantchorus.field.HandOverCode;
import fr.assistantchorus.field.Parsed;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Finds the codes by which a sign-up is taken over, where they cannot be words: four groups of four
 * characters that are joined by hyphens, or that mix letters and digits.
 */
final class HandOverCodeFinder {
  private static final String TYPE = "hand-over-code";
  private static final String GROUP = "[0-9A-Za-z&&[^Uu]]{4}";

  /**
   * The gap is the same between all groups, and the first group is not a word that leads to the
   * code: « mon code 7K3M … ».
   */
  private static final Pattern GROUPS =
      Pattern.compile(
          "(?<![\\p{L}\\p{N}])(?!(?i:code|avec|donc|mais|cest|bien)(?![\\p{L}\\p{N}]))"
              + "%1$s(?<gap>[ \\u00a0]?\\p{Pd}?[ \\u00a0]?)%1$s\\k<gap>%1$s\\k<gap>%1$s(?![\\p{L}\\p{N}])"
                  .formatted(GROUP));

  /**
   * Fourteen digits in a row are a SIRET that a short word follows without a space, and no code: «
   * 12345678200010ok ».
   */
  private static final Pattern NUMBER = Pattern.compile("[0-9]{14}");

  private static final Pattern MIXED = Pattern.compile("[0-9][A-Za-z]|[A-Za-z][0-9]");

  private HandOverCodeFinder() {}

  static List<Entity> in(String text) {
    List<Entity> found = new ArrayList<>();
    Matcher matcher = GROUPS.matcher(text);
    int from = 0;
    while (from < text.length() && matcher.find(from)) {
      boolean isCode = isCode(matcher.group(), !matcher.group("gap").isBlank());
      if (isCode && HandOverCode.parse(matcher.group()) instanceof Parsed.Ok(String value)) {
        found.add(new Entity(TYPE, matcher.start(), matcher.end(), value, Optional.empty()));
        from = matcher.end();
      } else {
        // The code may begin at a later group: « avec 7K3M … ».
        from = matcher.start() + 1;
      }
    }
    return found;
  }

  /**
   * Returns whether the groups are a code. With hyphens, letters alone count only in capitals, and
   * digits alone are another number.
   */
  private static boolean isCode(String typed, boolean hyphened) {
    boolean hasLetter = typed.chars().anyMatch(Character::isLetter);
    boolean hasDigit = typed.chars().anyMatch(Character::isDigit);
    if (hyphened) {
      return hasLetter && (hasDigit || typed.equals(typed.toUpperCase(Locale.ROOT)));
    }
    return MIXED.matcher(typed).find() && !NUMBER.matcher(typed).find();
  }
}
