package fr.assistantchorus.entity;

import fr.assistantchorus.field.Iban;
import fr.assistantchorus.field.Parsed;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Finds IBANs in any grouping. A number that is nearly an IBAN is found too, since it must be
 * hidden as well.
 */
final class IbanFinder {
  private static final String TYPE = "iban";
  private static final Pattern HEAD =
      Pattern.compile("(?<![\\p{L}\\p{N}])([A-Za-z]{2})([\\s\\u00a0\\u202f]?)([0-9]{2})");
  private static final String SEPARATORS = " \u00a0\u202f.-_/\t";

  /** The most separators between two groups, as many as a hyphen with its spaces takes. */
  private static final int WIDEST_GAP = 3;

  /** A number that has fewer characters than this is not taken for a broken IBAN. */
  private static final int FEWEST_OF_BROKEN = 14;

  private IbanFinder() {}

  static List<Entity> in(String text) {
    List<Entity> found = new ArrayList<>();
    Matcher head = HEAD.matcher(text);
    int from = 0;
    while (from < text.length() && head.find(from)) {
      from = head.end();
      OptionalInt length = Iban.length(head.group(1));
      if (length.isPresent()) {
        boolean spaced = !head.group(2).isEmpty();
        Optional<Entity> iban = at(text, head.start(), length.getAsInt(), spaced);
        iban.ifPresent(found::add);
        from = iban.map(Entity::end).orElse(from);
      }
    }
    return found;
  }

  private static Optional<Entity> at(String text, int start, int length, boolean spaced) {
    int count = 0;
    int end = start;
    int at = start;
    while (at < text.length() && count < length) {
      int group = groupEnd(text, at);
      boolean isWord = text.substring(at, group).chars().noneMatch(Character::isDigit);
      if (group == at || isWord && at > start) {
        break;
      }
      count += group - at;
      end = group;
      at = group;
      for (int skipped = 0; skipped < WIDEST_GAP && at < text.length(); skipped++) {
        at += SEPARATORS.indexOf(text.charAt(at)) >= 0 ? 1 : 0;
      }
    }
    String typed = text.substring(start, end);
    return switch (Iban.parse(typed)) {
      case Parsed.Ok(String value) -> found(start, end, value);
      case Parsed.Doubt(String value, _) -> found(start, end, value);
      case Parsed.Bad(String reason) ->
          spaced || count < FEWEST_OF_BROKEN
              ? Optional.empty()
              : Optional.of(new Entity(TYPE, start, end, typed, Optional.of(reason)));
    };
  }

  private static Optional<Entity> found(int start, int end, String value) {
    return Optional.of(new Entity(TYPE, start, end, value, Optional.empty()));
  }

  private static int groupEnd(String text, int from) {
    int end = from;
    while (end < text.length() && isAsciiAlphanumeric(text.charAt(end))) {
      end++;
    }
    return end;
  }

  private static boolean isAsciiAlphanumeric(char c) {
    return c >= '0' && c <= '9' || c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z';
  }
}
