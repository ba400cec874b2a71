package fr.assistantchorus.intent;

import fr.assistantchorus.field.EditDistance;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;

/**
 * Finds the known word that an unknown one was meant to be: one that is one slip of the keyboard
 * away, or two in a long word.
 *
 * <p>Candidates are the words that share a form with letters left out (the symmetric-delete
 * method), so that a look-up takes microseconds whatever the number of known words.
 */
final class Spelling {
  private static final int SHORTEST = 4;
  private static final int TWO_SLIPS_FROM = 7;

  /** A longer run of letters is not a word, and would have too many forms. */
  private static final int LONGEST = 24;

  private final SortedMap<String, Integer> known;
  private final Map<String, List<String>> byForm = new HashMap<>();

  /**
   * @param known the words, each with the number of phrases that have it
   */
  Spelling(SortedMap<String, Integer> known) {
    this.known = known;
    for (String word : known.keySet()) {
      if (isCorrectable(word)) {
        for (String form : forms(word)) {
          byForm.computeIfAbsent(form, unused -> new ArrayList<>(1)).add(word);
        }
      }
    }
  }

  SortedMap<String, Integer> known() {
    return known;
  }

  /** Returns the word that was meant; empty where this one is known, or no known one is near. */
  Optional<String> corrected(String word) {
    if (known.containsKey(word) || !isCorrectable(word)) {
      return Optional.empty();
    }
    Set<String> candidates = new HashSet<>();
    for (String form : forms(word)) {
      candidates.addAll(byForm.getOrDefault(form, List.of()));
    }
    return best(word, candidates);
  }

  private Optional<String> best(String word, Collection<String> candidates) {
    String best = null;
    double least = Double.MAX_VALUE;
    for (String candidate : candidates) {
      int distance = EditDistance.between(word, candidate);
      if (distance > slips(word)) {
        continue;
      }
      // At the same distance, a word that begins alike comes first, then the commoner one, then the
      // first by the alphabet.
      double cost =
          distance
              - (candidate.charAt(0) == word.charAt(0) ? 0.3 : 0)
              - 0.1 * StrictMath.log1p(known.get(candidate));
      if (cost < least || cost == least && candidate.compareTo(best) < 0) {
        least = cost;
        best = candidate;
      }
    }
    return Optional.ofNullable(best);
  }

  private static boolean isCorrectable(String word) {
    return word.length() >= SHORTEST
        && word.length() <= LONGEST
        && Character.isLetter(word.charAt(0));
  }

  private static int slips(String word) {
    return word.length() >= TWO_SLIPS_FROM ? 2 : 1;
  }

  /** Returns the word itself and what remains of it with up to {@link #slips} letters left out. */
  private static Set<String> forms(String word) {
    Set<String> forms = new HashSet<>(Set.of(word));
    Set<String> last = Set.of(word);
    for (int slip = 0; slip < slips(word); slip++) {
      Set<String> shorter = new HashSet<>();
      for (String form : last) {
        for (int i = 0; i < form.length(); i++) {
          shorter.add(form.substring(0, i) + form.substring(i + 1));
        }
      }
      forms.addAll(shorter);
      last = shorter;
    }
    return forms;
  }
}
