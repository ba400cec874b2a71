package fr.assistantchorus.dialog;

import fr.assistantchorus.field.EditDistance;
import java.util.Collection;
import java.util.Comparator;
import java.util.Optional;

/** Guesses the name that somebody meant to write. */
public final class Suggestion {
  /** The most names that are listed; a longer list helps nobody. */
  private static final int MAX_LISTED = 12;

  /** The longest name that is compared, in UTF-16 units; nobody mistypes a longer one. */
  private static final int MAX_COMPARED = 100;

  private Suggestion() {}

  /**
   * Returns the end of a sentence about a wrong name: the nearest known name, else all of them if
   * they are few, else nothing.
   */
  public static String among(Collection<String> known, String wrong) {
    Optional<String> nearest = nearest(known, wrong);
    if (nearest.isPresent()) {
      return "; did you mean \"%s\"?".formatted(nearest.get());
    }
    boolean listed = !known.isEmpty() && known.size() <= MAX_LISTED;
    return listed ? "; known: " + String.join(", ", known.stream().sorted().toList()) : "";
  }

  /**
   * Returns the nearest known name; empty where each differs by more than a third of its letters
   * (and by more than one).
   */
  public static Optional<String> nearest(Collection<String> known, String wrong) {
    if (wrong.length() > MAX_COMPARED) {
      return Optional.empty();
    }
    return known.stream()
        .filter(name -> EditDistance.between(name, wrong) <= Math.max(1, wrong.length() / 3))
        .min(
            Comparator.comparingInt((String name) -> EditDistance.between(name, wrong))
                .thenComparing(Comparator.naturalOrder()));
  }
}
