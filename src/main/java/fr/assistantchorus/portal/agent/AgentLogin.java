package fr.assistantchorus.portal.agent;

import fr.assistantchorus.portal.account.AccountStore;
import fr.assistantchorus.portal.account.Addresses;
import fr.assistantchorus.portal.account.Passwords;
import fr.assistantchorus.portal.account.SlowHash;
import fr.assistantchorus.portal.limit.Limit;
import fr.assistantchorus.portal.limit.Limits;
import fr.assistantchorus.portal.limit.PortalRules;
import fr.assistantchorus.store.Seal;
import fr.assistantchorus.store.Transaction;
import io.vertx.core.Future;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * The login to the console: the account's password and a one-time code, at once. Whether the
 * address is unknown, the account has no role, the password or the code is wrong, or the address is
 * locked is never said, and takes the same time.
 *
 * <p>As the login of the portal, it holds no connection while it hashes, so it is given a runner.
 */
public final class AgentLogin {
  /** Attempts for one address; those that succeed are forgotten. */
  public static final Limit PER_ADDRESS = Limit.rate("console/address", 5, Duration.ofMinutes(15));

  private final Transaction.Runner transactions;
  private final Limits limits;
  private final AccountStore accounts;
  private final AgentStore agents;
  private final Passwords passwords;
  private final Audit audit;
  private final OneTimeCodes codes = new OneTimeCodes();

  public AgentLogin(
      Transaction.Runner transactions, Limits limits, Seal seal, Passwords passwords, Audit audit) {
    this.transactions = transactions;
    this.limits = limits;
    this.accounts = new AccountStore(seal);
    this.agents = new AgentStore(seal);
    this.passwords = passwords;
    this.audit = audit;
  }

  /** What became of a login. */
  public sealed interface Outcome {
    /**
     * @param token the session's token, for the cookie
     */
    record LoggedIn(String token) implements Outcome {}

    record Refused() implements Outcome {}

    /** There were too many attempts from this network address, whatever the login. */
    record TooMany(Duration retryAfter) implements Outcome {}
  }

  /** What the database said before the password was looked at. */
  private sealed interface Attempt {
    record TooMany(Outcome.TooMany outcome) implements Attempt {}

    record Counted(
        boolean locked,
        Optional<AccountStore.Credentials> account,
        Optional<AgentStore.Factor> factor)
        implements Attempt {}
  }

  /**
   * Logs somebody in. Fails with {@link SlowHash.TooBusy} where too many log in already.
   *
   * @param code what an authenticator app shows; any text
   * @param client a keyed hash of the caller's network address, for limits
   */
  public Future<Outcome> login(
      String address, String password, String code, String client, Instant now) {
    if (passwords.isFullForLogins()) {
      return Future.failedFuture(new SlowHash.TooBusy());
    }
    return transactions
        .transaction(transaction -> count(transaction, address, client, now))
        .compose(attempt ->
            switch (attempt) {
              case Attempt.TooMany(var outcome) -> Future.succeededFuture(outcome);
              case Attempt.Counted counted -> check(address, password, code, counted, now);
            });
  }

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
                      .take(transaction, PER_ADDRESS, Addresses.key(address), now)
                      .compose(own -> counted(transaction, address, own));
            });
  }

  private Future<Attempt> counted(
      Transaction transaction, String address, Limits.Decision decision) {
    boolean locked = decision instanceof Limits.Decision.Refused;
    return accounts
        .find(transaction, address)
        .compose(account ->
            account.isEmpty()
                ? Future.succeededFuture(new Attempt.Counted(locked, account, Optional.empty()))
                : agents
                    .factor(transaction, account.get().id())
                    .map(factor -> new Attempt.Counted(locked, account, factor)));
  }

  private Future<Outcome> check(
      String address, String password, String code, Attempt.Counted attempt, Instant now) {
    String stored =
        attempt.account().map(AccountStore.Credentials::passwordHash).orElseGet(passwords::nobody);
    return passwords
        .matches(password, stored)
        .compose(right -> {
          OptionalLong step =
              attempt
                  .factor()
                  .map(factor -> codes.step(factor.key(), code, factor.usedUpTo(), now))
                  .orElse(OptionalLong.empty());
          return right && !attempt.locked() && step.isPresent()
              ? begin(address, attempt.factor().orElseThrow(), step.getAsLong(), now)
              : Future.succeededFuture(new Outcome.Refused());
        });
  }

  private Future<Outcome> begin(String address, AgentStore.Factor factor, long step, Instant now) {
    return transactions.transaction(transaction ->
        agents
            .use(transaction, factor.account(), step)
            .compose(first ->
                first
                    ? begun(transaction, address, factor, now)
                    : Future.succeededFuture(new Outcome.Refused())));
  }

  private Future<Outcome> begun(
      Transaction transaction, String address, AgentStore.Factor factor, Instant now) {
    return limits
        .forget(transaction, PER_ADDRESS, Addresses.key(address))
        .compose(_ -> agents.get(transaction, factor.account()))
        .compose(agent ->
            audit.note(
                transaction, agent.orElseThrow(), Audit.Act.LOGGED_IN, Optional.empty(), "", now))
        .compose(_ -> agents.begin(transaction, factor.account(), now))
        .map(Outcome.LoggedIn::new);
  }
}
