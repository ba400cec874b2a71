package fr.assistantchorus.entity;

import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * Finds where a text names something that a value may be given for: « le nom », « mon code postal
 * ».
 */
final class Mentions {
  /** An article and what may go with it: « le bon », « mon nouveau ». */
  private static final int MOST_TOKENS_OF_AN_ARTICLE = 3;

  /**
   * Connectors after which the value surely comes, so that a complement may stand before them: « le
   * nom de la ferme, c’est … ».
   */
  private static final Sequences<Boolean> STRONG =
      Sequences.of("c est, cest, est, n est, s ecrit, serait, sera, devrait etre, doit etre");

  static final Set<String> ARTICLES =
      Set.of(
          ("le la les l un une mon ma mes votre vos notre nos son sa ton ta leur bon bonne vrai"
                  + " vraie nouveau nouvelle")
              .split(" "));

  static final Set<String> CONJUNCTIONS =
      Set.of("et puis ensuite mais pour que aussi enfin comme avec alors sinon".split(" "));

  static final Set<String> PREPOSITIONS = Set.of("de du des d au aux a sur sous".split(" "));

  static final Set<String> POSSESSIVES =
      Set.of("mon ma mes votre vos notre nos son sa ton ta leur".split(" "));

  private static final Set<String> STREETS = Set.of("rue", "voie");

  private static final Set<String> REPEATED = Set.of("bis", "ter", "quater");

  /** In digits; a longer number is a postal code. */
  private static final int LONGEST_HOUSE_NUMBER = 4;

  /**
   * A noun that was said.
   *
   * @param slot the slot that the noun names
   * @param first index of the noun's first token
   * @param after index after its last token
   */
  record Mention(String slot, int first, int after) {}

  private final Tokens tokens;
  private final Signs signs;
  private final Sequences<String> nouns;

  Mentions(Tokens tokens, Signs signs, Nouns nouns) {
    this.tokens = tokens;
    this.signs = signs;
    this.nouns = nouns.slots();
  }

  Optional<Mention> at(int at) {
    return nouns
        .at(tokens.list(), at)
        .filter(_ -> !isOfAStreet(at))
        .filter(noun -> !tokens.isHyphened(at) && signs.isWhole(at, at + noun.length()))
        .map(noun -> new Mention(noun.meaning(), at, at + noun.length()));
  }

  /** Returns whether the noun stands after a house number, as in « 2 bis rue du Puits ». */
  private boolean isOfAStreet(int at) {
    if (at == 0 || !STREETS.contains(tokens.word(at))) {
      return false;
    }
    int number = at > 1 && REPEATED.contains(tokens.word(at - 1)) ? at - 2 : at - 1;
    String word = tokens.word(number);
    return word.length() <= LONGEST_HOUSE_NUMBER && Character.isDigit(word.charAt(0));
  }

  /**
   * Returns whether another noun follows this one as its complement: « le nom de la ville est … »
   * is about the town.
   */
  boolean isOfAnother(Mention mention) {
    int at = mention.after();
    if (!tokens.isAt(PREPOSITIONS, at)) {
      return false;
    }
    int next = at + 1;
    while (next < tokens.size() && next < at + 3 && ARTICLES.contains(tokens.word(next))) {
      next++;
    }
    return at(next).isPresent();
  }

  /**
   * Returns whether a noun at this index names another value. In « place de la Ville », « Ville »
   * does not: it belongs to the value itself.
   *
   * @param first index of the value's first token
   */
  boolean isNew(int at, int first) {
    int noun = nounAt(at);
    if (noun < 0) {
      return false;
    }
    if (signs.parts(at - 1) && !tokens.isHyphened(at)
        || tokens.isAt(CONJUNCTIONS, at - 1)
        || tokens.isAt(POSSESSIVES, at)) {
      return true;
    }
    int after = at(noun).orElseThrow().after();
    boolean assigned = after < tokens.size() && (signs.assigns(after - 1) || isSaid(after));
    boolean within =
        tokens.isAt(PREPOSITIONS, at - 1) || tokens.isAt(ARTICLES, at - 1) && at - 1 > first;
    return !within && (assigned || !isCapitalAmongSmall(noun));
  }

  /**
   * Returns the index of the noun that begins with this token, or with the one after its article;
   * -1 for none.
   */
  int nounAt(int at) {
    int noun = at;
    while (noun < tokens.size()
        && noun < at + MOST_TOKENS_OF_AN_ARTICLE
        && at(noun).isEmpty()
        && ARTICLES.contains(tokens.word(noun))) {
      noun++;
    }
    return at(noun).isPresent() ? noun : -1;
  }

  /** Returns whether « c’est » or the like stands at this index, so that the value follows. */
  boolean isSaid(int at) {
    return STRONG.lengthAt(tokens.list(), at) > 0;
  }

  /**
   * Returns whether the word has a capital and is not all in capitals. Such a noun is part of a
   * name: « EARL Ville Neuve ».
   */
  private boolean isCapitalAmongSmall(int at) {
    String word = tokens.typed(at, at + 1);
    return Character.isUpperCase(word.charAt(0)) && !word.equals(word.toUpperCase(Locale.ROOT));
  }
}
