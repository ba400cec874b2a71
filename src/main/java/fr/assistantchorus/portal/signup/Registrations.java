package fr.assistantchorus.portal.signup;

import fr.assistantchorus.store.Transaction;
import io.vertx.core.Future;
import java.time.Instant;
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
   * @param asker who signs up, for limits; {@link #madeIn} is then true for his conversation
   * @return where it is too soon, nothing was kept
   */
  public Future<MailRequest> register(
      Transaction transaction, PendingRegistration registration, Asker asker, Instant now) {
    return mail.send(
        transaction,
        ActivationMail.Reason.SIGN_UP,
        registration.person().loginAddress(),
        asker,
        now,
        () -> pending.keep(transaction, registration, asker, now));
  }

  /**
   * Returns whether somebody signed up in this conversation within the last thirty days. It does
   * not say whether the registration was activated since: who sits before the conversation may have
   * typed somebody else's address, and must not learn what its owner does.
   */
  public Future<Boolean> madeIn(Transaction transaction, UUID conversation, Instant now) {
    return pending.madeIn(transaction, conversation, now);
  }
}
