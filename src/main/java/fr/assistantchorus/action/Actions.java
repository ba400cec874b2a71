package fr.assistantchorus.action;

import fr.assistantchorus.conversation.Action;
import fr.assistantchorus.engine.Value;
import fr.assistantchorus.portal.Portal;
import java.time.Duration;
import java.util.List;

/** Every action that there is. */
public final class Actions {
  private Actions() {}

  public static List<Action> of(Portal portal) {
    return List.of(
        new ResendActivation(portal.activation()), new OpenSupportRequest(portal.support()));
  }

  /** Rounded up, so that who waits as long as told is not refused again; at least one. */
  static Value.Number minutes(Duration duration) {
    return new Value.Number(Math.max(1, duration.plusMinutes(1).minusNanos(1).toMinutes()));
  }
}
