package fr.assistantchorus.portal;

import fr.assistantchorus.store.Transaction;
import io.vertx.core.Future;
import java.time.Instant;

/** Sign-up: keeps the registration and mails its activation link, in one transaction. */
public final class Registrations {
  private final PendingRegistrations pending;
  private final ActivationMail mail;

  Registrations(PendingRegistrations pending, ActivationMail mail) {
    this.pending = pending;
    this.mail = mail;
  }

  /**
   * Signing up again with the same address replaces what was entered and voids the older link. An
   * address that has an account is answered alike; the mail tells its owner.
   *
   * @param client a keyed hash of the caller's network address, for limits
   * @return too soon: nothing was kept
   */
  public Future<MailRequest> register(
      Transaction transaction, PendingRegistration registration, String client, Instant now) {
    return mail.send(
        transaction,
        registration.loginAddress(),
        client,
        now,
        () -> pending.keep(transaction, registration, now));
  }
}
