package fr.assistantchorus.hearing;

import fr.assistantchorus.engine.PlainWords;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Writes numbers that were dictated in figures: « quinze mille cent » is 15100, « zéro zéro
 * trente-quatre » is 0034. Each number as it is spoken stays a piece of its own.
 */
final class SpokenNumbers {
  private static final Map<String, Integer> UNITS = units();
  private static final int HUNDRED = 100;
  private static final int THOUSAND = 1_000;
  private static final int TWENTY = 20;
  private static final int FOUR = 4;
  private static final int SIXTY = 60;
  private static final int EIGHTY = 80;

  private SpokenNumbers() {}

  private static Map<String, Integer> units() {
    Map<String, Integer> units = new HashMap<>();
    String[] small =
        ("zero un deux trois quatre cinq six sept huit neuf dix onze douze treize quatorze quinze"
                + " seize")
            .split(" ");
    for (int i = 0; i < small.length; i++) {
      units.put(small[i], i);
    }
    units.put("une", 1);
    units.put("vingt", TWENTY);
    units.put("vingts", TWENTY);
    units.put("trente", 30);
    units.put("quarante", 40);
    units.put("cinquante", 50);
    units.put("soixante", SIXTY);
    units.put("septante", 70);
    units.put("huitante", EIGHTY);
    units.put("octante", EIGHTY);
    units.put("nonante", 90);
    units.put("cent", HUNDRED);
    units.put("cents", HUNDRED);
    units.put("mille", THOUSAND);
    return Map.copyOf(units);
  }

  /**
   * Returns the text with its spoken numbers in figures; empty where it has none. All that is no
   * number stays as it is.
   */
  static Optional<String> written(String text) {
    StringBuilder written = new StringBuilder(text.length());
    Number number = new Number();
    boolean any = false;
    int at = 0;
    while (at < text.length()) {
      int end = at;
      while (end < text.length() && Character.isLetter(text.charAt(end))) {
        end++;
      }
      if (end == at) {
        written.append(text.charAt(at++));
        continue;
      }
      String word = PlainWords.normalise(text.substring(at, end));
      Integer unit = UNITS.get(word);
      boolean joins = number.isOpen() && word.equals("et") && isUnit(text, end);
      if (unit == null && !joins) {
        number.close(written);
        written.append(text, at, end);
      } else if (unit != null) {
        any = true;
        number.say(unit, written);
      }
      at = end;
    }
    number.close(written);
    return any ? Optional.of(written.toString()) : Optional.empty();
  }

  private static boolean isUnit(String text, int from) {
    int start = from;
    while (start < text.length() && (text.charAt(start) == ' ' || text.charAt(start) == '-')) {
      start++;
    }
    int end = start;
    while (end < text.length() && Character.isLetter(text.charAt(end))) {
      end++;
    }
    String word = PlainWords.normalise(text.substring(start, end));
    return word.equals("un") || word.equals("une") || word.equals("onze");
  }

  /** The number that is being spoken. */
  private static final class Number {
    private long whole;
    private int group;
    private int last;
    private boolean open;
    private int from;

    boolean isOpen() {
      return open;
    }

    void say(int unit, StringBuilder written) {
      if (open && !follows(unit)) {
        close(written);
      }
      if (!open) {
        open = true;
        whole = 0;
        group = 0;
        last = Integer.MAX_VALUE;
        from = written.length();
      } else {
        // What stood between its words, a space or a hyphen, belongs to it.
        written.setLength(from);
      }
      if (unit == THOUSAND) {
        whole += (long) Math.max(1, group) * THOUSAND;
        group = 0;
      } else if (unit == HUNDRED) {
        group = Math.max(1, group) * HUNDRED;
      } else if (unit == TWENTY && last == FOUR) {
        group += EIGHTY - FOUR;
      } else {
        group += unit;
      }
      last = unit;
    }

    /** Returns whether a word goes on with the number, and does not begin another one. */
    private boolean follows(int unit) {
      if (last == 0 || unit == 0) {
        return false;
      }
      if (unit == THOUSAND) {
        return whole == 0;
      }
      if (unit == HUNDRED) {
        return last > 1 && last < 10 && group < 10;
      }
      if (unit == TWENTY && last == FOUR) {
        return true;
      }
      if (last == HUNDRED || last == THOUSAND) {
        return true;
      }
      boolean tens = last >= TWENTY && last < HUNDRED && last % 10 == 0;
      boolean teens = last == SIXTY || last == TWENTY && group % HUNDRED == EIGHTY;
      return tens && (unit < 10 || teens && unit < TWENTY);
    }

    void close(StringBuilder written) {
      if (open) {
        open = false;
        String after = written.substring(from);
        written.setLength(from);
        written.append(whole + group).append(after);
      }
    }
  }
}
