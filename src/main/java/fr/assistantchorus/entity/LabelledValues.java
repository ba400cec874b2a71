package fr.assistantchorus.entity;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Values said with the name of what they are: « non, le nom c’est Durand et le code postal 15100 »,
 * « pas Dupond mais Durand pour le nom ». What a value may look like is the field's to say: here it
 * is only found where it begins and ends.
 *
 * <p>Linear in the text's length: from each noun at most {@value #MOST_TOKENS} words are read.
 */
public final class LabelledValues {
  /** Longer values than this are cut: no field takes one. */
  private static final int MOST_TOKENS = 40;

  /** A value that stands before its noun is short: « Durand pour le nom ». */
  private static final int MOST_TOKENS_BEFORE = 8;

  /** « le code postal <i>de la ferme</i>, c’est 15100 ». */
  private static final int MOST_TOKENS_OF_A_COMPLEMENT = 4;

  /** « le bon », « mon nouveau ». */
  private static final int MOST_TOKENS_OF_AN_ARTICLE = 3;

  /** Between a noun and its value. */
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

  /** What a connector says for sure, so that a complement may stand before it. */
  private static final Sequences<Boolean> STRONG =
      Sequences.of("c est, cest, est, n est, s ecrit, serait, sera, devrait etre, doit etre");

  /** What follows is not the value, but what it is not. */
  private static final Sequences<Boolean> NEGATIONS =
      Sequences.of(
          """
          pas, etait, faux, fausse, mauvais, mauvaise, incorrect, incorrecte, errone, erronee, inexact
          inexacte, mal, au lieu de, a la place de
          """);

  /** What turns from what the value is not to what it is. */
  private static final Sequences<Boolean> TURNS =
      Sequences.of(
          """
          mais, c est, cest, plutot, mettez, il faut, mais plutot, mais bien, mais c est, ca s ecrit
          s ecrit
          """);

  /** A value is over where one of these begins. */
  private static final Sequences<Boolean> ENDS =
      Sequences.of(
          """
          mais, puis, ensuite, pas, et pas, et non, et puis, et ensuite, et je, et j, et c est, et merci
          et voila, et ca, et tout, au lieu, a la place, plutot, en fait, du coup, svp, stp, s v p, s il
          sil vous, sil te, merci, voila, desole, desolee, pardon, cordialement, bonne journee
          bonne soiree, bonjour, je, j, c est, cest, ce n est, avec un, avec une, avec deux, si possible
          en un mot, tout court, hein, maintenant, et rien, stop, excusez, et le reste, tout le reste
          """);

  /** What a value never begins with: « le nom est bon », « mon code postal a changé ». */
  private static final Set<String> NOT_VALUES =
      Set.of(
          ("bon bonne ok juste faux ca cela ici je j tu il elle on nous vous qui que qu quoi si"
               + " quand ou comment pourquoi ne n a ai as ont sont marche aussi deja change modifie"
               + " inconnu vide manque obligatoire oui non s dans toujours merci svp et mais puis"
               + " pas car parce")
              .split(" "));

  /** What a value that stands before its noun has none of: it would be a sentence. */
  private static final Set<String> OF_SENTENCES =
      Set.of(
          ("je j tu il elle on nous vous ils me m t se ce ca cela que qu quoi qui une un question"
                  + " erreur probleme faut ai as suis est sont etes avez quel quelle rien change"
                  + " changer corriger modifier aide ok oui non bonjour merci pas")
              .split(" "));

  private static final Set<String> ARTICLES =
      Set.of(
          ("le la les l un une mon ma mes votre vos notre nos son sa ton ta leur bon bonne vrai"
                  + " vraie nouveau nouvelle")
              .split(" "));

  private static final Set<String> CONJUNCTIONS =
      Set.of("et puis ensuite mais pour que aussi enfin comme avec alors sinon".split(" "));

  private static final Set<String> PREPOSITIONS =
      Set.of("de du des d au aux a sur sous".split(" "));

  private static final Set<String> POSSESSIVES =
      Set.of("mon ma mes votre vos notre nos son sa ton ta leur".split(" "));

  /** Between a value and the noun after it. */
  private static final Set<String> LINKS_BACK = Set.of("pour", "comme", "est");

