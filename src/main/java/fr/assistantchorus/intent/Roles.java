package fr.assistantchorus.intent;

import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Who is said to do what: « mon gérant doit m’accepter » is the applicant’s, « je dois accepter mon
 * salarié » the manager’s, in nearly the same words. Each content word is paired with whoever was
 * named last before it, each named one with the next, and each content word with the content word
 * before it, whatever small words stand between them.
 */
final class Roles {
  /** So many content words after somebody are still said of them. */
  private static final int REACH = 6;

  private static final String NOBODY = "0";

  /** Each line is who is meant, then {@code =}, then the words for them. */
  private static final Map<String, String> PEOPLE =
      byWord(
          """
          ME=je j me m moi mon ma mes
          WE=on nous notre nos
          YOU=vous votre vos tu ton ta tes te
          THEY=il elle ils elles lui leur se s quelqu un
          HEAD=gerant gerante patron patronne chef president presidente gestionnaire manager directeur directrice responsable
          THIRD=comptable comptables cabinet cer cerfrance centre expert fiduciaire cogedis
          OTHER=salarie salariee salaries employe employee apprenti stagiaire secretaire ouvrier gars collegue collegues associe associes mari femme fils fille pere mere frere soeur beau belle neveu gendre cousin client clients adherent adherents
          """);

  /** Words that say little by themselves. */
  private static final Set<String> SMALL =
      Set.of(
          ("le la les l un une des de du d a au aux et en y que qu qui ce c est ca sur pour dans"
                  + " par avec il ? si ou ne n")
              .split(" "));

  private Roles() {}

  /**
   * Adds the features of a text.
   *
   * @param words as they were meant
   * @param stems of these words, in the same order
   */
  static void add(List<String> words, List<String> stems, Set<String> features) {
    String who = NOBODY;
    int said = REACH;
    String before = "<";
    for (int i = 0; i < words.size(); i++) {
      String word = words.get(i);
      String stem = stems.get(i);
      boolean small = SMALL.contains(word);
      if (!small) {
        features.add("q" + before + " " + stem);
        before = stem;
      }
      String named = PEOPLE.get(word);
      if (named != null) {
        features.add("o" + who + ">" + named);
        who = named;
        said = 0;
      } else if (!small && said < REACH) {
        features.add("r" + who + " " + stem);
        said++;
      }
    }
  }

  private static Map<String, String> byWord(String lines) {
    Map<String, String> people = new HashMap<>();
    for (String line : lines.lines().toList()) {
      String[] parts = line.split("=");
      for (String word : parts[1].split(" ")) {
        people.put(word, parts[0]);
      }
    }
    return Collections.unmodifiableMap(people);
  }
}
