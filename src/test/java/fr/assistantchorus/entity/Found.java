package fr.assistantchorus.entity;

import java.time.LocalDate;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Writes what is found in a text as one line: values, each with « ! » and what is wrong with it if
 * anything is, or « - » for nothing.
 */
final class Found {
  private Found() {}

  /** Writes all values with their types before them. */
  static String in(String text) {
    return line(
        EntityExtractor.entities(text).stream()
            .map(entity -> entity.type() + " " + shown(entity))
            .toList());
  }

  /**
   * Writes the values of these types, with the type before each value where several types are asked
   * for.
   */
  static String in(String text, String... types) {
    return line(
        EntityExtractor.entities(text).stream()
            .filter(entity -> List.of(types).contains(entity.type()))
            .map(entity -> (types.length > 1 ? entity.type() + " " : "") + shown(entity))
            .toList());
  }

  static String dates(String text, LocalDate today) {
    return line(
        EntityExtractor.withDates(EntityExtractor.entities(text), text, today).stream()
            .filter(entity -> entity.type().equals("date"))
            .map(Found::shown)
            .toList());
  }

  private static String line(List<String> found) {
    return found.isEmpty() ? "-" : found.stream().collect(Collectors.joining(" "));
  }

  private static String shown(Entity entity) {
    return entity.value() + entity.problem().map(problem -> "!" + problem).orElse("");
  }
}