  /** After these a full stop ends nothing. */
  private static final Set<String> SHORTENED =
      Set.of("av ave bd bld st ste m mme mr mlle dr pl rte ch chem imp fg res bat all".split(" "));

  /** « 12, rue … »: a comma that ends nothing. */
  private static final Set<String> STREETS =
      Set.of(
          ("rue avenue av boulevard bd chemin ch route rte place pl impasse imp allee allees cours"
                  + " quai lieu lotissement square passage bis ter hameau cite residence")
              .split(" "));

  private static final Pattern HARD = Pattern.compile("[;!?\\n\\r…|]");
  private static final Pattern STOP = Pattern.compile("\\.[\\s.]");
  private static final Pattern BEFORE_A_NOUN = Pattern.compile("[,.;:!?\\n\\r…|/(\\-–—]");
  private static final Pattern ASSIGNS = Pattern.compile("[:=]|->|→");

  /**
   * @param slot whose noun was said
   * @param start index of the value's first UTF-16 unit
   * @param end index after its last
   */
  public record Labelled(String slot, int start, int end) {}

  /**
   * @param first index of the noun's first token
   * @param after index after its last
   */
  private record Mention(String slot, int first, int after) {}

  /**
   * @param first index of the value's first token
   * @param after index after its last
   */
  private record Span(int first, int after) {
    boolean isEmpty() {
      return after <= first;
    }
  }

  private final String text;
  private final List<Token> tokens;
  private final Sequences<String> nouns = new Sequences<>();

  private LabelledValues(String text, Map<String, List<String>> nouns) {
    this.text = text;
    this.tokens = Token.in(text);
    nouns.forEach((slot, names) -> names.forEach(name -> this.nouns.add(name, slot)));
  }

  /**
   * @param nouns by slot: the nouns that people name it by (label first, then aliases)
   * @return in the order of the text, not overlapping; a slot named twice is there twice
   */
  public static List<Labelled> in(String text, Map<String, List<String>> nouns) {
    return new LabelledValues(text, nouns).read();
  }

  private List<Labelled> read() {
    List<Labelled> found = new ArrayList<>();
    int from = 0;
    int at = 0;
    while (at < tokens.size()) {
      Optional<Mention> mention = mention(at);
      if (mention.isEmpty() || isOfAnother(mention.get())) {
        at++;
        continue;
      }
      Span before = before(mention.get(), from);
      Span after = isSaidAfter(mention.get(), before) ? after(mention.get()) : new Span(0, 0);
      if (!after.isEmpty()) {
        found.add(labelled(mention.get(), after));
        at = after.after();
      } else {
        if (!before.isEmpty()) {
          found.add(labelled(mention.get(), before));
        }
        at = mention.get().after();
      }
      from = at;
    }
    found.sort(Comparator.comparingInt(Labelled::start));
    return List.copyOf(found);
  }

  private Optional<Mention> mention(int at) {
    return nouns
        .at(tokens, at)
        .filter(noun -> !isHyphened(at) && isOnOneLine(at, at + noun.length()))
        .map(noun -> new Mention(noun.meaning(), at, at + noun.length()));
  }

  private boolean isOnOneLine(int first, int after) {
    for (int i = first; i + 1 < after; i++) {
      if (BEFORE_A_NOUN.matcher(gap(i).replace("-", "")).find()) {
        return false;
      }
    }
    return true;
  }

  /** « Ville-Neuve » names no town. */
  private boolean isHyphened(int at) {
    boolean before = at > 0 && at < tokens.size() && gap(at - 1).equals("-");
    return before || at + 1 < tokens.size() && gap(at).equals("-");
  }

  /** « le nom de la ville est … » is about the town. */
  private boolean isOfAnother(Mention mention) {
    int at = mention.after();
    if (at >= tokens.size() || !PREPOSITIONS.contains(tokens.get(at).word())) {
      return false;
    }
    int next = at + 1;
    while (next < tokens.size() && next < at + 3 && ARTICLES.contains(tokens.get(next).word())) {
      next++;
    }
    return mention(next).isPresent();
  }

  // --- the value after its noun ---

  /** Where a value stands before the noun already, what a comma or « et » brings is another's. */
  private boolean isSaidAfter(Mention mention, Span before) {
    if (before.isEmpty() || mention.after() >= tokens.size()) {
      return true;
    }
    String gap = gap(mention.after() - 1);
    return ASSIGNS.matcher(gap).find()
        || !BEFORE_A_NOUN.matcher(gap).find()
            && !CONJUNCTIONS.contains(tokens.get(mention.after()).word());
  }

