package fr.assistantchorus.intent;

import fr.assistantchorus.entity.Word;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A place where a message may fall into two wishes, and what stands on either side of it: after a
 * sentence, at a comma, at « et », « sinon », « par contre »…
 *
 * @param joint what stands between the halves: how strongly it says that something else follows
 * @param asks whether the left half ends in a question mark
 */
record Cut(String left, Joint joint, boolean asks, String right) {
  /** How two halves are joined. */
  enum Joint {
    /** « et aussi », « sinon », « par contre »: these say that something else follows. */
    ADDS,
    /** « et », « puis ». */
    JOINS,
    /** A full stop, a question mark, a new line. */
    ENDS,
    /** A comma. */
    PAUSES
  }

  private static final int LEAST_WORDS = 2;

  /**
   * The signs and words at which a message may be cut; several that follow one another are one
   * place, unless they are very many.
   */
  private static final Pattern PARTING =
      Pattern.compile(
          "(?:[?!;\\n,]|\\.(?=\\s|$)|\\s|(?<![\\p{L}\\p{M}\\p{N}'’-])(?:et|puis|sinon|aussi|ensuite|également|egalement|par"
              + " contre|par ailleurs|au fait|en plus|d['’]ailleurs|autre"
              + " (?:question|chose))(?![\\p{L}\\p{M}\\p{N}-])){1,40}",
          Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);

  private static final Pattern ADDING =
      Pattern.compile(
          "\\b(?:sinon|aussi|ensuite|egalement|par contre|par ailleurs|au fait|en plus|d ailleurs"
              + "|autre (?:question|chose)|et puis)\\b");

  private static final Pattern JOINING = Pattern.compile("\\b(?:et|puis)\\b");
  private static final Pattern ENDING = Pattern.compile("[?!;\\n.]");

  /** Words with which somebody asks for something. */
  private static final Pattern REQUEST =
      Pattern.compile(
          "\\b(?:je|j|on|nous) (?:ne"
              + " )?(?:veux|veut|voulons|voudrais?|voudrai|voudrions|souhait\\w*|aimerai\\w*|aimerions|desire|cherche|demande|ai"
              + " besoin|ai une (?:autre )?question|voulais (?:savoir|demander))\\b"
              + "|\\bj(?:veux|voudrais?|aimerais?)\\b|\\b(?:peux|pouvez|pourriez|pourrais|peut)"
              + " (?:tu|vous|on|je|me)\\b|\\b(?:vous pouvez|vous pourriez|tu peux|tu pourrais|puis"
              + " je|dois je|faut il|il me"
              + " faut)\\b|\\b(?:dites|dis|expliquez|aidez|aide|envoyez|renvoyez|renvoie|montrez)"
              + " (?:moi|le|la|un)\\b");

  /** Words with which a question is put, anywhere in it. */
  private static final Pattern QUESTION =
      Pattern.compile(
          "\\b(?:comment|combien|pourquoi|est ce qu\\w*|qu est ce|c est quoi|c quoi|c est ou|c est"
              + " qui|c est quand|a quoi|a qui|ca sert)\\b|^(?:ou|quand|qui|quel\\w*|quoi|ca)\\b");

  /** Words for what keeps somebody from going on. */
  private static final Pattern TROUBLE =
      Pattern.compile(
          "\\b(?:pas|jamais|rien|impossible|bloque\\w*|oublie\\w*|perdu\\w*|expire\\w*|erreur"
              + "|probleme|souci|marche plus|fonctionne plus)\\b");

  /**
   * Words that begin a half which follows from the half before or explains it, so that it is no
   * other wish.
   */
  private static final Pattern FOLLOWS =
      Pattern.compile(
          "^(?:donc|du coup|alors|parce qu\\w*|car|vu qu\\w*|puisqu\\w*|comme|pour|mais|si|que|qu"
              + "|dont|c est pour|est ce normal|que faire|comment faire|quoi faire|je fais quoi"
              + "|je fais comment|on fait comment|comment je fais|comment proceder)\\b");

  /** A question that people put at the end of any trouble; it does not make a wish of it. */
  private static final Pattern WHAT_NOW =
      Pattern.compile(
          "(?:^| )(?:(?:que|quoi|comment) (?:dois je )?faire|je fais (?:quoi|comment)"
              + "|comment (?:je fais|on fait|proceder))$");

  /** Returns the places of a text in its order, each with all that comes before and after it. */
  static List<Cut> in(String text) {
    List<Cut> cuts = new ArrayList<>();
    Matcher parting = PARTING.matcher(text);
    while (parting.find()) {
      String sign = parting.group();
      if (!sign.isBlank() || sign.indexOf('\n') >= 0) {
        boolean asks = sign.indexOf('?') >= 0;
        String left = text.substring(0, parting.start()) + (asks ? " ?" : "");
        cuts.add(new Cut(left, joint(sign), asks, text.substring(parting.end())));
      }
    }
    return cuts;
  }

  private static Joint joint(String sign) {
    String words = words(sign);
    if (ADDING.matcher(words).find()) {
      return Joint.ADDS;
    }
    if (JOINING.matcher(words).find()) {
      return Joint.JOINS;
    }
    return ENDING.matcher(sign).find() ? Joint.ENDS : Joint.PAUSES;
  }

  /**
   * Returns whether both halves are worded as wishes. Trouble alone is a wish on the left where «
   * et » or a stronger word follows, and on the right where such a stronger word announces
   * something else; otherwise it belongs to the wish beside it.
   */
  boolean hasTwoWishes() {
    String before = words(left);
    String said = words(right);
    String after = WHAT_NOW.matcher(said).replaceFirst("");
    if (count(before) < LEAST_WORDS || count(after) < LEAST_WORDS) {
      return false;
    }
    if (FOLLOWS.matcher(after).find()) {
      return false;
    }
    boolean joined = joint == Joint.ADDS || joint == Joint.JOINS;
    boolean first = asks || asks(before) || joined && TROUBLE.matcher(before).find();
    boolean second =
        asks(after)
            || right.indexOf('?') >= 0 && after.equals(said)
            || joint == Joint.ADDS && TROUBLE.matcher(after).find();
    return first && second;
  }

  private static boolean asks(String words) {
    return REQUEST.matcher(words).find() || QUESTION.matcher(words).find();
  }

  private static int count(String words) {
    return words.isEmpty() ? 0 : words.split(" ").length;
  }

  /**
   * Returns the words in lower case, with single spaces between and without accents, apostrophes
   * and signs.
   */
  private static String words(String text) {
    return Word.in(text).stream().map(Word::word).collect(Collectors.joining(" "));
  }
}
