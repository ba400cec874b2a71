package fr.assistantchorus.intent;

import fr.assistantchorus.field.EditDistance;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.stream.LongStream;

/**
 * Finds the known word that an unknown one was meant to be: one that is one slip of the keyboard
 * away, or two in a long word.
 *
 * <p>Candidates are the words that share a form with letters left out (the symmetric-delete
 * method), so that a look-up takes microseconds whatever the number of known words. Forms are kept
 * as their hashes, in one array: as texts they took thirty times the memory, and a start waits
 * until they are there. Two forms of one hash make a candidate more, which its distance rules out.
 */
final class Spelling {
  private static final int SHORTEST = 4;
  private static final int TWO_SLIPS_FROM = 7;

  /** A longer run of letters is not a word, and would have too many forms. */
  private static final int LONGEST = 24;

  private final SortedMap<String, Integer> known;

  /** The known words, by the numbers that {@link #forms} has in its lower halves. */
  private final String[] words;

  /** A form's hash in the upper half, and the number of a word that has it, sorted. */
  private final long[] forms;

  /**
   * @param known the words, each with the number of phrases that have it
   */
  Spelling(SortedMap<String, Integer> known) {
    this.known = known;
    this.words = known.keySet().stream().filter(Spelling::isCorrectable).toArray(String[]::new);
    int count = 0;
    for (String word : words) {
      count += most(word.length());
    }
    long[] all = new long[count];
    int end = 0;
    for (int number = 0; number < words.length; number++) {
      int[] hashes = forms(words[number]);
      for (int hash : hashes) {
        all[end++] = (long) hash << Integer.SIZE | number;
      }
    }
    Arrays.sort(all, 0, end);
    this.forms = LongStream.of(all).limit(end).distinct().toArray();
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
    for (int hash : forms(word)) {
      long first = (long) hash << Integer.SIZE;
      int at = Arrays.binarySearch(forms, first);
      for (int i = at < 0 ? -at - 1 : at;
          i < forms.length && forms[i] >> Integer.SIZE == hash;
          i++) {
        candidates.add(words[(int) forms[i]]);
      }
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

  /** Returns how many forms a word of this length has at most. */
  private static int most(int length) {
    return length >= TWO_SLIPS_FROM ? 1 + length + length * (length - 1) / 2 : 1 + length;
  }

  /**
   * Returns the hashes of the word itself and of what remains of it with up to {@link #slips}
   * letters left out.
   */
  private static int[] forms(String word) {
    int length = word.length();
    int[] hashes = new int[most(length)];
    int end = 0;
    hashes[end++] = hash(word, length, length);
    for (int one = 0; one < length; one++) {
      hashes[end++] = hash(word, one, length);
      for (int other = one + 1; slips(word) == 2 && other < length; other++) {
        hashes[end++] = hash(word, one, other);
      }
    }
    return hashes;
  }

  /** Returns the hash of a word without these two places; its length is no place. */
  private static int hash(String word, int one, int other) {
    int hash = 0;
    for (int i = 0; i < word.length(); i++) {
      if (i != one && i != other) {
        hash = 31 * hash + word.charAt(i);
      }
    }
    // 31 alone leaves neighbouring letters near each other.
    hash *= 0x9E37_79B1;
    return hash ^ hash >>> 15;
  }
}
