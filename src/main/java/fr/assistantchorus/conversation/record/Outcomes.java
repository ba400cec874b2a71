package fr.assistantchorus.conversation.record;

import fr.assistantchorus.engine.Event;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The outcomes that a recorded conversation's acts had, to be given once more. They are given by
 * action and in their order, since other dialogs may call an action in another turn.
 */
final class Outcomes {
  private final Map<String, Deque<Event.ActionReturned>> left = new HashMap<>();

  static Outcomes of(Playback playback) {
    Outcomes outcomes = new Outcomes();
    playback.scenes().stream()
        .flatMap(scene -> scene.moments().stream())
        .map(Scene.Moment::event)
        .forEach(event -> {
          if (event instanceof Event.ActionReturned returned) {
            outcomes.left.computeIfAbsent(returned.action(), _ -> new ArrayDeque<>()).add(returned);
          }
        });
    return outcomes;
  }

  /** Returns the next outcome of an action; empty where no more was recorded. */
  Optional<Event.ActionReturned> next(String action) {
    return Optional.ofNullable(left.getOrDefault(action, new ArrayDeque<>()).poll());
  }
}