  private Span after(Mention mention) {
    int at = complement(mention.after());
    if (at == mention.after() && at < tokens.size() && isCut(at - 1)) {
      return new Span(0, 0);
    }
    boolean negated = false;
    for (int moved = -1; moved != at && at < tokens.size(); ) {
      moved = at;
      at += CONNECTORS.lengthAt(tokens, at);
      int negation = isHyphened(at) ? 0 : NEGATIONS.lengthAt(tokens, at);
      if (negation > 0) {
        at = turn(at + negation);
        negated = true;
      }
    }
    if (!negated && at == mention.after() && isAt(PREPOSITIONS, at)) {
      // « la commune de Saint-Flour »; but « le nom de ma mère » is no name.
      at += isAt(POSSESSIVES, at + 1) ? tokens.size() : 1;
    }
    if (isAt(ARTICLES, at) && at + 1 < tokens.size() && isNumber(at + 1)) {
      at++;
    }
    return value(at);
  }

  /** « de la ferme » before « c’est »: the index of « c’est », or the one given. */
  private int complement(int at) {
    if (!isAt(PREPOSITIONS, at)) {
      return at;
    }
    for (int next = at + 1; next <= at + 1 + MOST_TOKENS_OF_A_COMPLEMENT; next++) {
      if (STRONG.lengthAt(tokens, next) > 0) {
        return next;
      }
      if (next >= tokens.size() || mention(next).isPresent()) {
        return at;
      }
    }
    return at;
  }

  /** A sentence's end, or a question, right after the noun: no value comes. */
  private boolean isCut(int before) {
    String gap = gap(before);
    boolean assigns = ASSIGNS.matcher(gap).find();
    boolean ends = gap.indexOf('?') >= 0 || gap.indexOf(';') >= 0 || gap.indexOf('!') >= 0;
    return !assigns && (ends || STOP.matcher(gap).find());
  }

  /** From what the value is not to what it is; the end of the text where that is not said. */
  private int turn(int from) {
    int until = Math.min(tokens.size(), from + MOST_TOKENS);
    for (int at = from; at < until; at++) {
      int length = isHyphened(at) ? 0 : TURNS.lengthAt(tokens, at);
      if (length > 0) {
        return at + length;
      }
      if (at > from && isNewMention(at, from)) {
        return tokens.size();
      }
      boolean comma = at + 1 < tokens.size() && gap(at).indexOf(',') >= 0;
      if (comma && TURNS.lengthAt(tokens, at + 1) == 0 && startsMention(at + 1) < 0) {
        return at + 1;
      }
    }
    return tokens.size();
  }

  private Span value(int first) {
    boolean isWord = first < tokens.size() && NOT_VALUES.contains(tokens.get(first).word());
    if (first >= tokens.size() || isWord && !isHyphened(first) || startsMention(first) >= 0) {
      return new Span(0, 0);
    }
    int until = Math.min(tokens.size(), first + MOST_TOKENS);
    int at = first;
    while (at < until && (at == first || !isOver(at, first))) {
      at++;
    }
    return trimmed(first, at);
  }

  private boolean isOver(int at, int first) {
    if (endsBefore(at, first) || isNewMention(at, first)) {
      return true;
    }
    if (isHyphened(at)) {
      return false;
    }
    boolean joins = isAt(CONJUNCTIONS, at) && startsMention(at + 1) >= 0;
    return joins || ENDS.lengthAt(tokens, at) > 0;
  }

  /** Whether the signs before this token end a value. */
  private boolean endsBefore(int at, int first) {
    String gap = gap(at - 1);
    if (HARD.matcher(gap).find()) {
      return true;
    }
    boolean stops = STOP.matcher(gap).find();
    String word = tokens.get(at - 1).word();
    if (stops && word.length() > 1 && !SHORTENED.contains(word)) {
      return true;
    }
    if (gap.indexOf(',') < 0) {
      return false;
    }
    boolean house = isNumber(first) && at - first <= 2 && isAt(STREETS, at);
    boolean decimal = gap.equals(",") && isNumber(at - 1) && isNumber(at);
    return !house && !decimal;
  }

