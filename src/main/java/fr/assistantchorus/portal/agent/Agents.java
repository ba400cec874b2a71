package fr.assistantchorus.portal.agent;

import fr.assistantchorus.portal.account.AccountStore;
import fr.assistantchorus.store.Seal;
import fr.assistantchorus.store.SealedColumn;
import fr.assistantchorus.store.Transaction;
import io.vertx.core.Future;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** The agents of the support, and their sessions in the console. */
public final class Agents {
  /** What is sealed here under the master key. */
  public static final List<SealedColumn> SEALED = AgentStore.SEALED;

  public static final Duration IDLE = Duration.ofMinutes(30);
  public static final Duration LONGEST = Duration.ofHours(10);

  private final AccountStore accounts;
  private final AgentStore agents;

  public Agents(Seal seal) {
    this.accounts = new AccountStore(seal);
    this.agents = new AgentStore(seal);
  }

  /** What became of giving somebody a role. */
  public sealed interface Outcome {
    /**
     * @param key for an authenticator app, in base 32; it is not told again
     * @param uri the same as an address that apps take
     */
    record Enrolled(String key, String uri) implements Outcome {}

    /** No account has this login address. */
    record Unknown() implements Outcome {}
  }

  /** Gives an account a role and a new key for its codes; it is logged out of the console. */
  public Future<Outcome> enrol(
      Transaction transaction, String address, AgentRole role, Instant now) {
    return enrol(transaction, address, role, OneTimeCodes.newKey(), now);
  }

  /**
   * Gives an account a role and this key.
   *
   * @param key in base 32
   */
  public Future<Outcome> enrol(
      Transaction transaction, String address, AgentRole role, String key, Instant now) {
    return accounts
        .idOf(transaction, address)
        .compose(found ->
            found.isEmpty()
                ? Future.succeededFuture(new Outcome.Unknown())
                : agents
                    .enrol(transaction, found.get(), role, key, now)
                    .compose(_ -> accounts.setSupportAgent(transaction, found.get(), true))
                    .map(new Outcome.Enrolled(key, OneTimeCodes.uri(key, address))));
  }

  /**
   * Takes the role away from an account, which is logged out of the console.
   *
   * @return whether it had one
   */
  public Future<Boolean> remove(Transaction transaction, String address) {
    return accounts
        .idOf(transaction, address)
        .compose(found ->
            found.isEmpty()
                ? Future.succeededFuture(false)
                : agents
                    .remove(transaction, found.get())
                    .compose(
                        had -> accounts.setSupportAgent(transaction, found.get(), false).map(had)));
  }

  /** Returns whether the account of this address has a role. */
  public Future<Boolean> has(Transaction transaction, String address) {
    return accounts
        .idOf(transaction, address)
        .compose(found ->
            found.isEmpty() ? Future.succeededFuture(false) : agents.has(transaction, found.get()));
  }

  /** Returns whether an account has a role. */
  public Future<Boolean> has(Transaction transaction, UUID account) {
    return agents.has(transaction, account);
  }

  /** Returns the id of the portal's account of this login address; empty where there is none. */
  public Future<Optional<UUID>> accountOf(Transaction transaction, String address) {
    return accounts.idOf(transaction, address);
  }

  /**
   * Returns who is logged in to the console.
   *
   * @param token any text
   */
  public Future<Optional<Agent>> find(Transaction transaction, String token, Instant now) {
    return agents.find(transaction, token, now);
  }

  Future<Optional<Agent>> get(Transaction transaction, UUID account) {
    return agents.get(transaction, account);
  }

  public Future<Void> logOut(Transaction transaction, String token) {
    return agents.end(transaction, token);
  }

  /** Deletes sessions that are over, at most so many, and returns how many. */
  public Future<Integer> purge(Transaction transaction, Instant now, int most) {
    return agents.purge(transaction, now, most);
  }
}
