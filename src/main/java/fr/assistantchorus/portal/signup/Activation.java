package fr.assistantchorus.portal.signup;

import fr.assistantchorus.portal.account.AccountStore;
import fr.assistantchorus.portal.account.ChosenCredentials;
import fr.assistantchorus.portal.account.CredentialFault;
import fr.assistantchorus.portal.account.NewAccount;
import fr.assistantchorus.portal.account.PasswordRule;
import fr.assistantchorus.portal.account.SecretQuestion;
import fr.assistantchorus.portal.account.SlowHash;
import fr.assistantchorus.portal.attachment.Attachment;
import fr.assistantchorus.portal.attachment.AttachmentMails;
import fr.assistantchorus.portal.attachment.Attachments;
import fr.assistantchorus.store.Database;
import fr.assistantchorus.store.Transaction;
import io.vertx.core.Future;
import java.time.Instant;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/** The link in the mail (F19, F22): sent again, looked at, and what it does. */
public final class Activation {
  private final Database database;
  private final AccountStore accounts;
  private final Attachments attachments;
  private final PendingRegistrationStore pending;
  private final SlowHash hash;
  private final ActivationMail activationMail;
  private final AttachmentMails mails;

  public Activation(
      Database database,
      AccountStore accounts,
      Attachments attachments,
      PendingRegistrationStore pending,
      SlowHash hash,
      ActivationMail activationMail,
      AttachmentMails mails) {
    this.database = database;
    this.accounts = accounts;
    this.attachments = attachments;
    this.pending = pending;
    this.hash = hash;
    this.activationMail = activationMail;
    this.mails = mails;
  }

  /**
   * Sends a new link where a registration waits at this address, which voids the older ones.
   *
   * @param client a keyed hash of the caller's network address, for limits
   */
  public Future<MailRequest> resend(
      Transaction transaction, String address, String client, Instant now) {
    return activationMail.send(transaction, address, client, now, Future::succeededFuture);
  }

  public Future<LinkState> look(String token, Instant now) {
    return database.transaction(transaction ->
        pending.look(transaction, token, now).map(PendingRegistrationStore.Found::state));
  }

  /**
   * Makes the registration real: the account, and the structure with its spaces and its
   * gestionnaire principal, or a request for attachment where the structure is there already.
   *
   * @param secretQuestion one of {@link SecretQuestion#PROPOSED} or any other
   */
  public Future<ActivationOutcome> activate(
      String token, String password, String secretQuestion, String answer, Instant now) {
    return look(token, now)
        .compose(state ->
            switch (state) {
              case LinkState.Ready(var registration) -> {
                Set<CredentialFault> faults = EnumSet.noneOf(CredentialFault.class);
                faults.addAll(PasswordRule.faults(password, registration.person().loginAddress()));
                faults.addAll(SecretQuestion.faults(secretQuestion, answer, password));
                yield faults.isEmpty()
                    ? hash(password, secretQuestion, answer)
                        .compose(chosen -> activate(token, chosen, now))
                    : Future.succeededFuture(new ActivationOutcome.CredentialsRefused(faults));
              }
              case LinkState.Expired expired -> refused(expired);
              case LinkState.Used used -> refused(used);
              case LinkState.Superseded superseded -> refused(superseded);
              case LinkState.Unknown unknown -> refused(unknown);
            });
  }

  public Future<ChosenCredentials> hash(String password, String question, String answer) {
    return Future.all(
            hash.hash(PasswordRule.normalized(password)),
            hash.hash(SecretQuestion.normalized(answer)))
        .map(both -> new ChosenCredentials(both.resultAt(0), question.strip(), both.resultAt(1)));
  }

  private Future<ActivationOutcome> activate(String token, ChosenCredentials chosen, Instant now) {
    return database.transaction(transaction ->
        pending
            .lockByLink(transaction, token)
            .compose(_ -> pending.look(transaction, token, now))
            .compose(found ->
                switch (found.state()) {
                  case LinkState.Ready(var registration) ->
                      pending
                          .finish(transaction, found.registration(), token, now)
                          .compose(_ -> become(transaction, registration, chosen, now))
                          .compose(attachment -> tell(transaction, registration, attachment));
                  case LinkState.Expired expired -> refused(expired);
                  case LinkState.Used used -> refused(used);
                  case LinkState.Superseded superseded -> refused(superseded);
                  case LinkState.Unknown unknown -> refused(unknown);
                }));
  }

  /**
   * @return empty where the address has become an account meanwhile: nothing is written
   */
  public Future<Optional<Attachment>> become(
      Transaction transaction,
      PendingRegistration registration,
      ChosenCredentials chosen,
      Instant now) {
    NewAccount account = new NewAccount(registration.person(), chosen, false);
    return accounts
        .insert(transaction, account, now)
        .compose(id ->
            id.isEmpty()
                ? Future.succeededFuture(Optional.empty())
                : attachments
                    .foundOrRequest(
                        transaction,
                        id.get(),
                        registration.structure(),
                        registration.spaces(),
                        registration.beneficiary(),
                        now)
                    .map(Optional::of));
  }

  private Future<ActivationOutcome> tell(
      Transaction transaction, PendingRegistration registration, Optional<Attachment> attachment) {
    if (attachment.isEmpty()) {
      return refused(new LinkState.Used());
    }
    String displayName = registration.person().displayName();
    return mails
        .activated(
            transaction, registration.person().contactAddress(), displayName, attachment.get())
        .map(new ActivationOutcome.Activated(displayName, attachment.get()));
  }

  private static Future<ActivationOutcome> refused(LinkState state) {
    return Future.succeededFuture(new ActivationOutcome.LinkRefused(state));
  }
}
