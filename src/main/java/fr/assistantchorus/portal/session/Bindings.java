package fr.assistantchorus.portal.session;

import fr.assistantchorus.portal.account.AccountStore;
import fr.assistantchorus.store.Transaction;
import io.vertx.core.Future;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * Knows which session lets which conversation speak for its account. Logging out ends such a
 * binding at once. Where a session is left alone, the binding goes on until the conversation is
 * left alone too, since somebody who talks for an hour loads no page meanwhile. In any case it ends
 * after {@link Sessions#LONGEST}.
 *
 * <p>Ending bindings takes several transactions, since the chat takes a turn of its own for each
 * conversation. So this class is given a runner, and its callers must not hold a transaction.
 */
public final class Bindings {
  private final Transaction.Runner transactions;
  private final SessionStore sessions;
  private final BindingStore bindings = new BindingStore();

  public Bindings(Transaction.Runner transactions, AccountStore accounts) {
    this.transactions = transactions;
    this.sessions = new SessionStore(accounts);
  }

  /** Makes a conversation speak for nobody; the chat does it. */
  @FunctionalInterface
  public interface Unbinding {
    /**
     * Makes a conversation that speaks for this account speak for nobody.
     *
     * @param quietSince a conversation in which something happened after this moment is left as it
     *     is
     * @return whether the conversation does not speak for the account now
     */
    Future<Boolean> unbind(UUID conversation, UUID account, Instant quietSince);
  }

  /**
   * Logs out, and unbinds the conversations that this session had bound. {@link #sweep} unbinds
   * what cannot be unbound now, so that it does not keep anybody from logging out.
   *
   * @param session any text; what is not a session's token has bound nothing
   */
  public Future<Void> logOut(String session, Instant now, Unbinding unbinding) {
    return transactions
        .transaction(transaction ->
            sessions
                .end(transaction, session)
                .compose(_ -> bindings.endThoseOf(transaction, session, now)))
        .compose(endings -> end(endings, now, unbinding).otherwiseEmpty());
  }

  /**
   * Ends the bindings whose time or session is over, and once more those that ended lately, since a
   * turn that binds may have been under way. It may run at any time, and on several nodes at once.
   */
  public Future<Void> sweep(Instant now, Unbinding unbinding) {
    return transactions
        .transaction(transaction -> bindings.due(transaction, now))
        .compose(endings -> end(endings, now, unbinding));
  }

  private Future<Void> end(List<BindingStore.Ending> endings, Instant now, Unbinding unbinding) {
    Future<Void> done = Future.succeededFuture();
    for (BindingStore.Ending ending : endings) {
      done = done.compose(_ -> end(ending, now, unbinding));
    }
    return done;
  }

  private Future<Void> end(BindingStore.Ending ending, Instant now, Unbinding unbinding) {
    Instant quietSince = ending.over() ? Instant.MAX : now.minus(Sessions.IDLE);
    return unbinding
        .unbind(ending.conversation(), ending.account(), quietSince)
        .compose(unbound ->
            unbound
                ? transactions.transaction(transaction -> bindings.settle(transaction, ending, now))
                : Future.succeededFuture());
  }
}
