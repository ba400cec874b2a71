package fr.assistantchorus.portal.desk;

import fr.assistantchorus.portal.limit.PortalRules;
import fr.assistantchorus.store.Transaction;
import io.vertx.core.Future;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The desk at which humans of the support answer in conversations: within its hours somebody may
 * wait there, and one agent takes the conversation. Whoever waits in vain is told so and has sent a
 * request; an agent who goes silent gives the conversation back.
 */
public final class LiveDesk {
  private static final Logger LOG = LoggerFactory.getLogger(LiveDesk.class);

  /** The most conversations that the list shows; whoever waits behind them comes up. */
  public static final int MOST_LISTED = 100;

  private static final int BATCH = 50;

  private final PortalRules rules;
  private final Transaction.Runner transactions;
  private final DeskStore store = new DeskStore();

  /**
   * @param transactions begins transactions of the pool of what nobody waits for
   */
  public LiveDesk(PortalRules rules, Transaction.Runner transactions) {
    this.rules = rules;
    this.transactions = transactions;
  }

  /** Returns whether agents answer now. */
  public boolean isOpen(Instant now) {
    return rules.desk().hours().openAt(now);
  }

  /** Returns how long somebody waits at most. */
  public Duration patience() {
    return rules.desk().patience();
  }

  /**
   * Lets somebody wait, or go on waiting.
   *
   * @param client a keyed hash of the person's network address
   * @return false where nobody answers now
   */
  public Future<Boolean> await(
      Transaction transaction, UUID conversation, String client, Instant now) {
    return isOpen(now)
        ? store.add(transaction, conversation, client, now).map(true)
        : Future.succeededFuture(false);
  }

  /** Ends it: nobody waits there or is answered any more. */
  public Future<Boolean> leave(Transaction transaction, UUID conversation) {
    return store.remove(transaction, conversation);
  }

  /** Returns who waits and who is answered, who has waited longest first. */
  public Future<List<DeskVisit>> list(Transaction transaction) {
    return store.list(transaction, MOST_LISTED);
  }

  public Future<Optional<DeskVisit>> find(Transaction transaction, UUID conversation) {
    return store.find(transaction, conversation);
  }

  /** What became of taking a conversation. */
  public sealed interface Outcome {
    record Taken(DeskVisit.Holder holder) implements Outcome {}

    /** Another agent has it. */
    record TakenBy(String name) implements Outcome {}

    /** Nobody waits there any more. */
    record Gone() implements Outcome {}
  }

  /**
   * Gives a conversation to an agent. Of two who take it at once, one has it; who has it already
   * keeps it.
   *
   * @param name as the person will see it
   * @param waiting whether somebody must wait there
   */
  public Future<Outcome> take(
      Transaction transaction,
      UUID conversation,
      UUID agent,
      String name,
      boolean waiting,
      Instant now) {
    DeskVisit.Holder holder = new DeskVisit.Holder(agent, name, UUID.randomUUID(), now);
    return store
        .take(transaction, conversation, waiting, holder)
        .compose(taken ->
            taken
                ? Future.succeededFuture(new Outcome.Taken(holder))
                : store
                    .find(transaction, conversation)
                    .map(found ->
                        found
                            .flatMap(DeskVisit::holder)
                            .<Outcome>map(other ->
                                other.agent().equals(agent)
                                    ? new Outcome.Taken(other)
                                    : new Outcome.TakenBy(other.name()))
                            .orElse(new Outcome.Gone())));
  }

  /**
   * Notes that an agent has done something in a conversation.
   *
   * @return false where this agent does not have it
   */
  public Future<Boolean> active(
      Transaction transaction, UUID conversation, UUID agent, Instant now) {
    return store.active(transaction, conversation, agent, now);
  }

  /**
   * Ends what has lasted too long. Any node may do it, at any moment: what is to be done in the
   * conversation is named by the visit, and so done once.
   *
   * @param nobodyCame tells the person of a visit that nobody came
   * @param agentSilent tells the person that the agent did not go on
   * @return how many visits were ended
   */
  public Future<Integer> sweep(
      Instant now,
      Function<DeskVisit, Future<Boolean>> nobodyCame,
      Function<DeskVisit, Future<Boolean>> agentSilent) {
    Instant waitingBefore = isOpen(now) ? now.minus(patience()) : now;
    Instant activeBefore = now.minus(rules.desk().silence());
    return transactions
        .transaction(transaction -> store.due(transaction, waitingBefore, activeBefore, BATCH))
        .compose(due -> {
          Future<?> all = Future.succeededFuture();
          for (DeskVisit visit : due) {
            all =
                all.compose(_ -> end(visit, visit.holder().isPresent() ? agentSilent : nobodyCame));
          }
          return all.map(due.size());
        });
  }

  private Future<?> end(DeskVisit visit, Function<DeskVisit, Future<Boolean>> tell) {
    return tell.apply(visit)
        .compose(told ->
            told
                ? transactions.transaction(transaction -> leave(transaction, visit.conversation()))
                : Future.succeededFuture(false))
        .recover(failure -> {
          // The others are not kept from it, and it is tried again.
          LOG.warn("desk, conversation {}: {}", visit.conversation(), failure.toString());
          return Future.succeededFuture(false);
        });
  }
}
