package fr.assistantchorus.entity;

import fr.assistantchorus.entity.LabelledValues.Span;
import fr.assistantchorus.entity.Mentions.Mention;
import java.util.Set;

/**
 * Finds the value that stands before its noun: « Durand pour le nom », « 15100 c’est le code postal
 * ».
 */
record ValueBefore(Tokens tokens, Signs signs) {
  /** The most words of a value before its noun; such values are short. */
  private static final int MOST_TOKENS = 8;

  /** Words that such a value never contains; with one of them it would be a sentence. */
  private static final Set<String> OF_SENTENCES =
      Set.of(
          ("je j tu il elle on nous vous ils me m t se ce ca cela que qu quoi qui une un question"
                  + " erreur probleme faut ai as suis est sont etes avez quel quelle rien change"
                  + " changer corriger modifier aide ok oui non bonjour merci pas")
              .split(" "));

  /** What may stand between a value and the noun after it. */
  private static final Set<String> LINKS_BACK = Set.of("pour", "comme", "est");

  /**
   * Returns the value before the noun; {@link Span#NONE} where there is none, or where it would be
   * a sentence.
   *
   * @param from index of the first token that does not belong to another value
   */
  Span of(Mention mention, int from) {
    int link = mention.first() - 1;
    while (link >= from && tokens.isAt(Mentions.ARTICLES, link)) {
      link--;
    }
    if (link <= from || !tokens.isAt(LINKS_BACK, link)) {
      return Span.NONE;
    }
    boolean elided = tokens.word(link).equals("est") && tokens.word(link - 1).equals("c");
    int after = elided ? link - 1 : link;
    int first = after;
    int least = Math.max(from, after - MOST_TOKENS);
    while (first > least
        && !isTurn(first - 1)
        && (first == after || !signs.endsBefore(first, first))) {
      first--;
    }
    while (first < after && tokens.isAt(Mentions.CONJUNCTIONS, first)) {
      first++;
    }
    boolean sentence = false;
    for (int at = first; at < after; at++) {
      sentence |= tokens.isAt(OF_SENTENCES, at) && !tokens.isHyphened(at);
    }
    return sentence ? Span.NONE : new Span(first, after);
  }

  private boolean isTurn(int at) {
    String word = tokens.word(at);
    boolean elided = word.equals("est") && at > 0 && tokens.word(at - 1).equals("c");
    return elided || Set.of("mais", "plutot", "mettez", "notez", "non", "oui").contains(word);
  }
}