  /** Whether another noun is named here, rather than a word of the value: « place de la Ville ». */
  private boolean isNewMention(int at, int first) {
    if (startsMention(at) < 0) {
      return false;
    }
    int noun = startsMention(at);
    if (BEFORE_A_NOUN.matcher(gap(at - 1)).find() && !isHyphened(at)
        || isAt(CONJUNCTIONS, at - 1)
        || isAt(POSSESSIVES, at)) {
      return true;
    }
    int after = mention(noun).orElseThrow().after();
    boolean assigned =
        after < tokens.size()
            && (ASSIGNS.matcher(gap(after - 1)).find() || STRONG.lengthAt(tokens, after) > 0);
    boolean within = isAt(PREPOSITIONS, at - 1) || isAt(ARTICLES, at - 1) && at - 1 > first;
    return !within && (assigned || !isCapitalAmongSmall(noun));
  }

  /** The index of the noun that this token, or the one after its article, begins; -1 for none. */
  private int startsMention(int at) {
    int noun = at;
    while (noun < tokens.size()
        && noun < at + MOST_TOKENS_OF_AN_ARTICLE
        && mention(noun).isEmpty()
        && ARTICLES.contains(tokens.get(noun).word())) {
      noun++;
    }
    return mention(noun).isPresent() ? noun : -1;
  }

  /** « EARL Ville Neuve »: a noun with a capital is a name's, unless all is in capitals. */
  private boolean isCapitalAmongSmall(int at) {
    String word = text.substring(tokens.get(at).start(), tokens.get(at).end());
    return Character.isUpperCase(word.charAt(0)) && !word.equals(word.toUpperCase(Locale.ROOT));
  }

  // --- the value before its noun ---

  /** « Durand pour le nom », « 15100 c’est le code postal ». */
  private Span before(Mention mention, int from) {
    int link = mention.first() - 1;
    while (link >= from && isAt(ARTICLES, link)) {
      link--;
    }
    if (link <= from || !isAt(LINKS_BACK, link)) {
      return new Span(0, 0);
    }
    boolean elided =
        tokens.get(link).word().equals("est") && tokens.get(link - 1).word().equals("c");
    int after = elided ? link - 1 : link;
    int first = after;
    int least = Math.max(from, after - MOST_TOKENS_BEFORE);
    while (first > least && !isTurn(first - 1) && (first == after || !endsBefore(first, first))) {
      first--;
    }
    while (first < after && isAt(CONJUNCTIONS, first)) {
      first++;
    }
    boolean sentence = false;
    for (int at = first; at < after; at++) {
      sentence |= isAt(OF_SENTENCES, at) && !isHyphened(at);
    }
    return sentence ? new Span(0, 0) : new Span(first, after);
  }

  private boolean isTurn(int at) {
    String word = tokens.get(at).word();
    boolean elided = word.equals("est") && at > 0 && tokens.get(at - 1).word().equals("c");
    return elided || Set.of("mais", "plutot", "mettez", "notez", "non", "oui").contains(word);
  }

  // --- tokens ---

  /** Without the words that hang on at its end: « Durand et le ». */
  private Span trimmed(int first, int after) {
    int end = after;
    while (end > first && !isHyphened(end - 1) && isLoose(end - 1)) {
      end--;
    }
    return new Span(first, end);
  }

  private boolean isLoose(int at) {
    return isAt(CONJUNCTIONS, at) || Set.of("donc", "quoi").contains(tokens.get(at).word());
  }

  private Labelled labelled(Mention mention, Span span) {
    int start = tokens.get(span.first()).start();
    int end = tokens.get(span.after() - 1).end();
    boolean prefixed = start > 0 && text.charAt(start - 1) == '+';
    boolean bracketed =
        end < text.length()
            && text.charAt(end) == ')'
            && text.substring(start, end).indexOf('(') >= 0;
    return new Labelled(mention.slot(), prefixed ? start - 1 : start, bracketed ? end + 1 : end);
  }

  private boolean isAt(Set<String> words, int at) {
    return at >= 0 && at < tokens.size() && words.contains(tokens.get(at).word());
  }

  private boolean isNumber(int at) {
    return Character.isDigit(tokens.get(at).word().codePointAt(0));
  }

  /** What stands between this token and the next. */
  private String gap(int at) {
    return text.substring(tokens.get(at).end(), tokens.get(at + 1).start());
  }
}
