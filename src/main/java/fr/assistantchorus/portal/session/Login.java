package fr.assistantchorus.portal.session;

import fr.assistantchorus.mail.Mail;
import fr.assistantchorus.mail.MailComposer;
import fr.assistantchorus.mail.Outbox;
import fr.assistantchorus.portal.account.AccountStore;
import fr.assistantchorus.portal.account.Addresses;
import fr.assistantchorus.portal.account.PasswordRule;
import fr.assistantchorus.portal.account.SlowHash;
import fr.assistantchorus.portal.limit.Limits;
import fr.assistantchorus.portal.limit.PortalRules;
import fr.assistantchorus.store.Moments;
import fr.assistantchorus.store.Transaction;
import io.vertx.core.Future;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * The login (F4). Failures lock the address as typed, whether or not it has an account, and an
 * unknown login costs a hash like any other, so that a stranger learns nothing from the answer, the
 * time or the lock.
 *
 * <p>It runs a transaction before the hash and another one after it, and holds no connection
 * meanwhile, since a hash takes long. So it is given a runner.
 */
public final class Login {
  private final Transaction.Runner transactions;
  private final PortalRules rules;
  private final Limits limits;
  private final AccountStore accounts;
  private final SessionStore sessions;
  private final BindingStore bindings = new BindingStore();
  private final SlowHash hash;
  private final MailComposer composer;
  private final Outbox outbox;

  public Login(
      Transaction.Runner transactions,
      PortalRules rules,
      Limits limits,
      AccountStore accounts,
      SlowHash hash,
      MailComposer composer,
      Outbox outbox) {
    this.transactions = transactions;
    this.rules = rules;
    this.limits = limits;
    this.accounts = accounts;
    this.sessions = new SessionStore(accounts);
    this.hash = hash;
    this.composer = composer;
    this.outbox = outbox;
  }

  /** What became of a login. */
  public sealed interface Outcome {
    /**
     * @param token the session's token, for the cookie
     */
    record LoggedIn(String token) implements Outcome {}

    /**
     * The login is unknown, the password is wrong, or the address is locked; which of these is
     * never said.
     */
    record Refused() implements Outcome {}

    /** There were too many attempts from this network address, whatever the login. */
    record TooMany(Duration retryAfter) implements Outcome {}
  }

  /** What the database said before the password was looked at. */
  private sealed interface Attempt {
    record TooMany(Outcome.TooMany outcome) implements Attempt {}

    /**
     * @param count how many failures the address has if this attempt is one too; 0 where it is
     *     locked already
     */
    record Counted(int count, Optional<AccountStore.Credentials> account) implements Attempt {}
  }

  /**
   * Logs somebody in. Fails with {@link SlowHash.TooBusy} where too many log in already; such an
   * attempt does not count against anybody.
   *
   * <p>The session that the browser had before ends. The conversations that it had bound go on
   * speaking for this account; those that speak for another one end like those of a session that
   * logs out, by {@link Bindings#logOut} or the next {@link Bindings#sweep}.
   *
   * @param client a keyed hash of the caller's network address, for limits
   * @param before the token of the session that the browser had; any text, empty where it had none
   */
  public Future<Outcome> login(
      String address, String password, String client, String before, Instant now) {
    if (hash.isFullForLogins()) {
      return Future.failedFuture(new SlowHash.TooBusy());
    }
    return transactions
        .transaction(transaction -> count(transaction, address, client, now))
        .compose(attempt ->
            switch (attempt) {
              case Attempt.TooMany(var outcome) -> Future.succeededFuture(outcome);
              case Attempt.Counted counted -> check(address, password, counted, before, now);
            });
  }

  /**
   * Counts the attempt before the password is checked. So many guesses at the same time are no more
   * guesses than the limit allows.
   */
  private Future<Attempt> count(
      Transaction transaction, String address, String client, Instant now) {
    return limits
        .take(transaction, PortalRules.LOGIN_PER_NETWORK, client, now)
        .compose(network ->
            switch (network) {
              case Limits.Decision.Refused(var retryAfter) ->
                  Future.succeededFuture(new Attempt.TooMany(new Outcome.TooMany(retryAfter)));
              case Limits.Decision.Admitted _ ->
                  limits
                      .take(transaction, rules.loginPerAddress(), Addresses.key(address), now)
                      .compose(decision ->
                          accounts
                              .find(transaction, address)
                              .map(account -> new Attempt.Counted(count(decision), account)));
            });
  }

  private static int count(Limits.Decision decision) {
    return switch (decision) {
      case Limits.Decision.Admitted(var count) -> count;
      case Limits.Decision.Refused _ -> 0;
    };
  }

  private Future<Outcome> check(
      String address, String password, Attempt.Counted attempt, String before, Instant now) {
    String stored =
        attempt.account().map(AccountStore.Credentials::passwordHash).orElseGet(hash::nobody);
    return hash.matches(PasswordRule.normalized(password), stored)
        .compose(right -> {
          if (attempt.count() == 0) {
            return refused();
          }
          if (right && attempt.account().isPresent()) {
            return begin(address, attempt.account().get(), before, now);
          }
          return attempt.count() == rules.loginPerAddress().most()
              ? lock(address, attempt.account(), now)
              : refused();
        });
  }

  private Future<Outcome> begin(
      String address, AccountStore.Credentials account, String before, Instant now) {
    return transactions.transaction(transaction ->
        limits
            .forget(transaction, rules.loginPerAddress(), Addresses.key(address))
            .compose(_ -> sessions.begin(transaction, account.id(), now))
            .compose(token ->
                bindings
                    .handOver(transaction, account.id(), before, token)
                    .compose(_ -> bindings.endThoseOf(transaction, before, now))
                    .compose(_ -> sessions.end(transaction, before))
                    .map(token))
            .map(Outcome.LoggedIn::new));
  }

  private Future<Outcome> lock(
      String address, Optional<AccountStore.Credentials> account, Instant now) {
    String to = account.map(AccountStore.Credentials::contactAddress).orElse(address);
    Mail mail =
        composer.compose(
            "account-locked",
            to,
            Map.of(
                "failures", rules.loginPerAddress().most(),
                "until", Moments.french(now.plus(rules.loginPerAddress().window()))));
    return transactions
        .transaction(
            transaction -> outbox.enqueue(transaction, account.isPresent() ? mail : mail.asDecoy()))
        .compose(_ -> refused());
  }

  private static Future<Outcome> refused() {
    return Future.succeededFuture(new Outcome.Refused());
  }
}
