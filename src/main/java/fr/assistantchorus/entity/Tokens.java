package fr.assistantchorus.entity;

import java.util.List;

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
}
