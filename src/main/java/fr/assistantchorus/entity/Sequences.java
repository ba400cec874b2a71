package fr.assistantchorus.entity;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Sequences of words, each with a meaning, found where they begin in a text; the longest one wins.
 *
 * @param <T> the type of the meanings
 */
final class Sequences<T> {
  private record Sequence<T>(List<String> words, T meaning) {}

  /**
   * What was found.
   *
   * @param length in tokens
   */
  record Found<T>(T meaning, int length) {}

  private final Map<String, List<Sequence<T>>> byFirst = new HashMap<>();

  /**
   * Returns the sequences of these phrases, which all mean the same.
   *
   * @param phrases separated by commas and ends of lines
   */
  static Sequences<Boolean> of(String phrases) {
    Sequences<Boolean> sequences = new Sequences<>();
    List.of(phrases.split("[,\n]+")).forEach(phrase -> sequences.add(phrase, true));
    return sequences;
  }

  /** Adds a phrase. Where the same words are added with two meanings, the first one wins. */
  void add(String phrase, T meaning) {
    List<String> words = Word.in(phrase).stream().map(Word::word).toList();
    if (!words.isEmpty()) {
      List<Sequence<T>> alike = byFirst.computeIfAbsent(words.getFirst(), _ -> new ArrayList<>());
      alike.add(new Sequence<>(words, meaning));
      alike.sort(Comparator.comparingInt(sequence -> -sequence.words().size()));
    }
  }

  Optional<Found<T>> at(List<Word> tokens, int index) {
    if (index >= tokens.size()) {
      return Optional.empty();
    }
    return byFirst.getOrDefault(tokens.get(index).word(), List.of()).stream()
        .filter(sequence -> isAt(sequence.words(), tokens, index))
        .findFirst()
        .map(sequence -> new Found<>(sequence.meaning(), sequence.words().size()));
  }

  /**
   * Returns how many tokens the longest sequence that begins at this index has; 0 where none
   * begins.
   */
  int lengthAt(List<Word> tokens, int index) {
    return at(tokens, index).map(Found::length).orElse(0);
  }

  private static boolean isAt(List<String> words, List<Word> tokens, int index) {
    if (index + words.size() > tokens.size()) {
      return false;
    }
    for (int i = 0; i < words.size(); i++) {
      if (!tokens.get(index + i).word().equals(words.get(i))) {
        return false;
      }
    }
    return true;
  }
}
