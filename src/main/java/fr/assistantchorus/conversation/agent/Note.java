package fr.assistantchorus.conversation.agent;

import fr.assistantchorus.store.Moments;
import java.time.Instant;

/**
 * What an agent noted about a conversation, for other agents; the person never sees it.
 *
 * @param who the agent's name at that time
 */
public record Note(String who, String text, Instant writtenAt) {
  /** The longest text, in UTF-16 units. */
  public static final int LONGEST = 2_000;

  public String timeInFrench() {
    return Moments.french(writtenAt);
  }
}
