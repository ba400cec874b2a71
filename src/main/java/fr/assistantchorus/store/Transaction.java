package fr.assistantchorus.store;

import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** An open transaction. {@link Database#transaction} begins and ends it. */
public final class Transaction {
  /** Begins a transaction for code that may not see the pool; see {@link Database#transaction}. */
  @FunctionalInterface
  public interface Runner {
    /**
     * Runs the work in a transaction, which is committed where the work succeeds and rolled back
     * where it fails.
     */
    <T> Future<T> transaction(Function<Transaction, Future<T>> work);
  }

  private final SqlConnection connection;
  private final TransactionScope scope;
  private final List<Runnable> afterCommit = new ArrayList<>();
  private final List<String> remarks = new ArrayList<>();

  Transaction(SqlConnection connection, TransactionScope scope) {
    this.connection = connection;
    this.scope = scope;
  }

  /** Runs one prepared statement. */
  public Future<RowSet<Row>> query(String sql, Tuple arguments) {
    return scope.completing(
        connection.preparedQuery(sql).execute(arguments).recover(Database::failed));
  }

  /**
   * Runs this after the commit, once others can see what was written, and never where the
   * transaction is rolled back. It is meant to wake something that waits. The call is lost if the
   * process dies, so it may only hasten what happens anyway.
   */
  public void afterCommit(Runnable wake) {
    afterCommit.add(wake);
  }

  /**
   * Leaves a word about what is done in this transaction, for whoever records it as a whole. A mail
   * leaves its kind, whether it is sent or a decoy.
   */
  public void remark(String word) {
    remarks.add(word);
  }

  /** Returns the words that were left so far, in order. */
  public List<String> remarks() {
    return List.copyOf(remarks);
  }

  void committed() {
    afterCommit.forEach(Runnable::run);
  }
}
