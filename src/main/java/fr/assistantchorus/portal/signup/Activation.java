package fr.assistantchorus.portal.signup;

import fr.assistantchorus.portal.account.AccountConversations;
import fr.assistantchorus.portal.account.AccountStore;
import fr.assistantchorus.portal.account.ChosenCredentials;
import fr.assistantchorus.portal.account.ContactAddress;
import fr.assistantchorus.portal.account.CredentialFault;
import fr.assistantchorus.portal.account.NewAccount;
import fr.assistantchorus.portal.account.Passwords;
import fr.assistantchorus.portal.account.Person;
import fr.assistantchorus.portal.account.SecretQuestion;
import fr.assistantchorus.portal.attachment.AttachmentMails;
import fr.assistantchorus.portal.attachment.Attachments;
import fr.assistantchorus.portal.attachment.Attachments.Joining;
import fr.assistantchorus.store.Transaction;
import io.vertx.core.Future;
import java.time.Instant;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * The link in the mail (F19, F22): it can be sent again, looked at, and used to activate a
 * registration.
 */
public final class Activation {
  private final AccountConversations conversations = new AccountConversations();
  private final AccountStore accounts;
  private final Attachments attachments;
  private final PendingRegistrationStore pending;
  private final ContactAddress contacts;
  private final Passwords passwords;
  private final ActivationMail activationMail;
  private final AttachmentMails mails;

  public Activation(
      AccountStore accounts,
      Attachments attachments,
      PendingRegistrationStore pending,
      ContactAddress contacts,
      Passwords passwords,
      ActivationMail activationMail,
      AttachmentMails mails) {
    this.accounts = accounts;
    this.attachments = attachments;
    this.pending = pending;
    this.contacts = contacts;
    this.passwords = passwords;
    this.activationMail = activationMail;
    this.mails = mails;
  }

  /**
   * Sends a new link, which voids the older ones, where a registration waits at this address.
   *
   * <p>The answer depends on what this asker did before, and on nothing that others did for the
   * address. Where others have asked for so many mails to it that no more are sent, it is the same,
   * and the link of the last mail stays good; who signed up with the address does not share that
   * limit with others.
   */
  public Future<MailRequest> resend(
      Transaction transaction, String address, Asker asker, Instant now) {
    return activationMail.send(
        transaction, ActivationMail.Reason.RESEND, address, asker, now, Future::succeededFuture);
  }

  /**
   * Does the same for somebody of whom nothing is known but the network address.
   *
   * @param client a keyed hash of the network address, for limits
   */
  public Future<MailRequest> resend(
      Transaction transaction, String address, String client, Instant now) {
    return resend(transaction, address, Asker.from(client), now);
  }

  /** Returns what the link of a mail is good for now. */
  public Future<LinkState> look(Transaction transaction, String token, Instant now) {
    return pending.look(transaction, token, now).map(PendingRegistrationStore.Found::state);
  }

  /** What an activation link is good for now. */
  public sealed interface LinkState {
    /** It may be activated. */
    record Ready(PendingRegistration registration) implements LinkState {}

    /** Its time is over; a new one may be asked for. */
    record Expired() implements LinkState {}

    /** Its registration has become an account. */
    record Used() implements LinkState {}

    /** A newer link was sent. */
    record Superseded() implements LinkState {}

    /** It was forged, is cut short, or is so old that nothing is left of it. */
    record Unknown() implements LinkState {}
  }

  /** What became of the choice of a password and a secret question. */
  public sealed interface Choice {
    /** They may be used; {@link Activation#activate} takes them. */
    record Accepted(ChosenCredentials credentials) implements Choice {}

    /** They break rules, so nothing has changed, and the link still works. */
    record Refused(Set<CredentialFault> faults) implements Choice {}
  }

  /**
   * Judges what somebody chose, and hashes it. Hashing takes long, so this must be called before
   * the transaction of {@link #activate}, and never within one.
   *
   * @param registration the one of the link, which must be ready
   * @param secretQuestion one of {@link SecretQuestion#PROPOSED}, or any other
   */
  public Future<Choice> choose(
      PendingRegistration registration, String password, String secretQuestion, String answer) {
    Set<CredentialFault> ofQuestion = SecretQuestion.faults(secretQuestion, answer, password);
    return passwords
        .faults(password, registration.person())
        .compose(ofPassword -> {
          Set<CredentialFault> faults = EnumSet.copyOf(ofPassword);
          faults.addAll(ofQuestion);
          return faults.isEmpty()
              ? passwords.hash(password, secretQuestion, answer).map(Choice.Accepted::new)
              : Future.succeededFuture(new Choice.Refused(faults));
        });
  }

