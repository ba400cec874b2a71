package fr.assistantchorus.entity;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * A person's first and last name, where a whole name tells them apart: « Jean-Pierre Le Goff », «
 * DURAND Jean ». « Marie Anne Durand » does not.
 *
 * @param first as it was typed
 * @param last as it was typed, with its particles
 */
public record PersonName(String first, String last) {
  private static final Set<String> PARTICLES =
      Set.of("de", "du", "des", "d", "la", "le", "les", "van", "von", "den", "der", "ben");

  /**
   * Returns the two names; empty where the whole name does not tell them apart.
   *
   * @param name a whole name without a title
   */
  public static Optional<PersonName> in(String name) {
    List<String> parts = parts(name);
    if (parts.size() != 2) {
      return Optional.empty();
    }
    String one = parts.getFirst();
    String other = parts.getLast();
    // The last name is what stands in capitals, else what comes last.
    return Optional.of(
        isCapitals(one) && !isCapitals(other)
            ? new PersonName(other, one)
            : new PersonName(one, other));
  }

  /** Returns the words of the name, a particle together with the word that it leads to. */
  private static List<String> parts(String name) {
    List<String> parts = new ArrayList<>();
    StringBuilder part = new StringBuilder();
    for (String word : name.strip().split("\\s+")) {
      part.append(part.isEmpty() ? "" : " ").append(word);
      if (!PARTICLES.contains(Word.plain(word))) {
        parts.add(part.toString());
        part.setLength(0);
      }
    }
    if (!part.isEmpty()) {
      parts.add(part.toString());
    }
    return parts;
  }

  private static boolean isCapitals(String part) {
    return part.length() > 1 && part.equals(part.toUpperCase(Locale.ROOT));
  }
}
