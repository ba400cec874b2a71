package fr.assistantchorus.conversation.turn;

import fr.assistantchorus.engine.Event;
import fr.assistantchorus.engine.State;
import java.util.List;

/**
 * Everything that a turn writes, in one statement.
 *
 * @param start what the turn was made from, and the secrets that it keeps
 * @param after the conversation as it is once this is written
 * @param stateJson its state, as it is kept
 * @param events the bodies of the new events before the reply
 * @param reply the body of the reply
 * @param at where the conversation is after it; null where no dialog is under way
 */
record TurnWrite(
    TurnStart start,
    Conversation after,
    String stateJson,
    List<String> events,
    String reply,
    Reply.At at,
    Begun begun,
    Lessons lessons,
    Effort effort) {

  /**
   * What it took.
   *
   * @param millis from when the turn was begun until it was ready to be written
   * @param mails the kinds of the mails that leave with it, decoys not told apart
   */
  record Effort(int millis, List<String> mails) {
    Effort {
      mails = List.copyOf(mails);
    }
  }

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
   * @param notUnderstood whether what began the turn was not understood
   * @param takenBack whether what was said before this turn was understood wrongly
   */
  record Lessons(boolean notUnderstood, boolean takenBack) {}

  Conversation before() {
    return start.conversation();
  }

  /** Returns the number of the reply, which is the last event. */
  long seq() {
    return after.seq();
  }

  /** Returns the number of the event that began the turn. */
  long begunSeq() {
    return before().seq() + begun.place();
  }

  /** Returns whether a question is left open. */
  boolean waiting() {
    State state = after.state();
    return state.top().isPresent() && !state.silent() && !state.withAgent();
  }
}
