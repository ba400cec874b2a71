package fr.assistantchorus.entity;

import fr.assistantchorus.field.Name;
import fr.assistantchorus.field.Parsed;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Finds the names of persons by what leads to them and by their capitals: « je m’appelle
 * Jean-Pierre Le Goff », « c’est Mme Durand ». The title is not part of the name.
 */
final class PersonFinder {
  private static final String TYPE = "person";
  private static final int MOST_WORDS = 5;

  /** After these words comes a name, with a capital or without. */
  private static final Sequences<Boolean> CALLED =
      Sequences.of(
          """
          je m appelle, je m apelle, je m appele, je mappelle, j m appelle
          mon nom est, mon nom c est, mon nom et prenom c est, je me nomme, je me prenomme
          """);

  /** After these words comes a name, if it has a capital. */
  private static final Sequences<Boolean> TITLES =
      Sequences.of("monsieur, madame, mademoiselle, mme, mlle, mr, m, mrs, messieurs");

  private static final Set<String> PARTICLES =
      Set.of("de", "du", "des", "d", "la", "le", "les", "l", "van", "von", "den", "der", "ben");

  /**
   * A name may begin with these: « M. de La Tour ». « Le » and « la » are not among them, since an
   * office may follow: « M. le maire ».
   */
  private static final Set<String> BIRTH = Set.of("de", "du", "des", "d", "van", "von");

  private static final Set<String> ENDS =
      Set.of(
          ("et je j mais pas c est suis ai a ne n qui que pour mon ma le siret mail avec merci svp"
                  + " bonjour bonsoir mal bien donc alors depuis comment pourquoi comme voila ou"
                  + " quel quelle quand vous nous il elle on un une au aux demain si")
              .split(" "));

  private final Tokens tokens;

  private PersonFinder(Tokens tokens) {
    this.tokens = tokens;
  }

  static List<Entity> in(Tokens tokens) {
    PersonFinder finder = new PersonFinder(tokens);
    List<Entity> found = new ArrayList<>();
    for (int at = 0; at < tokens.size(); at++) {
      int called = CALLED.lengthAt(tokens.list(), at);
      int title = TITLES.lengthAt(tokens.list(), at + called);
      int first = at + called + title;
      if (called + title > 0) {
        int after = finder.end(first, called > 0);
        finder.entity(first, after).ifPresent(found::add);
        at = Math.max(at, after - 1);
      }
    }
    return found;
  }

  /**
   * Returns the index after the last token of the name.
   *
   * @param announced whether it counts as a name without capitals
   */
  private int end(int first, boolean announced) {
    int after = first;
    while (after < tokens.size()
        && after < first + MOST_WORDS
        && belongs(after, first, announced)) {
      after++;
    }
    while (after > first && isParticle(after - 1)) {
      after--;
    }
    return after;
  }

  private boolean belongs(int at, int first, boolean announced) {
    String word = tokens.word(at);
    String gap = at == 0 ? "" : tokens.gap(at - 1);
    // The full stop in « M. Durand » belongs to the title.
    boolean hooked = gap.equals("-") || gap.equals("'") || gap.equals("’");
    boolean joined = gap.isBlank() || (at > first ? hooked : gap.strip().equals("."));
    if (!joined || Character.isDigit(word.charAt(0))) {
      return false;
    }
    if (isParticle(at) && (at > first || announced)) {
      return true;
    }
    // « Le Goff » goes on, « le siret » ends the name.
    boolean ends =
        ENDS.contains(word) && !(PARTICLES.contains(word) && tokens.isCapital(at))
            || TITLES.lengthAt(tokens.list(), at) > 0;
    return (tokens.isCapital(at) || announced) && !ends
        || BIRTH.contains(word) && tokens.isCapital(at + 1)
        || at > first && gap.equals("-");
  }

  private boolean isParticle(int at) {
    return PARTICLES.contains(tokens.word(at))
        && Character.isLowerCase(tokens.typed(at, at + 1).charAt(0));
  }

  private Optional<Entity> entity(int first, int after) {
    if (after <= first) {
      return Optional.empty();
    }
    int start = tokens.get(first).start();
    int end = tokens.get(after - 1).end();
    return Name.parse(tokens.typed(first, after)) instanceof Parsed.Ok(String value)
        ? Optional.of(new Entity(TYPE, start, end, value, Optional.empty()))
        : Optional.empty();
  }
}
