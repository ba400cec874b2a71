package fr.assistantchorus.intent;

import fr.assistantchorus.intent.phrase.Phrase;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Finds phrases that say the same in the same words, which teach nothing, and those that stand
 * under two intents, which teach the wrong thing.
 *
 * <p>The likeness of two phrases is the part of their runs of three letters that they share
 * (Jaccard's index). Only pairs that share one of their rarest runs are compared, since two phrases
 * that are alike enough must share one (prefix filtering). So thousands of phrases take less than a
 * second.
 */
public final class NearPhrases {
  /** From this likeness on, two phrases are nearly the same. */
  public static final double NEAR = 0.8;

  private static final int RUN = 3;

  /**
   * This is subtracted before rounding up, so that four fifths of fifteen are twelve in spite of
   * the inexactness of binary fractions.
   */
  private static final double ROUNDING = 1e-9;

  /**
   * Two phrases with the same words, or nearly so.
   *
   * @param first the phrase that comes first in the list
   * @param likeness 1 for the same words, else from {@link #NEAR} on
   * @param isSame whether the words are the same as they are understood: without case, accents and
   *     punctuation, and with short spellings written out
   */
  public record Pair(Phrase first, Phrase second, double likeness, boolean isSame) {
    public boolean isUnderTwoParents() {
      return !first.parent().equals(second.parent());
    }

    /** Returns a line with both places. */
    @Override
    public String toString() {
      String place = first.file() + ":" + first.line();
      String under = first.intent().equals(second.intent()) ? "" : " under " + first.intent();
      String kind =
          isSame
              ? "the same words as"
              : String.format(Locale.ROOT, "warning: nearly (%.2f) the words of", likeness);
      return "%s:%d: %s %s%s: « %s », « %s »"
          .formatted(second.file(), second.line(), kind, place, under, second.text(), first.text());
    }
  }

  private NearPhrases() {}

  /**
   * Returns every pair, in the order of the second phrases. Where many phrases have the same words,
   * each is paired with the first.
   */
  public static List<Pair> in(List<Phrase> phrases) {
    List<Pair> pairs = new ArrayList<>();
    Map<String, Phrase> firsts = new LinkedHashMap<>();
    for (Phrase phrase : phrases) {
      Phrase first = firsts.putIfAbsent(words(phrase), phrase);
      if (first != null) {
        pairs.add(new Pair(first, phrase, 1, true));
      }
    }
    pairs.addAll(near(firsts));
    Map<Phrase, Integer> order = new HashMap<>();
    phrases.forEach(phrase -> order.put(phrase, order.size()));
    pairs.sort(Comparator.comparing(pair -> order.get(pair.second())));
    return List.copyOf(pairs);
  }

  /** Returns the words alone, or the whole text where it has none, such as a smile. */
  private static String words(Phrase phrase) {
    List<String> words =
        Words.of(phrase.text()).stream()
            .filter(word -> Character.isLetterOrDigit(word.codePointAt(0)))
            .toList();
    return words.isEmpty() ? phrase.text() : String.join(" ", words);
  }

  private static List<Pair> near(Map<String, Phrase> byWords) {
    List<Phrase> phrases = List.copyOf(byWords.values());
    List<int[]> runs = byRarity(byWords.keySet().stream().map(NearPhrases::runs).toList());
    Map<Integer, List<Integer>> seen = new HashMap<>();
    List<Pair> pairs = new ArrayList<>();
    for (int i = 0; i < runs.size(); i++) {
      int[] own = runs.get(i);
      Set<Integer> candidates = new TreeSet<>();
      for (int run = 0; run < own.length - leastShared(own.length) + 1; run++) {
        List<Integer> others = seen.computeIfAbsent(own[run], unused -> new ArrayList<>());
        candidates.addAll(others);
        others.add(i);
      }
      for (int other : candidates) {
        double likeness = likeness(runs.get(other), own);
        if (likeness >= NEAR) {
          pairs.add(new Pair(phrases.get(other), phrases.get(i), likeness, false));
        }
      }
    }
    return pairs;
  }

  private static Set<String> runs(String words) {
    String bounded = " " + words + " ";
    Set<String> runs = new TreeSet<>();
    for (int start = 0; start + RUN <= bounded.length(); start++) {
      runs.add(bounded.substring(start, start + RUN));
    }
    return runs;
  }

  /** Returns each text's runs as numbers, the rarest first. */
  private static List<int[]> byRarity(List<Set<String>> texts) {
    Map<String, Integer> counts = new TreeMap<>();
    texts.forEach(runs -> runs.forEach(run -> counts.merge(run, 1, Integer::sum)));
    Map<String, Integer> ranks = new HashMap<>();
    counts.keySet().stream()
        .sorted(Comparator.comparing(counts::get))
        .forEach(run -> ranks.put(run, ranks.size()));
    return texts.stream()
        .map(runs -> runs.stream().mapToInt(ranks::get).sorted().toArray())
        .toList();
  }

  /**
   * Returns how many of its runs a phrase must share with any phrase that is near to it.
   *
   * @param runs how many runs the phrase has
   */
  private static int leastShared(int runs) {
    return (int) Math.ceil(NEAR * runs - ROUNDING);
  }

  private static double likeness(int[] one, int[] other) {
    int least = Math.min(one.length, other.length);
    if (least < leastShared(Math.max(one.length, other.length))) {
      return 0;
    }
    long shared = Arrays.stream(one).filter(run -> Arrays.binarySearch(other, run) >= 0).count();
    return (double) shared / (one.length + other.length - shared);
  }
}
