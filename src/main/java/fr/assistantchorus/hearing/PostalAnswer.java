package fr.assistantchorus.hearing;

import fr.assistantchorus.entity.Entity;
import fr.assistantchorus.entity.LeadIn;
import fr.assistantchorus.field.FieldType;
import java.util.List;
import java.util.Optional;

/**
 * Takes apart a whole address where its street was asked for: « 2 rue du Puits 21000 Dijon ». The
 * postal code and the town fill their own slots, as what the finders found; the street is what is
 * left.
 *
 * @param street blank where only a postal code and its town were said
 */
record PostalAnswer(String street, String code, Optional<String> town) {
  /** The most characters between a postal code and its town. */
  private static final int WIDEST_GAP = 3;

  private static final String SEPARATORS = " \u00a0\n\t,;:-–(";

  /**
   * Returns the street of a whole address, blank where only a postal code and its town were said.
   *
   * @return empty where there is no postal code, or where another one is known already: then what
   *     was said stays whole, so that nothing of it is lost
   */
  static Optional<String> street(Utterance said) {
    return in(said, 0, said.text().length())
        .filter(parts ->
            said.situation().postalCode().filter(known -> !known.equals(parts.code())).isEmpty())
        .map(PostalAnswer::street);
  }

  /**
   * Takes apart the address in a part of what was said.
   *
   * @return empty where no postal code stands there, or several
   */
  static Optional<PostalAnswer> in(Utterance said, int start, int end) {
    List<Entity> codes = of(said, FieldType.POSTAL_CODE.code(), start, end);
    if (codes.size() != 1 || said.holdsSecrets(start, end)) {
      return Optional.empty();
    }
    Entity code = codes.getFirst();
    Optional<Entity> town =
        of(said, "town", start, end).stream().filter(one -> isBeside(one, code)).findFirst();
    int first = town.map(one -> Math.min(one.start(), code.start())).orElse(code.start());
    int after = town.map(one -> Math.max(one.end(), code.end())).orElse(code.end());
    String before = LeadIn.without(FieldType.ADDRESS, said.text().substring(start, first));
    String street = trimmed(before);
    return Optional.of(
        new PostalAnswer(
            street.isEmpty() ? trimmed(said.text().substring(after, end)) : street,
            code.value(),
            town.map(Entity::value)));
  }

  private static boolean isBeside(Entity town, Entity code) {
    int gap = Math.max(town.start() - code.end(), code.start() - town.end());
    return gap <= WIDEST_GAP;
  }

  private static List<Entity> of(Utterance said, String type, int start, int end) {
    return said.understood().entities().stream()
        .filter(entity -> entity.type().equals(type))
        .filter(entity -> entity.start() >= start && entity.end() <= end)
        .toList();
  }

  private static String trimmed(String text) {
    int start = 0;
    int end = text.length();
    while (start < end && SEPARATORS.indexOf(text.charAt(start)) >= 0) {
      start++;
    }
    while (start < end && SEPARATORS.indexOf(text.charAt(end - 1)) >= 0) {
      end--;
    }
    String inner = text.substring(start, end);
    return inner.endsWith(" à") ? inner.substring(0, inner.length() - 2).strip() : inner;
  }
}
