package fr.assistantchorus.evaluation;

import fr.assistantchorus.engine.PlainWords;
import java.util.Map;

/** Compares values as the examples are written: without case, accents, hyphens and separators. */
final class Alike {
  private static final String TAKEN_AWAY = "-";

  private Alike() {}

  /** Returns whether both have the same slots with the same values. */
  static boolean same(Map<String, String> expected, Map<String, String> heard) {
    return expected.keySet().equals(heard.keySet())
        && expected.entrySet().stream().allMatch(e -> same(e.getValue(), heard.get(e.getKey())));
  }

  private static boolean same(String expected, String heard) {
    if (expected.equals(TAKEN_AWAY)) {
      return heard.isEmpty();
    }
    return bare(expected).equals(bare(heard));
  }

  private static String bare(String text) {
    return PlainWords.normalise(text).replace(" ", "").replace("saint", "st");
  }
}
