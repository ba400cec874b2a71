package fr.assistantchorus.conversation.turn;

import fr.assistantchorus.engine.Effect;
import fr.assistantchorus.engine.Engine;
import fr.assistantchorus.engine.Event;
import fr.assistantchorus.engine.State;
import fr.assistantchorus.engine.Step;
import fr.assistantchorus.store.Transaction;
import io.vertx.core.Future;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/**
 * One try at a turn: it steps through the events, does the acts, and says what is to be written.
 */
public final class TurnAttempt {
  /** The most acts in one turn; more come from a dialog that calls without end. */
  public static final int MAX_ACTS = 10;

  private final TurnStart start;
  private final Acts acts;
  private final List<Event> events;

  private final Deque<Event> coming;
  private final List<String> logged = new ArrayList<>();
  private final List<Effect> effects = new ArrayList<>();
  private final List<Long> notUnderstood = new ArrayList<>();
  private boolean takenBack;
  private int place;
  private State state;
  private int actsDone;

  private TurnAttempt(TurnStart start, Acts acts, List<Event> events) {
    this.start = start;
    this.acts = acts;
    this.events = List.copyOf(events);
    this.coming = new ArrayDeque<>(events);
    this.state = start.state();
  }

  /** Returns the first try, for which the turn's events are made. */
  static TurnAttempt at(TurnStart start, Acts acts) {
    return new TurnAttempt(start, acts, start.events());
  }

  /** Returns a try with the same events, from the start. */
  TurnAttempt again() {
    return new TurnAttempt(start, acts, events);
  }

  /**
   * Steps through all events.
   *
   * @return false where an act is wanted and there is no transaction to do it in
   */
  Future<Boolean> run(Optional<Transaction> transaction) {
    while (!coming.isEmpty()) {
      Event event = coming.removeFirst();
      Step step = Engine.step(start.catalog(), state, event);
      logged.add(Json.write(event));
      if (event == events.getLast()) {
        place = logged.size();
      }
      learn(event, step);
      state = step.state();
      effects.addAll(step.effects());
      if (!step.effects().isEmpty() && step.effects().getLast() instanceof Effect.Call call) {
        return transaction.isEmpty()
            ? Future.succeededFuture(false)
            : act(transaction.get(), call).compose(_ -> run(transaction));
      }
    }
    return Future.succeededFuture(true);
  }

  private void learn(Event event, Step step) {
    takenBack |= Misheard.takesBack(start.catalog(), event, state);
    if (Misheard.notUnderstood(event, state, step)) {
      notUnderstood.add(start.conversation().seq() + logged.size());
    }
  }

  private Future<Void> act(Transaction transaction, Effect.Call call) {
    if (++actsDone > MAX_ACTS) {
      return Future.failedFuture(new IllegalStateException("more than " + MAX_ACTS + " acts"));
    }
    return acts.run(transaction, call, start, state.account())
        .map(result -> {
          coming.addFirst(
              new Event.ActionReturned(
                  start.outcomeId(actsDone),
                  start.now(),
                  call.action(),
                  result.outcome(),
                  result.values()));
          return null;
        });
  }

  Conversation conversation() {
    return start.conversation();
  }

  Secrets secrets() {
    return start.secrets();
  }

  /** Returns what is to be written, once {@link #run} has ended. */
  TurnWrite write() {
    Reply reply = Reply.of(start.catalog(), state, effects);
    return new TurnWrite(
        start,
        state,
        Json.write(state),
        List.copyOf(logged),
        Json.write(reply),
        reply.at(),
        new TurnWrite.Begun(events.getLast(), place),
        new TurnWrite.Lessons(notUnderstood, takenBack));
  }
}
