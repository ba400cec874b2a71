package fr.assistantchorus.conversation.turn;

import fr.assistantchorus.engine.State;
import java.util.List;

/**
 * Everything that a turn writes, in one statement.
 *
 * @param start what the turn was made from, and the secrets that it keeps
 * @param state the conversation's state after it
 * @param events the bodies of the new events, the reply last
 */
record TurnWrite(TurnStart start, State state, List<String> events, Lessons lessons) {

  /**
   * What there is to learn from it.
   *
   * @param notUnderstood the numbers of the new events that were not understood
   * @param takenBack whether what was said before this turn was understood wrongly
   */
  record Lessons(List<Long> notUnderstood, boolean takenBack) {
    Lessons {
      notUnderstood = List.copyOf(notUnderstood);
    }
  }

  Conversation before() {
    return start.conversation();
  }

  /** Returns the number of the reply, which is the last event. */
  long seq() {
    return before().seq() + events.size();
  }

  String reply() {
    return events.getLast();
  }

  /** Returns whether a question is left open. */
  boolean waiting() {
    return state.top().isPresent() && !state.silent() && !state.withAgent();
  }

  /** Returns the conversation as it is once this is written. */
  Conversation after() {
    return new Conversation(
        before().id(),
        before().tokenHash(),
        before().version() + 1,
        seq(),
        start.catalog().hash(),
        state,
        start.secrets().wrappedKey(),
        start.now());
  }
}
