package fr.assistantchorus.entity;

import fr.assistantchorus.field.Pacage;
import fr.assistantchorus.field.Parsed;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Finds PACAGE numbers that are announced as such; without the word, nothing tells one from a
 * SIREN. One that is badly formed is found too, with what is wrong.
 */
final class PacageFinder {
  private static final String TYPE = "pacage";

  /**
   * The word « pacage », at most six small words, and then what begins with a digit, in any
   * grouping.
   */
  private static final Pattern ANNOUNCED =
      Pattern.compile(
          "(?iu)(?<!\\p{L})pac+a[gj]es?(?!\\p{L})(?:[\\s\\p{Z}:=,.’'°º\"«(\\-]{1,3}"
              + "(?:c|est|cest|le|la|numero|numéro|n|no|num|suivant|de|mon|ma|notre|exploitation|ferme"
              + "|gaec|earl|plutôt|plutot)(?![\\p{L}\\p{N}])){0,6}"
              + "[\\s\\p{Z}:=,.’'°º\"«(\\-]{0,4}(?<number>[0-9][0-9A-Za-z]{0,24}(?:["
              + " \\u00a0\\u202f.\\-_/]{1,2}[0-9]{1,24}){0,9})(?![\\p{L}\\p{N}@])");

  /**
   * The fewest digits of a number that is taken for a PACAGE. Fewer digits count something: « mon
   * pacage 2 fois ».
   */
  private static final int FEWEST = 6;

  private PacageFinder() {}

  static List<Entity> in(String text) {
    List<Entity> found = new ArrayList<>();
    Matcher matcher = ANNOUNCED.matcher(text);
    while (matcher.find()) {
      String typed = matcher.group("number");
      if (typed.chars().filter(c -> c >= '0' && c <= '9').count() >= FEWEST) {
        found.add(entity(matcher.start("number"), matcher.end("number"), typed));
      }
    }
    return found;
  }

  private static Entity entity(int start, int end, String typed) {
    return switch (Pacage.parse(typed)) {
      case Parsed.Ok(String value) -> new Entity(TYPE, start, end, value, Optional.empty());
      // The number is well formed. Whether it is meant is asked where it is used.
      case Parsed.Doubt(String value, _) -> new Entity(TYPE, start, end, value, Optional.empty());
      case Parsed.Bad(String reason) -> new Entity(TYPE, start, end, typed, Optional.of(reason));
    };
  }
}
