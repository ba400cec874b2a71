package fr.assistantchorus.conversation.record;

import fr.assistantchorus.conversation.turn.Json;
import fr.assistantchorus.conversation.turn.Reply;
import fr.assistantchorus.conversation.turn.TurnAttempt;
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
 * A conversation that is run through one catalog without doing anything: each act has the outcome
 * that it had in the record. Nothing is written, no mail leaves.
 */
final class DryRun {
  private final Catalog catalog;
  private final Outcomes outcomes;
  private State state = State.NEW;
  private Optional<String> stopped = Optional.empty();

  DryRun(Catalog catalog, Outcomes outcomes) {
    this.catalog = catalog;
    this.outcomes = outcomes;
  }

  /**
   * What a turn would have been.
   *
   * @param returned the outcomes that its acts were given
   * @param ended how the dialog that ended in it ended; empty where none did
   * @param reply as it would be recorded
   */
  record Turn(
      State after,
      List<Effect.Call> calls,
      List<Event.ActionReturned> returned,
      Optional<Effect.End> ended,
      String reply) {}

  Catalog catalog() {
    return catalog;
  }

  /** Returns the state that the next turn begins with. */
  State state() {
    return state;
  }

  /** Returns why the conversation cannot go on with this catalog; empty while it can. */
  Optional<String> stopped() {
    return stopped;
  }

  /** Takes a turn. After {@link #stopped} says why, no other is to be taken. */
  Turn take(List<Event> events) {
    List<Effect> effects = new ArrayList<>();
    List<Event.ActionReturned> returned = new ArrayList<>();
    for (Event event : events) {
      effects.addAll(step(event));
      Optional<Effect.Call> call = called(effects);
      while (call.isPresent() && stopped.isEmpty()) {
        Optional<Event.ActionReturned> outcome =
            returned.size() < TurnAttempt.MAX_ACTS
                ? outcomes.next(call.get().action())
                : Optional.empty();
        if (outcome.isEmpty()) {
          stopped = Optional.of("no outcome of " + call.get().action() + " was recorded");
        } else {
          returned.add(outcome.get());
          List<Effect> more = step(outcome.get());
          effects.addAll(more);
          call = called(more);
        }
      }
    }
    return new Turn(
        state,
        effects.stream()
            .filter(Effect.Call.class::isInstance)
            .map(Effect.Call.class::cast)
            .toList(),
        List.copyOf(returned),
        ended(effects),
        Json.write(Reply.of(catalog, state, effects)));
  }

  static Optional<Effect.End> ended(List<Effect> effects) {
    return effects.reversed().stream()
        .filter(Effect.End.class::isInstance)
        .map(Effect.End.class::cast)
        .findFirst();
  }

  private List<Effect> step(Event event) {
    if (stopped.isPresent()) {
      return List.of();
    }
    Step step = Engine.step(catalog, state, event);
    state = step.state();
    return step.effects();
  }

  private static Optional<Effect.Call> called(List<Effect> effects) {
    return !effects.isEmpty() && effects.getLast() instanceof Effect.Call call
        ? Optional.of(call)
        : Optional.empty();
  }
}
