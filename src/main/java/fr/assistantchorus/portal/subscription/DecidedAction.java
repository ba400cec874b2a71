package fr.assistantchorus.portal.subscription;

import fr.assistantchorus.portal.attachment.AttachmentRequest;
import fr.assistantchorus.portal.attachment.PastDecision;
import fr.assistantchorus.portal.attachment.Verdict;
import fr.assistantchorus.portal.structure.StructureName;
import fr.assistantchorus.store.Moments;
import java.time.Instant;
import java.util.UUID;

/**
 * What was decided on something that waited, so that it is told by name.
 *
 * @param requester as « Prénom NOM »
 * @param wish the space subscribed to; empty for an attachment
 */
public record DecidedAction(
    UUID id,
    PendingAction.Kind kind,
    String requester,
    StructureName structure,
    String wish,
    Verdict verdict,
    Instant decidedAt) {
  static DecidedAction of(AttachmentRequest request, Verdict verdict, Instant now) {
    return new DecidedAction(
        request.id(),
        PendingAction.Kind.ATTACHMENT,
        request.requester(),
        request.structure(),
        "",
        verdict,
        now);
  }

  static DecidedAction of(PastDecision decision) {
    return new DecidedAction(
        decision.id(),
        PendingAction.Kind.ATTACHMENT,
        decision.requester(),
        decision.structure(),
        "",
        decision.verdict(),
        decision.decidedAt());
  }

  static DecidedAction of(Subscription subscription, Verdict verdict, Instant at) {
    return new DecidedAction(
        subscription.id(),
        PendingAction.Kind.SUBSCRIPTION,
        subscription.subscriber(),
        subscription.structure(),
        subscription.space().label(),
        verdict,
        at);
  }

  /** Returns « 22 novembre 2026 à 14:05 », in Europe/Paris. */
  public String decidedAtInFrench() {
    return Moments.french(decidedAt);
  }
}
