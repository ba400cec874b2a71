package fr.assistantchorus.entity;

import java.util.List;
import java.util.Set;

/**
 * The tokens of a text beside the text itself, for finders that look at capitals and at what stands
 * between two words.
 *
 * @param shouts whether the text has no small letter, so that its capitals say nothing
 */
record Tokens(String text, List<Word> list, boolean shouts) {
  static Tokens of(String text, List<Word> list) {
    // Where all is in capitals, they say nothing.
    return new Tokens(text, list, text.chars().noneMatch(Character::isLowerCase));
  }

  int size() {
    return list.size();
  }

  Word get(int at) {
    return list.get(at);
  }

  /** Returns the token's word, in lower case and without accents. */
  String word(int at) {
    return list.get(at).word();
  }

  /**
   * Returns these tokens as they were typed, with all that stands between them.
   *
   * @param after index after the last token
   */
  String typed(int first, int after) {
    return text.substring(list.get(first).start(), list.get(after - 1).end());
  }

  /** Returns what stands between a token and the next. */
  String gap(int at) {
    return text.substring(list.get(at).end(), list.get(at + 1).start());
  }

  boolean startsUpper(int at) {
    return Character.isUpperCase(text.charAt(list.get(at).start()));
  }

  /**
   * Returns whether the token begins with a capital that says something; false where there is no
   * such token.
   */
  boolean isCapital(int at) {
    return !shouts && at < list.size() && startsUpper(at);
  }

  /** Returns whether the token is one of these words; false where there is no such token. */
  boolean isAt(Set<String> words, int at) {
    return at >= 0 && at < list.size() && words.contains(word(at));
  }

  boolean isNumber(int at) {
    return Character.isDigit(word(at).codePointAt(0));
  }

  /**
   * Returns whether the token is part of a word with a hyphen: « Ville-Neuve » does not name a
   * town.
   */
  boolean isHyphened(int at) {
    boolean before = at > 0 && at < list.size() && gap(at - 1).equals("-");
    return before || at + 1 < list.size() && gap(at).equals("-");
  }
}
