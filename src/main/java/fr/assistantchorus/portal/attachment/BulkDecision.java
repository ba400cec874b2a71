package fr.assistantchorus.portal.attachment;

import fr.assistantchorus.store.Transaction;
import io.vertx.core.Future;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.BiFunction;
import java.util.function.Function;

/**
 * How a manager decides on several requests at once, whatever they ask for (F35, F66): those that
 * still wait are held, each is decided on alike, and of the others it is told what had become of
 * them. The manager stays one until the end of the transaction.
 *
 * @param <T> a request that is held
 * @param <R> what was asked for
 * @param <P> what had been decided before
 */
public final class BulkDecision<T, R, P> {
  /** Finds rows of these ids at these structures. */
  public interface Finder<X> {
    Future<List<X>> find(Transaction transaction, Set<UUID> managed, Set<UUID> ids);
  }

  /**
   * What is asked of the rows of one kind of requests.
   *
   * @param managed returns the structures that an account manages, which stay so
   * @param hold holds those of the chosen requests that wait, in one order for all
   * @param before returns what had become of requests
   */
  public record Rows<T, R, P>(
      BiFunction<Transaction, UUID, Future<Set<UUID>>> managed,
      Finder<T> hold,
      Function<T, R> request,
      Function<R, UUID> id,
      Finder<P> before) {}

  private final Rows<T, R, P> rows;

  public BulkDecision(Rows<T, R, P> rows) {
    this.rows = rows;
  }

  /**
   * Refuses the chosen requests for a reason.
   *
   * @param reason as typed; it is judged first
   * @param refusal carries out one refusal, with the reason as it is kept
   */
  public Future<BulkOutcome<R, P>> refuse(
      Transaction transaction,
      UUID manager,
      Set<UUID> chosen,
      String reason,
      BiFunction<T, String, Future<Void>> refusal) {
    Optional<RefusalReason.Fault> fault = RefusalReason.fault(reason);
    String said = RefusalReason.normalized(reason);
    return fault.isPresent()
        ? Future.succeededFuture(new BulkOutcome.ReasonRefused<>(fault.get()))
        : decide(transaction, manager, chosen, held -> refusal.apply(held, said));
  }

  /**
   * Carries out the same decision on each of the chosen requests.
   *
   * @param decision carries out what was decided on one request
   */
  public Future<BulkOutcome<R, P>> decide(
      Transaction transaction, UUID manager, Set<UUID> chosen, Function<T, Future<Void>> decision) {
    return rows.managed()
        .apply(transaction, manager)
        .compose(managed ->
            managed.isEmpty()
                ? Future.succeededFuture(new BulkOutcome.NotManager<>())
                : rows.hold()
                    .find(transaction, managed, chosen)
                    .compose(held -> carryOut(held, decision))
                    .compose(done -> outcome(transaction, managed, chosen, done)));
  }

  private Future<List<R>> carryOut(List<T> held, Function<T, Future<Void>> decision) {
    Future<Void> done = Future.succeededFuture();
    for (T each : held) {
      done = done.compose(_ -> decision.apply(each));
    }
    return done.map(_ -> held.stream().map(rows.request()).toList());
  }

  private Future<BulkOutcome<R, P>> outcome(
      Transaction transaction, Set<UUID> managed, Set<UUID> chosen, List<R> done) {
    Set<UUID> others = new HashSet<>(chosen);
    done.forEach(each -> others.remove(rows.id().apply(each)));
    return others.isEmpty()
        ? Future.succeededFuture(new BulkOutcome.Decided<>(done, List.of(), 0))
        : rows.before()
            .find(transaction, managed, others)
            .map(before -> new BulkOutcome.Decided<>(done, before, others.size() - before.size()));
  }
}
