package fr.assistantchorus.portal.signup;

import fr.assistantchorus.store.Moments;
import java.time.Duration;
import java.time.Instant;

/** The answer to somebody who asks for an activation mail. It is the same for every address. */
public sealed interface MailRequest {
  /**
   * @param deadline until when the link in the mail works, if there is a mail
   */
  record Accepted(Instant deadline) implements MailRequest {
    /**
     * Returns the deadline as the mail writes it: « 22 novembre 2026 à 14:05 », in Europe/Paris.
     */
    public String frenchDeadline() {
      return Moments.french(deadline);
    }
  }

  /** It was asked for too often, for this address or from this network address. */
  record TooSoon(Duration retryAfter) implements MailRequest {}
}
