package fr.assistantchorus.entity;

import fr.assistantchorus.field.CompanyName;
import fr.assistantchorus.field.Parsed;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * Finds legal forms such as « E.A.R.L. » and « gaec » ({@code legal-form}), and structures that are
 * named by theirs, such as « earl des trois chenes » ({@code structure}: the form in capitals, and
 * the name as it was typed).
 */
final class StructureFinder {
  private static final int MOST_WORDS = 8;

  /** Legal forms that are found in capitals and in small letters, since they are not words. */
  private static final Set<String> FORMS =
      Set.of(
          ("earl gaec scea cuma sarl sasu eurl eirl scop scic sica gfa gie giee snc sci scev sca"
                  + " scl scm")
              .split(" "));

  /** Legal forms that are found in capitals only, since in small letters they may be words. */
  private static final Set<String> CAPITAL_FORMS = Set.of("SA", "SAS", "EI", "ETA", "ETF", "GF");

  private static final int LONGEST_FORM = 4;

  /** Words that a name may begin with or contain, but not end with. */
  private static final Set<String> LINKS = Set.of("de", "du", "des", "d", "la", "le", "les", "l");

  /** Words that end a name after « et »: « Durand et fils ». */
  private static final Set<String> RELATIVES =
      Set.of("fils", "fille", "filles", "freres", "soeurs", "associes", "cie", "compagnie");

  /** A name ends before one of these words. */
  private static final Set<String> ENDS =
      Set.of(
          ("est sont a as ai avons avez ont n ne pas qui que qu dont mais ou si et je j tu il elle"
               + " on nous vous c ce cela ca mon ma mes notre nos votre vos son sa ses leur un une"
               + " au aux chez sur dans avec pour par svp merci siret siren numero mail code existe"
               + " existante existant inscrite inscrit deja actuellement comme sans quand comment"
               + " pourquoi quel quelle bonjour voila depuis situee situe en y suis etait veux"
               + " voudrais cherche peut doit va faut individuel individuelle societaire titre")
              .split(" "));

  private final Tokens tokens;

  private StructureFinder(Tokens tokens) {
    this.tokens = tokens;
  }

  static List<Entity> in(Tokens tokens) {
    StructureFinder finder = new StructureFinder(tokens);
    List<Entity> found = new ArrayList<>();
    for (int at = 0; at < tokens.size(); at++) {
      int length = finder.formAt(at);
      if (length > 0) {
        int after = finder.nameEnd(at + length);
        found.add(finder.entity(at, at + length, after));
        at = after - 1;
      }
    }
    return found;
  }

  /**
   * Returns how many tokens the legal form at this index has (« E.A.R.L. » has four); 0 where there
   * is none.
   */
  private int formAt(int at) {
    if (FORMS.contains(tokens.word(at)) || CAPITAL_FORMS.contains(tokens.typed(at, at + 1))) {
      return 1;
    }
    int after = at;
    StringBuilder letters = new StringBuilder();
    while (after < tokens.size()
        && tokens.word(after).length() == 1
        && letters.length() < LONGEST_FORM
        && (after == at || tokens.gap(after - 1).equals("."))) {
      letters.append(tokens.word(after));
      after++;
    }
    return FORMS.contains(letters.toString()) ? after - at : 0;
  }

  private int nameEnd(int first) {
    int after = first;
    while (after < tokens.size() && after < first + MOST_WORDS && !isOver(after, first)) {
      after++;
    }
    while (after > first && LINKS.contains(tokens.word(after - 1))) {
      after--;
    }
    return after;
  }

  private boolean isOver(int at, int first) {
    String gap = tokens.gap(at - 1);
    boolean dotted = at == first && gap.strip().equals(".");
    boolean parted = !gap.isBlank() && !dotted && !gap.equals("-") && !isApostrophe(gap);
    String word = tokens.word(at);
    if (parted || Character.isDigit(word.charAt(0))) {
      return true;
    }
    if (word.equals("et")) {
      return at == first || !continues(at + 1);
    }
    return ENDS.contains(word) && !isApostrophe(gap) && !gap.equals("-");
  }

  private static boolean isApostrophe(String gap) {
    return gap.equals("'") || gap.equals("’");
  }

  private boolean continues(int at) {
    return at < tokens.size() && (RELATIVES.contains(tokens.word(at)) || tokens.startsUpper(at));
  }

  private Entity entity(int at, int name, int after) {
    int start = tokens.get(at).start();
    StringBuilder form = new StringBuilder();
    tokens.list().subList(at, name).forEach(token -> form.append(token.word()));
    String capitals = form.toString().toUpperCase(Locale.ROOT);
    if (after > name) {
      String typed = tokens.typed(name, after);
      if (CompanyName.parse(capitals + " " + typed) instanceof Parsed.Ok(String value)) {
        return new Entity("structure", start, tokens.get(after - 1).end(), value, Optional.empty());
      }
    }
    return new Entity("legal-form", start, tokens.get(name - 1).end(), capitals, Optional.empty());
  }
}
