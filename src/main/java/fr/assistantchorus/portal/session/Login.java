package fr.assistantchorus.portal.session;

import fr.assistantchorus.mail.Mail;
import fr.assistantchorus.mail.MailComposer;
import fr.assistantchorus.mail.Outbox;
import fr.assistantchorus.portal.account.AccountStore;
import fr.assistantchorus.portal.account.Addresses;
import fr.assistantchorus.portal.account.Passwords;
import fr.assistantchorus.portal.account.SlowHash;
import fr.assistantchorus.portal.limit.Limit;
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
  private final KnownDeviceStore devices;
  private final Passwords passwords;
  private final MailComposer composer;
  private final Outbox outbox;

  public Login(
      Transaction.Runner transactions,
      PortalRules rules,
      Limits limits,
      AccountStore accounts,
      Passwords passwords,
      MailComposer composer,
      Outbox outbox) {
    this.transactions = transactions;
    this.rules = rules;
    this.limits = limits;
    this.accounts = accounts;
    this.sessions = new SessionStore(accounts);
    this.devices = new KnownDeviceStore(accounts);
    this.passwords = passwords;
    this.composer = composer;
    this.outbox = outbox;
  }

  /** What became of a login. */
  public sealed interface Outcome {
    /**
     * @param token the session's token, for the cookie
     * @param device by which the browser is known to the account from now on, for a cookie that
     *     lasts as long as {@link #DEVICE_KEPT}
     */
    record LoggedIn(String token, String device) implements Outcome {}

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
     * @param count how many failures there are if this attempt is one too; 0 where it is locked
     *     already
     */
    record Counted(int count, Allowance allowance, Optional<AccountStore.Credentials> account)
        implements Attempt {}
  }

  /** What counts the failures: the address, or a browser in which it has logged in before. */
  private record Allowance(Limit lock, String subject) {}

  /** For how long a browser is known to an account that has logged in there. */
  public static final Duration DEVICE_KEPT = KnownDeviceStore.KEPT;

  /**
   * Where a login comes from.
   *
   * @param client a keyed hash of the caller's network address, for limits
   * @param session the token of the session that the browser had; any text, empty where it had none
   * @param device by which the browser may be known to the account; any text
   * @param browser what the list of sessions calls it
   */
  public record From(String client, String session, String device, String browser) {
    /** Returns a browser that comes for the first time. */
    public static From stranger(String client) {
      return new From(client, "", "", "");
    }
  }

  /** Returns the subject under which the acts of one browser for one address are counted. */
  static String own(String address, String device) {
    return Addresses.key(address) + "\n" + device;
  }

  /**
   * Logs somebody in. Fails with {@link SlowHash.TooBusy} where too many log in already; such an
   * attempt does not count against anybody.
   *
   * <p>The session that the browser had before ends. The conversations that it had bound go on
   * speaking for this account; those that speak for another one end like those of a session that
   * logs out, by {@link Bindings#logOut} or the next {@link Bindings#sweep}.
   */
  public Future<Outcome> login(String address, String password, From from, Instant now) {
    if (passwords.isFullForLogins()) {
      return Future.failedFuture(new SlowHash.TooBusy());
    }
    return transactions
        .transaction(transaction -> count(transaction, address, from, now))
        .compose(attempt ->
            switch (attempt) {
              case Attempt.TooMany(var outcome) -> Future.succeededFuture(outcome);
              case Attempt.Counted counted -> check(address, password, counted, from, now);
            });
  }

  /**
   * Counts the attempt before the password is checked. So many guesses at the same time are no more
   * guesses than the limit allows.
   */
  private Future<Attempt> count(Transaction transaction, String address, From from, Instant now) {
    return limits
        .take(transaction, PortalRules.LOGIN_PER_NETWORK, from.client(), now)
        .compose(network ->
            switch (network) {
              case Limits.Decision.Refused(var retryAfter) ->
                  Future.succeededFuture(new Attempt.TooMany(new Outcome.TooMany(retryAfter)));
              case Limits.Decision.Admitted _ ->
                  devices
                      .knows(transaction, from.device(), address, now)
                      .compose(known ->
                          counted(transaction, address, allowance(address, from, known), now));
            });
  }

  private Allowance allowance(String address, From from, boolean known) {
    return known
        ? new Allowance(rules.loginPerDevice(), own(address, from.device()))
        : new Allowance(rules.loginPerAddress(), Addresses.key(address));
  }

  private Future<Attempt> counted(
      Transaction transaction, String address, Allowance allowance, Instant now) {
    return limits
        .take(transaction, allowance.lock(), allowance.subject(), now)
        .compose(decision ->
            accounts
                .find(transaction, address)
                .map(account -> new Attempt.Counted(count(decision), allowance, account)));
  }

  private static int count(Limits.Decision decision) {
    return switch (decision) {
      case Limits.Decision.Admitted(var count) -> count;
      case Limits.Decision.Refused _ -> 0;
    };
  }

  private Future<Outcome> check(
      String address, String password, Attempt.Counted attempt, From from, Instant now) {
    String stored =
        attempt.account().map(AccountStore.Credentials::passwordHash).orElseGet(passwords::nobody);
    return passwords
        .matches(password, stored)
        .compose(right -> {
          if (attempt.count() == 0) {
            return refused();
          }
          if (right && attempt.account().isPresent()) {
            return begin(attempt.allowance(), attempt.account().get(), from, now);
          }
          return attempt.count() == rules.loginPerAddress().most()
              ? lock(address, attempt.account(), now)
              : refused();
        });
  }

  private Future<Outcome> begin(
      Allowance allowance, AccountStore.Credentials account, From from, Instant now) {
    String before = from.session();
    return transactions.transaction(transaction ->
        limits
            .forget(transaction, allowance.lock(), allowance.subject())
            .compose(_ -> sessions.begin(transaction, account.id(), from.browser(), now))
            .compose(token ->
                bindings
                    .handOver(transaction, account.id(), before, token)
                    .compose(_ -> bindings.endThoseOf(transaction, before, now))
                    .compose(_ -> sessions.end(transaction, before))
                    .compose(_ -> devices.remember(transaction, from.device(), account.id(), now))
                    .map(device -> new Outcome.LoggedIn(token, device))));
  }

  /** Tells the owner by mail, at the login address, which has been shown to be theirs. */
  private Future<Outcome> lock(
      String address, Optional<AccountStore.Credentials> account, Instant now) {
    Mail mail =
        composer.compose(
            "account-locked",
            address.strip(),
            Map.of(
                "failures", rules.loginPerAddress().most(),
                "until", Moments.french(now.plus(rules.loginPerAddress().window()))));
    return transactions
        .transaction(
            transaction -> outbox.enqueue(transaction, account.isPresent() ? mail : mail.asDecoy()))
        .compose(_ -> refused());
  }

  /**
   * Forgets browsers that nobody has logged in by for a year, at most so many, and returns how
   * many.
   */
  public Future<Integer> purge(Transaction transaction, Instant now, int most) {
    return devices.purge(transaction, now, most);
  }

  private static Future<Outcome> refused() {
    return Future.succeededFuture(new Outcome.Refused());
  }
}
