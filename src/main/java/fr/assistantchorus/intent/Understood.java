package fr.assistantchorus.intent;

import fr.assistantchorus.entity.Entity;
import java.util.List;

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
}
