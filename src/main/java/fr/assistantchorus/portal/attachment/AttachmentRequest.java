package fr.assistantchorus.portal.attachment;

import fr.assistantchorus.portal.structure.StructureName;
import fr.assistantchorus.store.Moments;
import java.time.Instant;
import java.util.UUID;

/**
 * Somebody who asks to be attached to a structure (« demande de rattachement », F35).
 *
 * @param requester « Demandeur », as « Prénom NOM »
 */
public record AttachmentRequest(
    UUID id, String requester, StructureName structure, Instant requestedAt) {
  /** Returns « 22 novembre 2026 à 14:05 », in Europe/Paris. */
  public String requestedAtInFrench() {
    return Moments.french(requestedAt);
  }
}
