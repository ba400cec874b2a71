package fr.assistantchorus.portal.attachment;

import fr.assistantchorus.store.Moments;
import java.time.Instant;
import java.util.UUID;

/**
 * Somebody who belongs to a structure, as its manager sees them.
 *
 * @param displayName « Prénom NOM »
 * @param maskedAddress the login address, masked
 */
public record StructureUser(
    UUID account, String displayName, String maskedAddress, Standing standing, Instant since) {
  /** Returns « 22 novembre 2026 à 14:05 », in Europe/Paris. */
  public String sinceInFrench() {
    return Moments.french(since);
  }
}
