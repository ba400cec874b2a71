package fr.assistantchorus.conversation.turn;

import fr.assistantchorus.engine.Event;
import fr.assistantchorus.engine.State;
import java.util.List;

/**
 * Everything that a turn writes, in one statement.
 *
 * @param start what the turn was made from, and the secrets that it keeps
 * @param state the conversation's state after it
 * @param stateJson the same, as it is kept
 * @param events the bodies of the new events before the reply
 * @param reply the body of the reply
 * @param at where the conversation is after it; null where no dialog is under way
 */
record TurnWrite(
    TurnStart start,
    State state,
    String stateJson,
    List<String> events,
    String reply,
    Reply.At at,
    Begun begun,
    Lessons lessons) {

  /**
   * What began the turn.
   *
   * @param place which of the events it is, counted from 1
   */
  record Begun(Event event, int place) {
    String kind() {
      return Json.kind(event.getClass());
    }

    /** Returns how far a text was understood; null where it was no text. */
    String verdict() {
      return event instanceof Event.UserSaid said ? said.interpretation().verdict().name() : null;
    }
  }

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

    boolean isEmpty() {
      return notUnderstood.isEmpty() && !takenBack;
    }
  }

  Conversation before() {
    return start.conversation();
  }

  /** Returns the number of the reply, which is the last event. */
  long seq() {
    return before().seq() + events.size() + 1;
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
        stateJson.length(),
        start.secrets().wrappedKey(),
        start.now(),
        before().logLength() + length());
  }

  private long length() {
    return events.stream().mapToLong(String::length).sum() + reply.length();
  }
}
