package fr.assistantchorus.engine;

import java.util.List;

/**
 * The state after an event, and what the event wants to be done, in order.
 *
 * @param passed the states that were passed on the way, the one that it ends in included. Nothing
 *     depends on them; they tell the way to whoever counts.
 */
public record Step(State state, List<Effect> effects, List<Place> passed) {
  public Step {
    effects = List.copyOf(effects);
    passed = List.copyOf(passed);
  }

  /** Returns a step that goes nowhere. */
  static Step staying(State state) {
    return new Step(state, List.of(), List.of());
  }

  /** A state of a dialog. */
  public record Place(String dialog, String state) {}
}
