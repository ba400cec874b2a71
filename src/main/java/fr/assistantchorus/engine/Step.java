package fr.assistantchorus.engine;

import java.util.List;

/** The state after an event, and what the event wants to be done, in order. */
public record Step(State state, List<Effect> effects) {
  public Step {
    effects = List.copyOf(effects);
  }
}
