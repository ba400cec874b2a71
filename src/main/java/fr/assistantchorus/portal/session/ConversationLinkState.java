package fr.assistantchorus.portal.session;

import fr.assistantchorus.store.Moments;
import java.time.Instant;

/** What a link that lets a conversation speak for an account is good for now. */
public sealed interface ConversationLinkState {
  /**
   * It may be used, once.
   *
   * @param issuedAt when it was asked for in the conversation
   */
  record Ready(Instant issuedAt) implements ConversationLinkState {
    /** Returns « 22 novembre 2026 à 14:05 », in Europe/Paris. */
    public String issuedAtInFrench() {
      return Moments.french(issuedAt);
    }
  }

  /** Its time is over; the assistant gives another one. */
  record Expired() implements ConversationLinkState {}

  /** It was used. */
  record Used() implements ConversationLinkState {}

  /** It was forged, is cut short, was replaced by a newer one of its conversation, or is old. */
  record Unknown() implements ConversationLinkState {}
}
