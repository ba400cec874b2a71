package fr.assistantchorus.store;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.util.function.Supplier;

/**
 * The transactions that the code on this thread is part of, the innermost first.
 *
 * <p>Code that holds a connection and asks the same pool for another one can wait for ever: where
 * all connections are held by such callers, none is given back. {@link Database} checks this
 * wherever assertions are enabled, as they are in tests.
 *
 * <p>A future that a transaction gives completes in its scope, so everything that is chained to it
 * runs there. The scope is lost where a timer or a worker, and not the database, completes a future
 * on the way; then a second connection that is asked for is not noticed.
 */
final class TransactionScope {
  private static final TransactionScope NONE = new TransactionScope(null, null);

  private static final ThreadLocal<TransactionScope> CURRENT = ThreadLocal.withInitial(() -> NONE);

  private final Database database;
  private final TransactionScope outer;

  private TransactionScope(Database database, TransactionScope outer) {
    this.database = database;
    this.outer = outer;
  }

  /** Returns the scope of the code that calls this. */
  static TransactionScope current() {
    return CURRENT.get();
  }

  /** Returns the scope of a transaction of this database that is begun in this scope. */
  TransactionScope inner(Database begunIn) {
    return new TransactionScope(begunIn, this);
  }

  /** Returns whether a transaction of this database is open here. */
  boolean holds(Database asked) {
    return database == asked || outer != null && outer.holds(asked);
  }

  /** Runs the work in this scope, and then returns to the scope of the caller. */
  <T> T run(Supplier<T> work) {
    TransactionScope before = CURRENT.get();
    CURRENT.set(this);
    try {
      return work.get();
    } finally {
      CURRENT.set(before);
    }
  }

  /**
   * Returns a future with the same result. What is chained to it runs in this scope, on the thread
   * that completes the given future.
   */
  <T> Future<T> completing(Future<T> future) {
    Promise<T> promise = Promise.promise();
    future.onComplete((result, failure) ->
        run(() -> {
          promise.complete(result, failure);
          return null;
        }));
    return promise.future();
  }
}
