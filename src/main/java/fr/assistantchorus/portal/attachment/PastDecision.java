package fr.assistantchorus.portal.attachment;

import fr.assistantchorus.portal.structure.StructureName;
import fr.assistantchorus.store.Moments;
import java.time.Instant;
import java.util.UUID;

/**
 * What was decided on a request for attachment.
 *
 * @param id that of the request
 * @param requester as « Prénom NOM »
 */
public record PastDecision(
    UUID id, String requester, StructureName structure, Verdict verdict, Instant decidedAt) {
  /** Returns « 22 novembre 2026 à 14:05 », in Europe/Paris. */
  public String decidedAtInFrench() {
    return Moments.french(decidedAt);
  }
}
