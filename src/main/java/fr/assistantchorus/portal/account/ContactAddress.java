package fr.assistantchorus.portal.account;

import fr.assistantchorus.mail.MailComposer;
import fr.assistantchorus.mail.Outbox;
import fr.assistantchorus.portal.limit.Limits;
import fr.assistantchorus.portal.limit.PortalRules;
import fr.assistantchorus.store.Moments;
import fr.assistantchorus.store.Seal;
import fr.assistantchorus.store.SealedColumn;
import fr.assistantchorus.store.Token;
import fr.assistantchorus.store.Transaction;
import io.vertx.core.Future;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * « Adresse de contact » (F3): where the news of an account go. Another address counts only once
 * its owner has opened the link that was mailed to it and, logged in to the account, has confirmed.
 * Until then everything goes to the address before, which at first is that of the login.
 */
public final class ContactAddress {
  /** What is sealed here under the master key. */
  public static final List<SealedColumn> SEALED = ContactConfirmationStore.SEALED;

  /** For how long an address may be confirmed. */
  public static final Duration VALID = Duration.ofDays(1);

  /** How long an expired link is kept, so that people are told that it has expired. */
  private static final Duration KEPT = Duration.ofDays(7);

  private final PortalRules rules;
  private final Limits limits;
  private final AccountStore accounts;
  private final ContactConfirmationStore confirmations;
  private final MailComposer composer;
  private final Outbox outbox;

  public ContactAddress(
      PortalRules rules,
      Limits limits,
      AccountStore accounts,
      Seal seal,
      MailComposer composer,
      Outbox outbox) {
    this.rules = rules;
    this.limits = limits;
    this.accounts = accounts;
    this.confirmations = new ContactConfirmationStore(seal);
    this.composer = composer;
    this.outbox = outbox;
  }

  /** An address that waits to be confirmed. */
  public record Waiting(String address, Instant deadline) {
    /** Returns « 22 novembre 2026 à 14:05 », in Europe/Paris. */
    public String deadlineInFrench() {
      return Moments.french(deadline);
    }
  }

  /** What became of the wish for another address. */
  public sealed interface Asked {
    /** A link was mailed to the address; nothing else has changed yet. */
    record Confirming(Waiting waiting) implements Asked {}

    /** It is the login address, which needs no confirmation: news go there now. */
    record AtLogin() implements Asked {}

    /** News go there already. An address that waited does so no longer. */
    record Unchanged() implements Asked {}

    record TooSoon(Duration retryAfter) implements Asked {}
  }

  /**
   * Asks for another contact address.
   *
   * @param address a valid e-mail address
   */
  public Future<Asked> ask(Transaction transaction, UUID account, String address, Instant now) {
    return accounts
        .get(transaction, account)
        .map(Optional::orElseThrow)
        .compose(kept -> ask(transaction, kept, address, now));
  }

  private Future<Asked> ask(
      Transaction transaction, AccountStore.Kept kept, String address, Instant now) {
    Person person = kept.person();
    if (same(address, person.contactAddress())) {
      return confirmations.drop(transaction, kept.id()).map(new Asked.Unchanged());
    }
    if (same(address, person.loginAddress())) {
      return confirmations
          .drop(transaction, kept.id())
          .compose(_ -> change(transaction, kept, person.loginAddress()))
          .map(new Asked.AtLogin());
    }
    return limits
        .take(transaction, PortalRules.CONTACT_PER_ACCOUNT, kept.id().toString(), now)
        .compose(decision ->
            switch (decision) {
              case Limits.Decision.Refused(var retryAfter) ->
                  Future.succeededFuture(new Asked.TooSoon(retryAfter));
              case Limits.Decision.Admitted _ ->
                  begin(transaction, kept.id(), address, now).map(Asked.Confirming::new);
            });
  }

  /**
   * Mails a link by which an address is confirmed. The mail contains nothing that anybody typed,
   * since the address may be a stranger's.
   */
  public Future<Waiting> begin(Transaction transaction, UUID account, String address, Instant now) {
    String token = Token.random().text();
    Waiting waiting = new Waiting(address, now.plus(VALID).truncatedTo(ChronoUnit.SECONDS));
    return confirmations
        .put(transaction, account, token, address, now, waiting.deadline())
        .compose(_ ->
            outbox.enqueue(
                transaction,
                composer.compose(
                    "contact-confirm",
                    address,
                    Map.of("link", rules.contact(token), "deadline", waiting.deadlineInFrench()))))
        .map(waiting);
  }

  /** Returns the address that waits for this account, unless its time is over. */
  public Future<Optional<Waiting>> waiting(Transaction transaction, UUID account, Instant now) {
    return confirmations
        .waiting(transaction, account)
        .map(found -> found.filter(waiting -> now.isBefore(waiting.deadline())));
  }

  /** Takes back the wish for another address; its link no longer works. */
  public Future<Void> withdraw(Transaction transaction, UUID account) {
    return confirmations.drop(transaction, account);
  }

  /** What the link of the mail is good for, to the account that opens it. */
  public sealed interface State {
    record Ready(String address) implements State {}

    record Expired() implements State {}

    /** It is another account's, was used, was replaced by a newer one, or is cut short. */
    record Unknown() implements State {}
  }

  public Future<State> look(Transaction transaction, UUID account, String token, Instant now) {
    return confirmations
        .find(transaction, account, token)
        .map(found ->
            found
                .<State>map(waiting ->
                    now.isBefore(waiting.deadline())
                        ? new State.Ready(waiting.address())
                        : new State.Expired())
                .orElse(new State.Unknown()));
  }

  /**
   * Sends the news of the account to the address from now on. The login address and the contact
   * address before are told by mail.
   *
   * @return whether the link was good; {@link #look} tells why it was not
   */
  public Future<Boolean> confirm(Transaction transaction, UUID account, String token, Instant now) {
    return confirmations
        .take(transaction, account, token, now)
        .compose(address ->
            address.isEmpty()
                ? Future.succeededFuture(false)
                : accounts
                    .get(transaction, account)
                    .compose(kept -> change(transaction, kept.orElseThrow(), address.get()))
                    .map(true));
  }

  /** Deletes the links that expired more than a week ago, at most so many; returns how many. */
  public Future<Integer> purge(Transaction transaction, Instant now, int most) {
    return confirmations.purge(transaction, now.minus(KEPT), most);
  }

  private Future<Void> change(Transaction transaction, AccountStore.Kept kept, String address) {
    Person before = kept.person();
    return accounts
        .setContact(transaction, kept.id(), address)
        .compose(_ -> tell(transaction, before.loginAddress()))
        .compose(_ ->
            before.hasOtherContact()
                ? tell(transaction, before.contactAddress())
                : Future.succeededFuture());
  }

  private Future<Void> tell(Transaction transaction, String to) {
    return outbox.enqueue(transaction, composer.compose("contact-changed", to, Map.of()));
  }

  private static boolean same(String one, String other) {
    return Addresses.key(one).equals(Addresses.key(other));
  }
}
