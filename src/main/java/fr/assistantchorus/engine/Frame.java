package fr.assistantchorus.engine;

import java.util.List;
import java.util.Map;

/**
 * A dialog under way.
 *
 * @param slots what is known: the dialog's slots and what its actions gave back
 * @param attempts misses on the question that is open
 * @param trail the asking states that were answered, oldest first: what « retour » goes back
 *     through
 */
public record Frame(
    String dialog, String state, Map<String, Value> slots, int attempts, List<String> trail) {
  public Frame {
    slots = Map.copyOf(slots);
    trail = List.copyOf(trail);
  }
}
