package fr.assistantchorus.portal.signup;

import fr.assistantchorus.store.Transaction;
import io.vertx.core.Future;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/** Sign-up: keeps the registration and mails its activation link. */
public final class Registrations {
  private final PendingRegistrationStore pending;
  private final ActivationMail mail;

  public Registrations(PendingRegistrationStore pending, ActivationMail mail) {
    this.pending = pending;
    this.mail = mail;
  }

  /**
   * Registers somebody, and mails the link. Signing up again with the same address replaces what
   * was entered and voids the older link. An address that has an account is answered in the same
   * way; the mail tells its owner.
   *
   * @param conversation the one in which it was made, for which {@link #waits} is then true; empty
   *     for a page
   * @param client a keyed hash of the caller's network address, for limits
   * @return where it is too soon, nothing was kept
   */
  public Future<MailRequest> register(
      Transaction transaction,
      PendingRegistration registration,
      Optional<UUID> conversation,
      String client,
      Instant now) {
    return mail.send(
        transaction,
        registration.person().loginAddress(),
        client,
        now,
        () -> pending.keep(transaction, registration, conversation, now));
  }

  /** Returns whether a registration that was made in this conversation waits for its activation. */
  public Future<Boolean> waits(Transaction transaction, UUID conversation, Instant now) {
    return pending.waits(transaction, conversation, now);
  }
}
