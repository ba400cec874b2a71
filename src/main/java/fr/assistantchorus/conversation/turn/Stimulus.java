package fr.assistantchorus.conversation.turn;

import fr.assistantchorus.engine.Event;
import fr.assistantchorus.hearing.Situation;
import java.time.Instant;

/** What somebody or something does to a conversation. */
public interface Stimulus {
  /**
   * Returns the event, which is made outside any transaction.
   *
   * @param situation the one of the conversation when it came
   * @param secrets keeps the secrets in it
   */
  Event event(String id, Instant time, Situation situation, Secrets secrets);

  /** Returns whether it comes from the person, who may have been away for long. */
  default boolean personal() {
    return true;
  }

  /** Returns whether it still has to do with the conversation, in which more may have happened. */
  default boolean concerns(Conversation conversation) {
    return true;
  }
}
