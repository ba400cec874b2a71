package fr.assistantchorus.portal.session;

import fr.assistantchorus.portal.account.AccountStore;
import fr.assistantchorus.portal.account.Passwords;
import fr.assistantchorus.portal.limit.Limits;
import fr.assistantchorus.portal.limit.PortalRules;
import fr.assistantchorus.store.Transaction;
import io.vertx.core.Future;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * Asks somebody who is logged in for the password once more, before what an unlocked computer alone
 * must not allow. Wrong ones are counted, so that nobody guesses there.
 *
 * <p>It runs a transaction before the hash and holds no connection meanwhile, so it is given a
 * runner.
 */
public final class OwnPassword {
  private final Transaction.Runner transactions;
  private final Limits limits;
  private final AccountStore accounts;
  private final Passwords passwords;

  public OwnPassword(
      Transaction.Runner transactions, Limits limits, AccountStore accounts, Passwords passwords) {
    this.transactions = transactions;
    this.limits = limits;
    this.accounts = accounts;
    this.passwords = passwords;
  }

  /** What the question gave. */
  public sealed interface Proof {
    /** It is the password. An act that relies on it checks that it still is. */
    record Given(AccountStore.Kept account) implements Proof {}

    record Wrong() implements Proof {}

    /** Too many were wrong. */
    record TooMany(Duration retryAfter) implements Proof {}
  }

  /** Checks a password. It must not be called within a transaction. */
  public Future<Proof> check(UUID account, String password, Instant now) {
    return transactions
        .transaction(transaction ->
            limits
                .take(transaction, PortalRules.OWN_PASSWORD, account.toString(), now)
                .compose(decision ->
                    accounts.get(transaction, account).map(kept -> new Counted(decision, kept))))
        .compose(counted ->
            switch (counted.decision()) {
              case Limits.Decision.Refused(var retryAfter) ->
                  Future.succeededFuture(new Proof.TooMany(retryAfter));
              case Limits.Decision.Admitted _ -> compare(counted.account(), password);
            });
  }

  private record Counted(Limits.Decision decision, Optional<AccountStore.Kept> account) {}

  private Future<Proof> compare(Optional<AccountStore.Kept> account, String password) {
    if (account.isEmpty()) {
      return Future.succeededFuture(new Proof.Wrong());
    }
    AccountStore.Kept kept = account.get();
    return passwords
        .matches(password, kept.credentials().passwordHash())
        .compose(right ->
            right
                ? transactions
                    .transaction(transaction ->
                        limits.forget(transaction, PortalRules.OWN_PASSWORD, kept.id().toString()))
                    .map(new Proof.Given(kept))
                : Future.succeededFuture(new Proof.Wrong()));
  }
}
