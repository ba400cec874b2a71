package fr.assistantchorus.portal.session;

import fr.assistantchorus.store.Moments;
import java.time.Instant;

/** What a link that lets a conversation speak for an account is worth now. */
public sealed interface ConversationLinkState {
  /**
   * It may be used, once.
   *
   * @param issuedAt when it was asked for in the conversation
   */
  record Ready(Instant issuedAt) implements ConversationLinkState {
    /** « 22 novembre 2026 à 14:05 », in Europe/Paris. */
    public String issuedAtInFrench() {
      return Moments.french(issuedAt);
    }
  }

  /** Its time is over; the assistant gives another. */
  record Expired() implements ConversationLinkState {}

  /** It has served. */
  record Used() implements ConversationLinkState {}

  /** Forged, cut short, replaced by a newer one of its conversation, or old. */
  record Unknown() implements ConversationLinkState {}
}
