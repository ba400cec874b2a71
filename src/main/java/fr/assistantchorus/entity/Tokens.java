package fr.assistantchorus.entity;

import java.util.List;
import java.util.Set;

/**
 * The tokens of a text beside what was typed, for finders that go by capitals and by what stands
 * between two words.
 */
record Tokens(String text, List<Token> list, boolean shouts) {
  static Tokens of(String text, List<Token> list) {
    // All in capitals: they say nothing.
    return new Tokens(text, list, text.chars().noneMatch(Character::isLowerCase));
  }

  int size() {
    return list.size();
  }

  Token get(int at) {
    return list.get(at);
  }

  /** Lower case, without accents. */
  String word(int at) {
    return list.get(at).word();
  }

  /** As they were typed, with all that stands between. */
  String typed(int first, int after) {
    return text.substring(list.get(first).start(), list.get(after - 1).end());
  }

  /** What stands between a token and the next. */
  String gap(int at) {
    return text.substring(list.get(at).end(), list.get(at + 1).start());
  }

  boolean startsUpper(int at) {
    return Character.isUpperCase(text.charAt(list.get(at).start()));
  }

  /** Whether it begins with a capital that says something; not where there is no such token. */
  boolean isCapital(int at) {
    return !shouts && at < list.size() && startsUpper(at);
  }

  /** Whether one of these words is there; not where there is no such token. */
  boolean isAt(Set<String> words, int at) {
    return at >= 0 && at < list.size() && words.contains(word(at));
  }

  boolean isNumber(int at) {
    return Character.isDigit(word(at).codePointAt(0));
  }

  /** Whether it is part of a word with a hyphen: « Ville-Neuve » names no town. */
  boolean isHyphened(int at) {
    boolean before = at > 0 && at < list.size() && gap(at - 1).equals("-");
    return before || at + 1 < list.size() && gap(at).equals("-");
  }
}