  /**
   * What is done with the contact address that was entered at sign-up. A stranger may have entered
   * it, so whoever activates is shown it and decides. Even then nothing goes there until it is
   * confirmed ({@link ContactAddress}).
   */
  public enum Contact {
    AS_ENTERED,
    /** News of the account go to the login address. */
    LEFT_OUT;

    /** Returns the address that is to be confirmed, if any. */
    private Optional<String> toConfirm(Person person) {
      return switch (this) {
        case AS_ENTERED ->
            person.hasOtherContact() ? Optional.of(person.contactAddress()) : Optional.empty();
        case LEFT_OUT -> Optional.empty();
      };
    }
  }

  /** What became of an activation. */
  public sealed interface Outcome {
    /**
     * The account exists.
     *
     * @param displayName « Prénom NOM » (F18)
     * @param joining what the account is to the structure: its gestionnaire principal (F20),
     *     somebody who asks the manager of a structure that was activated before, or nothing where
     *     that one takes no requests
     */
    record Activated(String displayName, Joining joining) implements Outcome {}

    /** The link is not ready, or no longer is. */
    record LinkRefused(LinkState state) implements Outcome {}
  }

  /**
   * Makes the registration real: the account, and the structure with its spaces and its
   * gestionnaire principal, or a request for attachment where the structure exists already and
   * takes requests. Where several use one link at once, one of them activates it.
   *
   * @param chosen what {@link #choose} accepted
   */
  public Future<Outcome> activate(
      Transaction transaction,
      String token,
      ChosenCredentials chosen,
      Contact contact,
      Instant now) {
    return pending
        .lockByLink(transaction, token)
        .compose(_ -> pending.look(transaction, token, now))
        .compose(found ->
            switch (found.state()) {
              case LinkState.Ready(var entered) -> {
                Person person = entered.person();
                PendingRegistration registration =
                    entered.withPerson(person.withContactAddress(person.loginAddress()));
                yield pending
                    .finish(transaction, found.registration(), token, now)
                    .compose(_ -> become(transaction, registration, chosen, now))
                    .compose(joining ->
                        joining.isEmpty()
                            ? Future.succeededFuture(joining)
                            : follow(transaction, person, contact, found.conversation(), now)
                                .map(joining))
                    .compose(joining -> tell(transaction, registration, joining));
              }
              case LinkState.Expired expired -> refused(expired);
              case LinkState.Used used -> refused(used);
              case LinkState.Superseded superseded -> refused(superseded);
              case LinkState.Unknown unknown -> refused(unknown);
            });
  }

  /**
   * Writes the account and the structure that a registration becomes, or the request for
   * attachment, without a link and without a mail.
   *
   * @return empty where the address has become an account meanwhile; then nothing is written
   */
  public Future<Optional<Joining>> become(
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

  /**
   * Does what follows from a new account: asks by mail for the confirmation of the contact address,
   * and counts the conversation of the sign-up among those that are the account's.
   */
  private Future<Void> follow(
      Transaction transaction,
      Person person,
      Contact contact,
      Optional<UUID> conversation,
      Instant now) {
    Optional<String> address = contact.toConfirm(person);
    return address.isEmpty() && conversation.isEmpty()
        ? Future.succeededFuture()
        : accounts
            .idOf(transaction, person.loginAddress())
            .map(Optional::orElseThrow)
            .compose(id ->
                address
                    .map(given -> contacts.begin(transaction, id, given, now).<Void>mapEmpty())
                    .orElse(Future.succeededFuture())
                    .compose(_ ->
                        conversation
                            .map(in -> conversations.add(transaction, id, in))
                            .orElse(Future.succeededFuture())));
  }

  private Future<Outcome> tell(
      Transaction transaction, PendingRegistration registration, Optional<Joining> joining) {
    if (joining.isEmpty()) {
      return refused(new LinkState.Used());
    }
    return mails
        .activated(transaction, registration.person(), joining.get())
        .map(new Outcome.Activated(registration.person().displayName(), joining.get()));
  }

  private static Future<Outcome> refused(LinkState state) {
    return Future.succeededFuture(new Outcome.LinkRefused(state));
  }
}
