package fr.assistantchorus.conversation.record;

import fr.assistantchorus.conversation.turn.Json;
import fr.assistantchorus.conversation.turn.Reply;
import fr.assistantchorus.dialog.Catalog;
import fr.assistantchorus.engine.Effect;
import fr.assistantchorus.engine.Engine;
import fr.assistantchorus.engine.Event;
import fr.assistantchorus.engine.State;
import fr.assistantchorus.engine.Step;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * How far a log has been run through the engine once more. It calls no action, since outcomes are
 * in the log.
 *
 * @param catalog the one of the last event
 * @param effects those since the last reply
 * @param passed the states that the last event has passed
 */
record Course(
    State state, Optional<Catalog> catalog, List<Effect> effects, List<Step.Place> passed) {
  static final Course BEGINNING = new Course(State.NEW, Optional.empty(), List.of(), List.of());

  Course {
    effects = List.copyOf(effects);
    passed = List.copyOf(passed);
  }

  /** Goes on with a catalog, which may be another one than so far. */
  Course on(Catalog next) {
    boolean other = catalog.isPresent() && !catalog.get().hash().equals(next.hash());
    return new Course(
        other ? Engine.adopt(next, state) : state, Optional.of(next), effects, List.of());
  }

  Course after(Event event) {
    Step step = Engine.step(catalog.orElseThrow(), state, event);
    List<Effect> all = new ArrayList<>(effects);
    all.addAll(step.effects());
    return new Course(step.state(), catalog, all, step.passed());
  }

  /** Returns the reply to what came since the last one, as it would be recorded. */
  String reply() {
    return Json.write(Reply.of(catalog.orElseThrow(), state, effects));
  }

  /** Goes on after the reply. */
  Course replied() {
    return new Course(state, catalog, List.of(), List.of());
  }
}
