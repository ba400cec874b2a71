package fr.assistantchorus.portal.session;

import fr.assistantchorus.mail.Mail;
import fr.assistantchorus.mail.MailComposer;
import fr.assistantchorus.mail.Outbox;
import fr.assistantchorus.portal.account.AccountStore;
import fr.assistantchorus.portal.account.Addresses;
import fr.assistantchorus.portal.account.CredentialFault;
import fr.assistantchorus.portal.account.Passwords;
import fr.assistantchorus.portal.limit.Limits;
import fr.assistantchorus.portal.limit.PortalRules;
import fr.assistantchorus.store.Moments;
import fr.assistantchorus.store.Token;
import fr.assistantchorus.store.Transaction;
import io.vertx.core.Future;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * « Mot de passe oublié » (F4, F22): a link that is mailed to the login address leads to the secret
 * question, and its answer to a new password. The question is asked only there, and never instead
 * of the link.
 *
 * <p>Asking for the link takes the same statements, and writes the same rows, whether or not
 * anybody has the address. The choice of the password takes a transaction before the hashes and
 * another one after them, so this class is given a runner.
 */
public final class ForgottenPassword {
  /** The answers that may be tried behind one link. */
  public static final int MOST_ANSWERS = 5;

  /** How long an expired link is kept, so that people are told that it has expired. */
  private static final Duration KEPT = Duration.ofDays(1);

  private final Transaction.Runner transactions;
  private final PortalRules rules;
  private final Limits limits;
  private final AccountStore accounts;
  private final Passwords passwords;
  private final Sessions sessions;
  private final AccountMails mails;
  private final MailComposer composer;
  private final Outbox outbox;
  private final KnownDeviceStore devices;
  private final PasswordLinkStore links = new PasswordLinkStore();

  public ForgottenPassword(
      Transaction.Runner transactions,
      PortalRules rules,
      Limits limits,
      AccountStore accounts,
      Passwords passwords,
      Sessions sessions,
      AccountMails mails,
      MailComposer composer,
      Outbox outbox) {
    this.transactions = transactions;
    this.rules = rules;
    this.limits = limits;
    this.accounts = accounts;
    this.passwords = passwords;
    this.sessions = sessions;
    this.mails = mails;
    this.composer = composer;
    this.outbox = outbox;
    this.devices = new KnownDeviceStore(accounts);
  }

  /** The answer to somebody who asks for a link. It is the same for every address. */
  public sealed interface Asked {
    /**
     * @param deadline until when the link in the mail works, if there is a mail
     */
    record Accepted(Instant deadline) implements Asked {
      /** Returns « 22 novembre 2026 à 14:05 », in Europe/Paris. */
      public String deadlineInFrench() {
        return Moments.french(deadline);
      }
    }

    /** It was asked for too often, for this address or from this network address. */
    record TooSoon(Duration retryAfter) implements Asked {}
  }

  /**
   * Mails a link to the login address, where an account has it. Its older links no longer work.
   *
   * <p>The answer depends on what this network asked for before, and on nothing that others did for
   * the address. Where others have asked for so many mails to it that no more are sent, the answer
   * is the same, and the link of the last mail stays good. A browser in which the account has
   * logged in before does not share that limit with others.
   *
   * @param client a keyed hash of the caller's network address, for limits
   * @param device the cookie of a browser in which the account may have logged in; any text
   */
  public Future<Asked> ask(
      Transaction transaction, String address, String client, String device, Instant now) {
    return limits
        .take(
            transaction,
            PortalRules.FORGOTTEN_PER_NETWORK,
            client,
            PortalRules.FORGOTTEN_PER_ASKER,
            Login.own(address, client),
            now)
        .compose(decision ->
            switch (decision) {
              case Limits.Decision.Refused(var retryAfter) ->
                  Future.succeededFuture(new Asked.TooSoon(retryAfter));
              case Limits.Decision.Admitted _ ->
                  hasRoom(transaction, address, device, now)
                      .compose(room -> issue(transaction, address, room, now));
            });
  }

  private Future<Boolean> hasRoom(
      Transaction transaction, String address, String device, Instant now) {
    return devices
        .knows(transaction, device, address, now)
        .map(known -> known ? Login.own(address, device) : Addresses.key(address))
        .compose(
            subject -> limits.take(transaction, PortalRules.FORGOTTEN_PER_ADDRESS, subject, now))
        .map(Limits.Decision.Admitted.class::isInstance);
  }

  /**
   * @param room whether the address may get another mail
   */
  private Future<Asked> issue(Transaction transaction, String address, boolean room, Instant now) {
    String token = Token.random().text();
    Instant deadline = now.plus(rules.linkValidity()).truncatedTo(ChronoUnit.SECONDS);
    Mail mail =
        composer.compose(
            "password-forgotten",
            address,
            Map.of("link", rules.newPassword(token), "deadline", Moments.french(deadline)));
    return accounts
        .idOf(transaction, address)
        .map(found -> found.filter(_ -> room))
        .compose(found -> {
          UUID account = found.orElseGet(UUID::randomUUID);
          return links
              .add(transaction, account, token, now, deadline)
              .compose(_ -> outbox.enqueue(transaction, found.isPresent() ? mail : mail.asDecoy()));
        })
        .map(new Asked.Accepted(deadline));
  }

  /** What the link of a mail is good for now. */
  public sealed interface State {
    /**
     * A new password may be chosen.
     *
     * @param question the secret question
     */
    record Ready(String loginAddress, String question) implements State {}

    /** Its time is over. */
    record Expired() implements State {}

    /** It has led to a new password. */
    record Used() implements State {}

    /** A newer link was sent. */
    record Superseded() implements State {}

