package fr.assistantchorus.portal.attachment;

import fr.assistantchorus.portal.structure.StructureName;
import fr.assistantchorus.store.Moments;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * One's own request for attachment, and what became of it.
 *
 * @param verdict empty while it waits
 * @param decidedAt empty while it waits
 * @param reason of a refusal, in the manager's words; else empty
 */
public record FollowedRequest(
    UUID id,
    StructureName structure,
    Instant requestedAt,
    Optional<Verdict> verdict,
    Optional<Instant> decidedAt,
    String reason) {
  public boolean waits() {
    return verdict.isEmpty();
  }

  /** Returns {@code waiting}, or the code of the verdict. */
  public String stateCode() {
    return verdict.map(Verdict::code).orElse("waiting");
  }

  /** Returns « En attente », « Acceptée », « Refusée » or « Retirée ». */
  public String stateLabel() {
    return verdict.map(Verdict::label).orElse("En attente");
  }

  /** Returns « 22 novembre 2026 à 14:05 », in Europe/Paris. */
  public String requestedAtInFrench() {
    return Moments.french(requestedAt);
  }

  /** Returns the same of the decision; empty while there is none. */
  public String decidedAtInFrench() {
    return decidedAt.map(Moments::french).orElse("");
  }
}
