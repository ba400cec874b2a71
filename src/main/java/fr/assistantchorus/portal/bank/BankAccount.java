package fr.assistantchorus.portal.bank;

import fr.assistantchorus.field.AccountNumber;
import fr.assistantchorus.store.FileKind;
import fr.assistantchorus.store.Moments;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * Bank details as they are shown (F27); the number and the BIC are masked.
 *
 * @param factor « Affactureur »
 * @param bic masked; empty for a RIB
 * @param file as its sender's computer names it
 */
public record BankAccount(
    UUID id,
    String name,
    boolean factor,
    AccountNumber.Type type,
    String maskedNumber,
    String bic,
    String file,
    FileKind kind,
    Instant addedAt,
    Optional<Instant> deactivatedAt) {
  /** Returns whether they go with a request; templates use it too. */
  public boolean isActive() {
    return deactivatedAt.isEmpty();
  }

  /** Returns « 22 novembre 2026 à 14:05 », in Europe/Paris. */
  public String addedAtInFrench() {
    return Moments.french(addedAt);
  }

  /** Returns the same of the deactivation; empty where they are active. */
  public String deactivatedAtInFrench() {
    return deactivatedAt.map(Moments::french).orElse("");
  }

  /** Returns the status in French. */
  public String statusLabel() {
    return isActive() ? "Actif" : "Désactivé";
  }
}
