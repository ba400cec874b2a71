package fr.assistantchorus.entity;

import fr.assistantchorus.field.Parsed;
import fr.assistantchorus.field.VatNumber;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Finds French VAT numbers: FR and 11 digits in any grouping. A wrong one is found with what is
 * wrong.
 */
final class VatNumberFinder {
  private static final String TYPE = "vat-number";
  private static final String GAP = "[\\s\\u00a0\\u202f.\\-_/]{0,2}";

  private static final Pattern FRENCH =
      Pattern.compile(
          "(?<![\\p{L}\\p{N}])[Ff][Rr](?:" + GAP + "[0-9]){11}(?!" + GAP + "[0-9]|\\p{L})");

  private VatNumberFinder() {}

  static List<Entity> in(String text) {
    List<Entity> found = new ArrayList<>();
    Matcher matcher = FRENCH.matcher(text);
    while (matcher.find()) {
      int start = matcher.start();
      int end = matcher.end();
      String typed = matcher.group();
      found.add(
          switch (VatNumber.parse(typed)) {
            case Parsed.Ok(String value) -> new Entity(TYPE, start, end, value, Optional.empty());
            case Parsed.Doubt(String value, _) ->
                new Entity(TYPE, start, end, value, Optional.empty());
            case Parsed.Bad(String reason) ->
                new Entity(TYPE, start, end, typed, Optional.of(reason));
          });
    }
    return found;
  }
}
