package fr.assistantchorus.portal.subscription;

import fr.assistantchorus.portal.space.Access;
import fr.assistantchorus.portal.space.Space;
import fr.assistantchorus.portal.structure.StructureName;
import fr.assistantchorus.store.Moments;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;

/**
 * « Abonnement à un espace »: an attached user's, or the request for one (F62 to F66).
 *
 * @param subscriber as « Prénom NOM »
 * @param serviceLabel the service's name, or « Toute la structure »
 * @param wantedOn « Date de la demande », as typed (F64)
 * @param comment in the subscriber's words; may be empty
 * @param decidedAt empty while it waits
 * @param reason of a refusal, in the manager's words; else empty
 */
public record Subscription(
    UUID id,
    UUID account,
    String subscriber,
    StructureName structure,
    UUID openedSpace,
    Space space,
    String serviceLabel,
    Access access,
    State state,
    LocalDate wantedOn,
    String comment,
    Instant requestedAt,
    Optional<Instant> decidedAt,
    String reason) {
  /** How it stands with a subscription (« Statut », F63). */
  public enum State {
    WAITING("waiting", "EN_ATTENTE"),
    VALID("valid", "VALIDE"),
    REFUSED("refused", "REFUSE"),
    /** Whoever asked took it back before a decision. */
    WITHDRAWN("withdrawn", "RETIRE");

    private final String code;
    private final String listed;

    State(String code, String listed) {
      this.code = code;
      this.listed = listed;
    }

    /** Returns the form that is stored. */
    public String code() {
      return code;
    }

    /** Returns how the guide's list writes it. */
    public String listed() {
      return listed;
    }

    public static State ofCode(String code) {
      for (State state : values()) {
        if (state.code.equals(code)) {
          return state;
        }
      }
      throw new IllegalArgumentException("no state " + code);
    }
  }

  /** Returns whether it waits or is valid. */
  public boolean isLive() {
    return state == State.WAITING || state == State.VALID;
  }

  /** Returns « 22 novembre 2026 ». */
  public String wantedOnInFrench() {
    return Moments.french(wantedOn);
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
