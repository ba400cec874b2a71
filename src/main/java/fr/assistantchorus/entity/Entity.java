package fr.assistantchorus.entity;

import java.util.Optional;

/**
 * A value, and where it stands in a text.
 *
 * @param type the code of a field type, or a type that {@link EntityExtractor} names. For {@code
 *     ordinal}, the value is a number from 1, or -1 for the last, or several of them with spaces
 *     between
 * @param start index of its first UTF-16 unit in the text
 * @param end index after its last unit
 * @param value the canonical form where {@code problem} is empty; else what was typed
 * @param problem the field's reason, where the text only looks like such a value
 */
public record Entity(String type, int start, int end, String value, Optional<String> problem) {

  /**
   * Returns whether the value and this part of the text have a UTF-16 unit in common.
   *
   * @param first index of the first unit of the part
   * @param after index after its last unit
   */
  public boolean overlaps(int first, int after) {
    return start < after && end > first;
  }
}
