package fr.assistantchorus.action;

import fr.assistantchorus.conversation.Action;
import fr.assistantchorus.dialog.ActionSignature;
import fr.assistantchorus.engine.Value;
import fr.assistantchorus.portal.Portal;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** Every action that there is. */
public final class PortalActions {
  private PortalActions() {}

  public static List<Action> of(Portal portal) {
    return List.of(
        new ResendActivation(portal.activation()), new OpenSupportRequest(portal.support()));
  }

  /** What the dialogs may call, by name; known without a database, for the checker. */
  public static Map<String, ActionSignature> signatures() {
    return Map.of(
        ResendActivation.SIGNATURE.name(), ResendActivation.SIGNATURE,
        OpenSupportRequest.SIGNATURE.name(), OpenSupportRequest.SIGNATURE);
  }

  /** Rounded up, so that who waits as long as told is not refused again; at least one. */
  static Value.Number minutes(Duration duration) {
    return new Value.Number(Math.max(1, duration.plusMinutes(1).minusNanos(1).toMinutes()));
  }
}