    /** Too many answers to the secret question were wrong; only the support can help. */
    record Closed() implements State {}

    /** It was forged, is cut short, or is so old that nothing is left of it. */
    record Unknown() implements State {}
  }

  public Future<State> look(Transaction transaction, String token, Instant now) {
    return find(transaction, token, now).map(Link::state);
  }

  /** A link, and the account that it belongs to; no account where the link is not ready. */
  private record Link(State state, Optional<AccountStore.Kept> account) {
    static Link refused(State state) {
      return new Link(state, Optional.empty());
    }
  }

  private Future<Link> find(Transaction transaction, String token, Instant now) {
    return links
        .find(transaction, token, now)
        .compose(found ->
            found.isEmpty()
                ? Future.succeededFuture(Link.refused(new State.Unknown()))
                : switch (found.get().standing()) {
                  case READY -> accounts.get(transaction, found.get().account()).map(this::ready);
                  case EXPIRED -> Future.succeededFuture(Link.refused(new State.Expired()));
                  case USED -> Future.succeededFuture(Link.refused(new State.Used()));
                  case SUPERSEDED -> Future.succeededFuture(Link.refused(new State.Superseded()));
                  case CLOSED -> Future.succeededFuture(Link.refused(new State.Closed()));
                });
  }

  private Link ready(Optional<AccountStore.Kept> account) {
    return account
        .map(kept ->
            new Link(
                new State.Ready(kept.person().loginAddress(), kept.credentials().question()),
                account))
        .orElseGet(() -> Link.refused(new State.Unknown()));
  }

  /** What became of the choice of a new password. */
  public sealed interface Outcome {
    /** The account has the new password, is logged out everywhere and no longer locked. */
    record Changed() implements Outcome {}

    /** The password breaks rules; the answer was not looked at. */
    record Refused(Set<CredentialFault> faults) implements Outcome {}

    /**
     * @param left how many answers may still be tried behind this link
     */
    record WrongAnswer(int left) implements Outcome {}

    /** The link is not ready, or no longer is. */
    record LinkRefused(State state) implements Outcome {}
  }

  /** Gives the account of the link a new password, where the answer is the right one. */
  public Future<Outcome> choose(String token, String answer, String password, Instant now) {
    return transactions
        .transaction(transaction -> find(transaction, token, now))
        .compose(link ->
            link.account().isEmpty()
                ? refused(link.state())
                : passwords
                    .faults(password, link.account().get().person())
                    .compose(faults ->
                        faults.isEmpty()
                            ? answer(token, link.account().get(), answer, password, now)
                            : Future.succeededFuture(new Outcome.Refused(faults))));
  }

  /** Counts the answer before it is looked at. */
  private Future<Outcome> answer(
      String token, AccountStore.Kept account, String answer, String password, Instant now) {
    return transactions
        .transaction(transaction -> count(transaction, token, account.id(), now))
        .compose(count ->
            count.isEmpty()
                ? refused(new State.Closed())
                : passwords
                    .matchesAnswer(answer, account.credentials().answerHash())
                    .compose(right ->
                        right
                            ? passwords
                                .hash(password)
                                .compose(hash -> change(token, account, hash, now))
                            : Future.succeededFuture(wrong(count.get()))));
  }

  /** Counts an answer behind this link, and for the account; empty where either has enough. */
  private Future<Optional<Integer>> count(
      Transaction transaction, String token, UUID account, Instant now) {
    return links
        .countAnswer(transaction, token, now)
        .compose(count ->
            count.isEmpty()
                ? Future.succeededFuture(count)
                : limits
                    .take(transaction, PortalRules.ANSWERS_PER_ACCOUNT, account.toString(), now)
                    .map(decision ->
                        switch (decision) {
                          case Limits.Decision.Admitted _ -> count;
                          case Limits.Decision.Refused _ -> Optional.empty();
                        }));
  }

  private static Outcome wrong(int count) {
    return count < MOST_ANSWERS
        ? new Outcome.WrongAnswer(MOST_ANSWERS - count)
        : new Outcome.LinkRefused(new State.Closed());
  }

  private Future<Outcome> change(
      String token, AccountStore.Kept account, String hash, Instant now) {
    UUID id = account.id();
    return transactions.transaction(transaction ->
        links
            .use(transaction, token, now)
            .compose(used ->
                used
                    ? accounts.setPassword(
                        transaction, id, account.credentials().passwordHash(), hash)
                    : Future.succeededFuture(false))
            .compose(done ->
                done
                    ? unlock(transaction, account, now).map(new Outcome.Changed())
                    : refused(new State.Used())));
  }

  /** Ends what a stranger may have done with the old password, and the lock. */
  private Future<Void> unlock(Transaction transaction, AccountStore.Kept account, Instant now) {
    UUID id = account.id();
    String address = Addresses.key(account.person().loginAddress());
    return sessions
        .endAll(transaction, id, now)
        .compose(_ -> devices.forget(transaction, id))
        .compose(_ -> limits.forget(transaction, rules.loginPerAddress(), address))
        .compose(_ -> limits.forget(transaction, PortalRules.ANSWERS_PER_ACCOUNT, id.toString()))
        .compose(_ -> mails.passwordChanged(transaction, account.person(), now));
  }

  /** Voids the links of an account that is erased. */
  public Future<Void> drop(Transaction transaction, UUID account) {
    return links.drop(transaction, account);
  }

  /** Deletes links that expired more than a day ago, at most so many, and returns how many. */
  public Future<Integer> purge(Transaction transaction, Instant now, int most) {
    return links.purge(transaction, now.minus(KEPT), most);
  }

  private static Future<Outcome> refused(State state) {
    return Future.succeededFuture(new Outcome.LinkRefused(state));
  }
}
