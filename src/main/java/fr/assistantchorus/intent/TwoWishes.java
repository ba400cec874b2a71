package fr.assistantchorus.intent;

import fr.assistantchorus.intent.Understood.Certainty;
import fr.assistantchorus.intent.phrase.Phrase;
import java.util.Comparator;
import java.util.Optional;
import java.util.function.Function;

/**
 * Two wishes in one message: « je veux m’inscrire et aussi où je trouve mon iban ? ».
 *
 * <p>A message is cut in two at each place where it may be ({@link Cut}), and each half is
 * understood by itself. Both halves must be sure of what they say, lead to different things, and be
 * worded as wishes: a story with its question at the end is one wish only.
 *
 * @param first what the first half was understood as
 * @param second the intent of the other half
 */
public record TwoWishes(Understood first, String second) {
  /**
   * The longest message that is cut in two, in UTF-16 units. A longer one is a story, and is
   * understood as a whole.
   */
  static final int LONGEST_MESSAGE = 400;

  /** How many places of a message are tried, from its beginning. */
  static final int MOST_CUTS = 6;

  /**
   * Returns the two wishes of a message; empty where there is one wish, or none. The time is linear
   * in the length of the text, and a text without two halves that are worded as wishes is not
   * understood again.
   *
   * @param whole what the text in one piece was understood as
   * @param leadsTo returns the name of what an intent leads to; empty where it is no wish, such as
   *     a greeting
   */
  public static Optional<TwoWishes> in(
      String text,
      Understood whole,
      Understanding understanding,
      Function<String, Optional<String>> leadsTo) {
    if (text.length() > LONGEST_MESSAGE) {
      return Optional.empty();
    }
    return Cut.in(text).stream()
        .filter(Cut::hasTwoWishes)
        .limit(MOST_CUTS)
        .map(cut ->
            new Halves(understanding.understand(cut.left()), understanding.understand(cut.right())))
        .filter(halves -> halves.differ(leadsTo) && !halves.yieldTo(whole))
        .max(Comparator.comparingDouble(Halves::confidence))
        .map(halves -> new TwoWishes(halves.left, halves.right.ranked().getFirst().intent()));
  }

  private record Halves(Understood left, Understood right) {
    boolean differ(Function<String, Optional<String>> leadsTo) {
      if (left.certainty() != Certainty.SURE || right.certainty() != Certainty.SURE) {
        return false;
      }
      String one = left.ranked().getFirst().intent();
      String other = right.ranked().getFirst().intent();
      Optional<String> oneLeadsTo = leadsTo.apply(one);
      Optional<String> otherLeadsTo = leadsTo.apply(other);
      boolean both = oneLeadsTo.isPresent() && otherLeadsTo.isPresent();
      // A wish and a question about the same thing are one matter, and two questions about it are
      // two.
      boolean apart =
          !Phrase.parent(one).equals(Phrase.parent(other))
              || one.indexOf('/') > 0 && other.indexOf('/') > 0;
      return both && apart && !oneLeadsTo.equals(otherLeadsTo);
    }

    /**
     * Returns whether the whole text says one thing more surely than either of its halves says its
     * own.
     */
    boolean yieldTo(Understood whole) {
      return whole.certainty() == Certainty.SURE
          && whole.ranked().getFirst().confidence() > Math.max(first(left), first(right));
    }

    double confidence() {
      return Math.min(first(left), first(right));
    }

    private static double first(Understood half) {
      return half.ranked().isEmpty() ? 0 : half.ranked().getFirst().confidence();
    }
  }
}
