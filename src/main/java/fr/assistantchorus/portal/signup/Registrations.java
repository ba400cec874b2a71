package fr.assistantchorus.portal.signup;

import fr.assistantchorus.store.Database;
import fr.assistantchorus.store.Transaction;
import io.vertx.core.Future;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;

/** Sign-up: keeps the registration and mails its activation link, in one transaction. */
public final class Registrations {
  private final Database database;
  private final SignUpDrafts drafts;
  private final PendingRegistrationStore pending;
  private final ActivationMail mail;

  public Registrations(
      Database database,
      SignUpDrafts drafts,
      PendingRegistrationStore pending,
      ActivationMail mail) {
    this.database = database;
    this.drafts = drafts;
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
    return register(transaction, registration, Optional.empty(), client, now);
  }

  /** Likewise, in a conversation, which {@link #waits} afterwards. */
  public Future<MailRequest> register(
      Transaction transaction,
      PendingRegistration registration,
      UUID conversation,
      String client,
      Instant now) {
    return register(transaction, registration, Optional.of(conversation), client, now);
  }

  private Future<MailRequest> register(
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

  /** Whether a registration that was made in this conversation waits for its activation. */
  public Future<Boolean> waits(Transaction transaction, UUID conversation, Instant now) {
    return pending.waits(transaction, conversation, now);
  }

  /**
   * Likewise, from a page's draft, which then forgets what was typed.
   *
   * @param remains what the draft keeps, given the answer: what the next page tells
   */
  public Future<MailRequest> register(
      PendingRegistration registration,
      String draft,
      Function<MailRequest.Accepted, Map<String, String>> remains,
      String client,
      Instant now) {
    return database.transaction(transaction ->
        register(transaction, registration, client, now)
            .compose(answer ->
                switch (answer) {
                  case MailRequest.Accepted accepted ->
                      drafts.save(transaction, draft, remains.apply(accepted), now).map(answer);
                  case MailRequest.TooSoon _ -> Future.succeededFuture(answer);
                }));
  }
}
