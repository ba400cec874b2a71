package fr.assistantchorus.conversation.turn;

import fr.assistantchorus.engine.State;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * Everything that a turn writes, in one statement.
 *
 * @param events the bodies of the new events, the reply last
 * @param waiting whether a question is left open
 * @param reply the recorded reply
 * @param misheard the numbers of the new events that were not understood
 * @param takenBack whether what was said before this turn was understood wrongly
 */
record TurnWrite(
    Conversation before,
    UUID turn,
    Instant time,
    String catalog,
    State state,
    List<String> events,
    String reply,
    boolean waiting,
    byte[] wrappedKey,
    Map<String, byte[]> secrets,
    List<Long> misheard,
    boolean takenBack) {

  long seq() {
    return before.seq() + events.size();
  }

  /** Returns the conversation as it is once this is written. */
  Conversation after() {
    return new Conversation(
        before.id(),
        before.tokenHash(),
        before.version() + 1,
        seq(),
        catalog,
        state,
        wrappedKey,
        time);
  }
}
