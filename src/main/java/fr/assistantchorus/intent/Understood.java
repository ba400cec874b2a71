package fr.assistantchorus.intent;

import fr.assistantchorus.entity.Entity;
import java.util.List;

/**
 * What a text says, before anything in it is masked.
 *
 * @param ranked at most {@value #MOST_RANKED} intents, most likely first; their confidences add up
 *     to at most 1
 * @param entities the values, in the order of the text; they do not overlap
 */
public record Understood(List<Ranked> ranked, Certainty certainty, List<Entity> entities) {
  public static final int MOST_RANKED = 5;

  /**
   * @param confidence calibrated, 0 to 1
   */
  public record Ranked(String intent, double confidence) {}

  /**
   * What to do: act on the first intent, ask which of two is meant, or say that it was not
   * understood.
   */
  public enum Certainty {
    SURE,
    EITHER,
    NONE
  }
}
