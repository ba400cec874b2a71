package fr.assistantchorus.portal.subscription;

import fr.assistantchorus.portal.structure.StructureName;
import fr.assistantchorus.store.Moments;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * What waits for a manager's decision (« Mes actions en attente », F35, F66), with what a manager
 * needs to know of who asks.
 *
 * @param requester « Demandeur », as « Prénom NOM »
 * @param maskedAddress the requester's login address, masked
 * @param requesterStructures those that the requester manages and the centres de gestion that they
 *     belong to (F36), at most {@value #MOST_STRUCTURES}; others are their clients', and are not
 *     told
 * @param structure the one that it is about
 * @param service « Toute la structure », or the service's name
 * @param wish what is asked for beside the attachment: « Demande de remboursement TIC
 *     (Modification) »; empty for an attachment
 * @param comment in the requester's words; may be empty
 */
public record PendingAction(
    UUID id,
    Kind kind,
    String requester,
    String maskedAddress,
    List<StructureName> requesterStructures,
    StructureName structure,
    String service,
    String wish,
    String comment,
    Instant requestedAt) {
  static final int MOST_STRUCTURES = 3;

  /** What is asked for. */
  public enum Kind {
    ATTACHMENT("attachment", "Rattachement"),
    SUBSCRIPTION("subscription", "Abonnement");

    private final String code;
    private final String label;

    Kind(String code, String label) {
      this.code = code;
      this.label = label;
    }

    /** Returns the form that statements give. */
    String code() {
      return code;
    }

    /** Returns the French label. */
    public String label() {
      return label;
    }

    static Kind ofCode(String code) {
      return code.equals(ATTACHMENT.code) ? ATTACHMENT : SUBSCRIPTION;
    }
  }

  /** Returns « 22 novembre 2026 à 14:05 », in Europe/Paris. */
  public String requestedAtInFrench() {
    return Moments.french(requestedAt);
  }

  /** Returns the same with these structures of the requester. */
  PendingAction with(List<StructureName> structures) {
    return new PendingAction(
        id,
        kind,
        requester,
        maskedAddress,
        structures,
        structure,
        service,
        wish,
        comment,
        requestedAt);
  }
}
