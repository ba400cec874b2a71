package fr.assistantchorus.entity;

import java.util.Optional;

/**
 * A value where it stands in a text.
 *
 * @param type code of a field type, or one that {@link EntityExtractor} names; of {@code ordinal}
 *     the value is a number from 1, -1 being the last, or several with spaces between
 * @param start index of its first UTF-16 unit in the text
 * @param end index after its last
 * @param value canonical where {@code problem} is empty, else as typed
 * @param problem the field's reason where it only looks like one
 */
public record Entity(String type, int start, int end, String value, Optional<String> problem) {

  /** Whether it has any of these UTF-16 units, from the first on up to the second, left out. */
  public boolean overlaps(int first, int after) {
    return start < after && end > first;
  }
}
