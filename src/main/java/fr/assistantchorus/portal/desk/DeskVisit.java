package fr.assistantchorus.portal.desk;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * A conversation in which somebody waits for a human, or talks with one.
 *
 * @param client a keyed hash of the person's network address
 * @param holder who answers; empty while nobody does
 */
public record DeskVisit(
    UUID conversation, Instant waitingSince, String client, Optional<Holder> holder) {

  /**
   * An agent who has a conversation.
   *
   * @param name as the person sees it
   * @param held names what this agent does there, so that it is done once
   */
  public record Holder(UUID agent, String name, UUID held, Instant activeAt) {}

  /** Returns whether this agent has the conversation. */
  public boolean isOf(UUID agent) {
    return holder.filter(one -> one.agent().equals(agent)).isPresent();
  }
}
