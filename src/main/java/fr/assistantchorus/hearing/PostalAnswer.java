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
 */
final class PostalAnswer {
  /** The most characters between a postal code and its town. */
  private static final int WIDEST_GAP = 3;

  private static final String SEPARATORS = " \u00a0\n\t,;:-–(";

  private PostalAnswer() {}

  /**
   * Returns the street of a whole address, blank where only a postal code and its town were said.
   *
   * @return empty where there is no postal code, or where another one is known already: then what
   *     was said stays whole, so that nothing of it is lost
   */
  static Optional<String> street(Utterance said) {
    List<Entity> codes = of(said, FieldType.POSTAL_CODE.code());
    if (codes.size() != 1 || said.holdsSecrets(0, said.text().length())) {
      return Optional.empty();
    }
    Entity code = codes.getFirst();
    boolean another =
        said.situation().postalCode().filter(known -> !known.equals(code.value())).isPresent();
    return another ? Optional.empty() : Optional.of(apart(said, code));
  }

  private static String apart(Utterance said, Entity code) {
    Optional<Entity> town =
        of(said, "town").stream().filter(one -> isBeside(one, code)).findFirst();
    int start = town.map(one -> Math.min(one.start(), code.start())).orElse(code.start());
    int end = town.map(one -> Math.max(one.end(), code.end())).orElse(code.end());
    String before = trimmed(LeadIn.without(FieldType.ADDRESS, said.text().substring(0, start)));
    return before.isEmpty() ? trimmed(said.text().substring(end)) : before;
  }

  private static boolean isBeside(Entity town, Entity code) {
    int gap = Math.max(town.start() - code.end(), code.start() - town.end());
    return gap <= WIDEST_GAP;
  }

  private static List<Entity> of(Utterance said, String type) {
    return said.understood().entities().stream()
        .filter(entity -> entity.type().equals(type))
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
