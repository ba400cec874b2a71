package fr.assistantchorus.entity;

import fr.assistantchorus.entity.LabelledValues.Span;
import fr.assistantchorus.entity.Mentions.Mention;
import java.util.Set;

/** Finds the value that stands after its noun: « le nom n’est pas Dupond, c’est Durand ». */
record ValueAfter(Tokens tokens, Mentions mentions, Signs signs) {
  /** The most words of a value that are read. A longer value is cut. */
  static final int MOST_TOKENS = 40;

  /**
   * The most words between the noun and « c’est » that can be a complement of the noun: « le code
   * postal <i>de la ferme</i>, c’est 15100 ».
   */
  private static final int MOST_TOKENS_OF_A_COMPLEMENT = 4;

  /** What may stand between a noun and its value. */
  private static final Sequences<Boolean> CONNECTORS =
      Sequences.of(
          """
          c est, cest, c, est, n est, ce n est, c etait, ce serait, ca serait, serait, sera, c est plutot
          s ecrit, secrit, ca s ecrit, s appelle, se nomme, devrait etre, doit etre, devient, plutot
          en fait, en realite, du coup, donc, bien, maintenant, desormais, a la place, la bonne c est
          le bon c est, la bonne est, le bon est, le vrai c est, la vraie c est, c est le bon
          il faut mettre, il faut lire, il faut ecrire, faut mettre, fallait mettre, il fallait mettre
          il fallait lire, mettez, mettre, mets, met, notez, noter, note, ecrivez, lire, lisez
          je voulais dire, je voulais mettre, je veux dire, remplacez par, remplacer par, par, en
          a remplacer par, a changer en, corrigez en, a corriger en, correct, correcte, exact, exacte
          suivant, suivante, a moi, est le suivant, est la suivante, egal, egale, oui, non, pardon
          """);

  /** After these words stands the wrong value, and not the one that is meant. */
  private static final Sequences<Boolean> NEGATIONS =
      Sequences.of(
          """
          pas, etait, faux, fausse, mauvais, mauvaise, incorrect, incorrecte, errone, erronee, inexact
          inexacte, mal, au lieu de, a la place de
          """);

  /** These words lead from the wrong value to the right one. */
  private static final Sequences<Boolean> TURNS =
      Sequences.of(
          """
          mais, c est, cest, plutot, mettez, il faut, mais plutot, mais bien, mais c est, ca s ecrit
          s ecrit
          """);

  /** A value ends where one of these begins. */
  private static final Sequences<Boolean> ENDS =
      Sequences.of(
          """
          mais, puis, ensuite, pas, et pas, et non, et puis, et ensuite, et je, et j, et c est, et merci
          et voila, et ca, et tout, au lieu, a la place, plutot, en fait, du coup, svp, stp, s v p, s il
          sil vous, sil te, merci, voila, desole, desolee, pardon, cordialement, bonne journee
          bonne soiree, bonjour, je, j, c est, cest, ce n est, avec un, avec une, avec deux, si possible
          en un mot, tout court, hein, maintenant, et rien, stop, excusez, et le reste, tout le reste
          """);

  /** Words that a value never begins with: « le nom est bon », « mon code postal a changé ». */
  private static final Set<String> NOT_VALUES =
      Set.of(
          ("bon bonne ok juste faux ca cela ici je j tu il elle on nous vous qui que qu quoi si"
               + " quand ou comment pourquoi ne n a ai as ont sont marche aussi deja change modifie"
               + " inconnu vide manque obligatoire oui non s dans toujours merci svp et mais puis"
               + " pas car parce")
              .split(" "));

  Span of(Mention mention) {
    int at = complement(mention.after());
    if (at == mention.after() && at < tokens.size() && signs.cut(at - 1)) {
      return Span.NONE;
    }
    boolean negated = false;
    for (int moved = -1; moved != at && at < tokens.size(); ) {
      moved = at;
      at += CONNECTORS.lengthAt(tokens.list(), at);
      int negation = tokens.isHyphened(at) ? 0 : NEGATIONS.lengthAt(tokens.list(), at);
      if (negation > 0) {
        at = turn(at + negation);
        negated = true;
      }
    }
    if (!negated && at == mention.after() && tokens.isAt(Mentions.PREPOSITIONS, at)) {
      // « La commune de Saint-Flour » gives a value, but « le nom de ma mère » does not.
      at += tokens.isAt(Mentions.POSSESSIVES, at + 1) ? tokens.size() : 1;
    }
    if (tokens.isAt(Mentions.ARTICLES, at) && at + 1 < tokens.size() && tokens.isNumber(at + 1)) {
      at++;
    }
    return value(at);
  }

  /**
   * Returns the index of « c’est » where a complement such as « de la ferme » stands before it;
   * otherwise the given index.
   */
  private int complement(int at) {
    if (!tokens.isAt(Mentions.PREPOSITIONS, at)) {
      return at;
    }
    for (int next = at + 1; next <= at + 1 + MOST_TOKENS_OF_A_COMPLEMENT; next++) {
      if (mentions.isSaid(next)) {
        return next;
      }
      if (next >= tokens.size() || mentions.at(next).isPresent()) {
        return at;
      }
    }
    return at;
  }

  /**
   * Returns the index where the right value begins after the wrong one; the end of the text where
   * no right value is said.
   *
   * @param from index of the wrong value's first token
   */
  private int turn(int from) {
    int until = Math.min(tokens.size(), from + MOST_TOKENS);
    for (int at = from; at < until; at++) {
      int length = tokens.isHyphened(at) ? 0 : TURNS.lengthAt(tokens.list(), at);
      if (length > 0) {
        return at + length;
      }
      if (at > from && mentions.isNew(at, from)) {
        return tokens.size();
      }
      boolean comma = at + 1 < tokens.size() && tokens.gap(at).indexOf(',') >= 0;
      if (comma && TURNS.lengthAt(tokens.list(), at + 1) == 0 && mentions.nounAt(at + 1) < 0) {
        return at + 1;
      }
    }
    return tokens.size();
  }

  private Span value(int first) {
    boolean isWord = first < tokens.size() && NOT_VALUES.contains(tokens.word(first));
    if (first >= tokens.size()
        || isWord && !tokens.isHyphened(first)
        || mentions.nounAt(first) >= 0) {
      return Span.NONE;
    }
    int until = Math.min(tokens.size(), first + MOST_TOKENS);
    int at = first;
    while (at < until && (at == first || !isOver(at, first))) {
      at++;
    }
    return trimmed(first, at);
  }

  private boolean isOver(int at, int first) {
    if (signs.endsBefore(at, first) || mentions.isNew(at, first)) {
      return true;
    }
    if (tokens.isHyphened(at)) {
      return false;
    }
    boolean joins = tokens.isAt(Mentions.CONJUNCTIONS, at) && mentions.nounAt(at + 1) >= 0;
    return joins || ENDS.lengthAt(tokens.list(), at) > 0;
  }

  /** Returns the span without the loose words at its end: « Durand et le » gives « Durand ». */
  private Span trimmed(int first, int after) {
    int end = after;
    while (end > first && !tokens.isHyphened(end - 1) && isLoose(end - 1)) {
      end--;
    }
    return new Span(first, end);
  }

  private boolean isLoose(int at) {
    return tokens.isAt(Mentions.CONJUNCTIONS, at)
        || Set.of("donc", "quoi").contains(tokens.word(at));
  }
}
