package fr.assistantchorus.entity;

import java.util.Set;
import java.util.regex.Pattern;

/** Tells what the signs between two words mean for a value that is said with its name. */
record Signs(Tokens tokens) {
  /** Abbreviations: the full stop after one of them ends neither a sentence nor a value. */
  private static final Set<String> SHORTENED =
      Set.of("av ave bd bld st ste m mme mr mlle dr pl rte ch chem imp fg res bat all".split(" "));

  /** Words before which a comma ends nothing: « 12, rue … ». */
  private static final Set<String> STREETS =
      Set.of(
          ("rue avenue av boulevard bd chemin ch route rte place pl impasse imp allee allees cours"
                  + " quai lieu lotissement square passage bis ter hameau cite residence")
              .split(" "));

  private static final Pattern HARD = Pattern.compile("[;!?\\n\\r…|]");
  private static final Pattern STOP = Pattern.compile("\\.[\\s.]");
  private static final Pattern PARTS = Pattern.compile("[,.;:!?\\n\\r…|/(\\-–—]");
  private static final Pattern ASSIGNS = Pattern.compile("[:=]|->|→");

  /**
   * Returns whether a sign that assigns a value follows this token, as in « nom: » and « nom = ».
   */
  boolean assigns(int at) {
    return ASSIGNS.matcher(tokens.gap(at)).find();
  }

  /** Returns whether a comma, a bracket, a dash or the like follows this token. */
  boolean parts(int at) {
    return PARTS.matcher(tokens.gap(at)).find();
  }

  /** Returns whether no sign but a hyphen stands between these tokens. */
  boolean isWhole(int first, int after) {
    for (int i = first; i + 1 < after; i++) {
      if (PARTS.matcher(tokens.gap(i).replace("-", "")).find()) {
        return false;
      }
    }
    return true;
  }

  /**
   * Returns whether a sentence or a question ends right after this noun, so that no value follows.
   */
  boolean cut(int at) {
    String gap = tokens.gap(at);
    boolean ends = gap.indexOf('?') >= 0 || gap.indexOf(';') >= 0 || gap.indexOf('!') >= 0;
    return !assigns(at) && (ends || STOP.matcher(gap).find());
  }

  /**
   * Returns whether the signs before this token end a value.
   *
   * @param first index of the value's first token
   */
  boolean endsBefore(int at, int first) {
    String gap = tokens.gap(at - 1);
    if (HARD.matcher(gap).find()) {
      return true;
    }
    boolean stops = STOP.matcher(gap).find();
    String word = tokens.word(at - 1);
    if (stops && word.length() > 1 && !SHORTENED.contains(word)) {
      return true;
    }
    if (gap.indexOf(',') < 0) {
      return false;
    }
    boolean house = tokens.isNumber(first) && at - first <= 2 && tokens.isAt(STREETS, at);
    boolean decimal = gap.equals(",") && tokens.isNumber(at - 1) && tokens.isNumber(at);
    return !house && !decimal;
  }
}
