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

  private static final long NANOS_A_MILLI = 1_000_000;
  private static final int MAX_MILLIS = 600_000;

  private final TurnStart start;
  private final Acts acts;
  private final List<Event> events;

  /** When it began, by the clock that only goes on; how long a turn takes is not when it is. */
  private final long began;

  private final Deque<Event> coming;
  private final List<String> logged = new ArrayList<>();
  private final List<Effect> effects = new ArrayList<>();
  private boolean notUnderstood;
  private boolean takenBack;
  private int place;
  private State state;
  private int actsDone;

  private TurnAttempt(TurnStart start, Acts acts, List<Event> events, long began) {
    this.start = start;
    this.acts = acts;
    this.events = List.copyOf(events);
    this.began = began;
    this.coming = new ArrayDeque<>(events);
    this.state = start.state();
  }

  /** Returns the first try, for which the turn's events are made. */
  static TurnAttempt at(TurnStart start, Acts acts) {
    long began = System.nanoTime();
    return new TurnAttempt(start, acts, start.events(), began);
  }

  /** Returns a try with the same events, from the start. */
  TurnAttempt again() {
    return new TurnAttempt(start, acts, events, began);
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
    notUnderstood |= Misheard.notUnderstood(event, state, step);
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

  /**
   * Returns what is to be written, once {@link #run} has ended.
   *
   * @param mails the kinds of the mails that were written in the turn's transaction
   */
  TurnWrite write(List<String> mails) {
    Reply reply = Reply.of(start.catalog(), state, effects);
    String stateJson = Json.write(state);
    String replyJson = Json.write(reply);
    return new TurnWrite(
        start,
        after(stateJson.length(), replyJson.length()),
        stateJson,
        List.copyOf(logged),
        replyJson,
        reply.at(),
        new TurnWrite.Begun(events.getLast(), place),
        new TurnWrite.Lessons(notUnderstood, takenBack),
        new TurnWrite.Effort(
            (int) Math.min(MAX_MILLIS, (System.nanoTime() - began) / NANOS_A_MILLI), mails));
  }

  /** Returns the conversation as it will be, given the lengths of what is written. */
  private Conversation after(int stateLength, int replyLength) {
    Conversation before = start.conversation();
    long length = before.logLength() + replyLength;
    for (String event : logged) {
      length += event.length();
    }
    return new Conversation(
        before.id(),
        before.tokenHash(),
        before.version() + 1,
        before.seq() + logged.size() + 1,
        start.catalog().hash(),
        state,
        stateLength,
        start.secrets().wrappedKey(),
        start.now(),
        length);
  }
}
