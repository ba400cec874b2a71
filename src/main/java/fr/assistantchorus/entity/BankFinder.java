package fr.assistantchorus.entity;

import fr.assistantchorus.field.Bic;
import fr.assistantchorus.field.Parsed;
import fr.assistantchorus.field.Rib;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Finds French accounts as a RIB prints them, in blocks, and a BIC that is announced as one. A RIB
 * that is right is found as the {@code iban} that it always gives; one with a wrong key is found as
 * a {@code rib} with what is wrong.
 */
final class BankFinder {
  private static final String GAP = "[\\s\\p{Z}\\p{Pd}._/|]{0,3}";

  /**
   * Matches a RIB: bank, branch, account and key, which are 23 characters. All but those of the
   * account are digits.
   */
  private static final Pattern RIB =
      Pattern.compile(
          "(?<![\\p{L}\\p{N}])[0-9]{5}%1$s[0-9]{5}%1$s[0-9A-Za-z]{11}%1$s[0-9]{2}(?![\\p{L}\\p{N}])"
              .formatted(GAP));

  /** A BIC is found only where it is announced, since eight letters may as well be a word. */
  private static final Pattern BIC =
      Pattern.compile(
          "(?iu)(?<!\\p{L})(?:bic|swift)(?!\\p{L})(?:[\\s:=/,]{1,3}(?:swift|bic|c[’']?est|est|code))?[\\s:=]{1,3}(?<bic>[a-z]{4}["
              + " .-]?[a-z]{2}[ .-]?[a-z0-9]{2}(?:[ .-]?[a-z0-9]{3})?)(?![\\p{L}\\p{N}])");

  private static final int COUNTRY_AT = 4;
  private static final String FRANCE = "FR";

  private BankFinder() {}

  static List<Entity> in(String text) {
    List<Entity> found = new ArrayList<>();
    Matcher rib = RIB.matcher(text);
    while (rib.find()) {
      found.add(rib(rib.start(), rib.end(), rib.group()));
    }
    Matcher bic = BIC.matcher(text);
    while (bic.find()) {
      String typed = bic.group("bic");
      if (Bic.parse(typed) instanceof Parsed.Ok(String value) && isNoWord(typed, value)) {
        found.add(new Entity("bic", bic.start("bic"), bic.end("bic"), value, Optional.empty()));
      }
    }
    return found;
  }

  /**
   * Returns whether this is a BIC rather than a word in small letters: in « le BIC est obligatoire
   * », the word would be a BIC of Gabon. Only those of France are accepted in small letters.
   */
  private static boolean isNoWord(String typed, String value) {
    boolean isLikeWord = typed.chars().allMatch(Character::isLowerCase);
    return !isLikeWord || value.startsWith(FRANCE, COUNTRY_AT);
  }

  private static Entity rib(int start, int end, String typed) {
    return switch (Rib.parse(typed)) {
      case Parsed.Ok(String value) ->
          new Entity("iban", start, end, Rib.iban(value), Optional.empty());
      case Parsed.Doubt(String value, _) -> new Entity("rib", start, end, value, Optional.empty());
      case Parsed.Bad(String reason) -> new Entity("rib", start, end, typed, Optional.of(reason));
    };
  }
}
