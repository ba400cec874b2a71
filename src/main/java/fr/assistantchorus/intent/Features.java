package fr.assistantchorus.intent;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import opennlp.tools.stemmer.snowball.SnowballStemmer;
import opennlp.tools.stemmer.snowball.SnowballStemmer.ALGORITHM;

/**
 * The features by which a text is judged: its words, their French stems, pairs of neighbouring
 * stems with and without the small words between them, who is said to do what ({@link Roles}), the
 * runs of 2 to 4 letters within each word, both as typed and as corrected, and the runs of 5
 * letters that reach from one word into the next.
 */
final class Features {
  /**
   * The version of the features, which is part of a cached model's name. Raise it whenever the same
   * phrases would give another model.
   */
  static final int VERSION = 10;

  /**
   * The first letter in the name of a run of letters; the names of other features begin otherwise.
   */
  static final char LETTERS = 'c';

  /** The same for a run that reaches from one word into the next. */
  static final char ACROSS = 'x';

  private static final int SHORTEST_RUN = 2;
  private static final int LONGEST_RUN = 4;
  private static final int RUN_ACROSS = 5;

  /** A longer run of characters without a space is not a word; only this many of them are read. */
  private static final int LONGEST_WORD = 40;

  private final Spelling spelling;

  Features(Spelling spelling) {
    this.spelling = spelling;
  }

  /**
   * Returns the names of the features of a text.
   *
   * @param words as {@link Words} returns them
   */
  Set<String> of(List<String> words) {
    // A stemmer keeps state while it works, so each call has its own and threads share none.
    SnowballStemmer stemmer = new SnowballStemmer(ALGORITHM.FRENCH);
    Set<String> features = new LinkedHashSet<>();
    List<String> stems = new ArrayList<>();
    List<String> corrected = new ArrayList<>();
    for (String typed : words) {
      String word = typed.length() > LONGEST_WORD ? typed.substring(0, LONGEST_WORD) : typed;
      String meant = spelling.corrected(word).orElse(word);
      String stem = stemmer.stem(meant).toString();
      stems.add(stem);
      corrected.add(meant);
      features.add("w" + meant);
      features.add("s" + stem);
      addRuns(word, features);
      if (!meant.equals(word)) {
        addRuns(meant, features);
      }
    }
    addPairs(stems, features);
    Roles.add(corrected, stems, features);
    addRunsAcross(String.join(" ", corrected), features);
    return features;
  }

  /** Returns whether a feature is a run of letters, whose many are weighed apart from words. */
  static boolean isOfLetters(String name) {
    return name.charAt(0) == LETTERS || name.charAt(0) == ACROSS;
  }

  private static void addPairs(List<String> stems, Set<String> features) {
    String before = "<";
    for (String stem : stems) {
      features.add("b" + before + " " + stem);
      before = stem;
    }
    features.add("b" + before + " >");
  }

  /**
   * Adds the runs whose space stands neither first nor last, so that two words have a part in it.
   */
  private static void addRunsAcross(String words, Set<String> features) {
    for (int start = 0; start + RUN_ACROSS <= words.length(); start++) {
      int space = words.indexOf(' ', start);
      if (space > start && space < start + RUN_ACROSS - 1) {
        features.add(ACROSS + words.substring(start, start + RUN_ACROSS));
      }
    }
  }

  private static void addRuns(String word, Set<String> features) {
    String bounded = "<" + word + ">";
    for (int length = SHORTEST_RUN; length <= LONGEST_RUN; length++) {
      for (int start = 0; start + length <= bounded.length(); start++) {
        features.add(LETTERS + bounded.substring(start, start + length));
      }
    }
  }
}
