package fr.assistantchorus.intent;

import java.util.List;
import java.util.Optional;

/**
 * What a text says, before anything in it is masked.
 *
 * @param ranked at most {@value #MOST_RANKED} intents, most likely first, confidences summing to at
 *     most 1
 * @param entities in the order of the text, not overlapping
 */
public record Understood(List<Ranked> ranked, Certainty certainty, List<Entity> entities) {
  public static final int MOST_RANKED = 5;

  /**
   * @param confidence calibrated, 0 to 1
   */
  public record Ranked(String intent, double confidence) {}

  /** Three answers: act on the first, ask which of two, or say that it was not understood. */
  public enum Certainty {
    SURE,
    EITHER,
    NONE
  }

  /**
   * @param type code of a field type, or one that {@link EntityExtractor} names; of {@code ordinal}
   *     the value is a number from 1, -1 being the last, or several with spaces between
   * @param start index of its first UTF-16 unit in the text
   * @param end index after its last
   * @param value canonical where {@code problem} is empty, else as typed
   * @param problem the field's reason where it only looks like one
   */
  public record Entity(String type, int start, int end, String value, Optional<String> problem) {}
}
