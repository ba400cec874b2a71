package fr.assistantchorus.dialog;

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
        .filter(name -> distance(name, wrong) <= Math.max(1, wrong.length() / 3))
        .min(
            Comparator.comparingInt((String name) -> distance(name, wrong))
                .thenComparing(Comparator.naturalOrder()));
  }

  /** Letters added, left out, changed, or two neighbours swapped (optimal string alignment). */
  private static int distance(String left, String right) {
    int[][] edits = new int[left.length() + 1][right.length() + 1];
    for (int i = 0; i <= left.length(); i++) {
      for (int j = 0; j <= right.length(); j++) {
        edits[i][j] = i == 0 || j == 0 ? i + j : edits(edits, left, i, right, j);
      }
    }
    return edits[left.length()][right.length()];
  }

  private static int edits(int[][] edits, String left, int i, String right, int j) {
    boolean same = left.charAt(i - 1) == right.charAt(j - 1);
    int least =
        Math.min(
            edits[i - 1][j - 1] + (same ? 0 : 1), 1 + Math.min(edits[i - 1][j], edits[i][j - 1]));
    boolean swapped =
        i > 1
            && j > 1
            && left.charAt(i - 1) == right.charAt(j - 2)
            && left.charAt(i - 2) == right.charAt(j - 1);
    return swapped ? Math.min(least, edits[i - 2][j - 2] + 1) : least;
  }
}
