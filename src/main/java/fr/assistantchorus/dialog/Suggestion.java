package fr.assistantchorus.dialog;

import fr.assistantchorus.field.EditDistance;
import java.util.Collection;
import java.util.Comparator;
import java.util.Optional;

/** Guesses the name that somebody meant to write. */
public final class Suggestion {
  /** A list longer than this helps nobody. */
  private static final int MAX_LISTED = 12;

  /** Nobody mistypes a name this long. */
  private static final int MAX_COMPARED = 100;

  private Suggestion() {}

  /** The end of a sentence about a wrong name: the nearest of those known, else all of a few. */
  static String among(Collection<String> known, String wrong) {
    Optional<String> nearest = nearest(known, wrong);
    if (nearest.isPresent()) {
      return "; did you mean \"%s\"?".formatted(nearest.get());
    }
    boolean listed = !known.isEmpty() && known.size() <= MAX_LISTED;
    return listed ? "; known: " + String.join(", ", known.stream().sorted().toList()) : "";
  }

  /** The known name that at most a third of the letters, and one at least, tells from this one. */
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
