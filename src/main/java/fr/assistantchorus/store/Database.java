package fr.assistantchorus.store;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.net.NetClientOptions;
import io.vertx.pgclient.PgBuilder;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.PoolOptions;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;

/**
 * The pool of connections to PostgreSQL.
 *
 * <p>Any future here may fail with {@link DatabaseUnavailable}, within seconds; code that answers a
 * person turns that into "try again in a moment". Any other failure is a bug.
 */
public final class Database implements Transaction.Runner {
  /** Says for how long a caller can wait. */
  public enum Patience {
    /** A person waits for an answer. */
    PERSON(16, 512, 2, 3, 5, 8, Planning.ONCE),
    /**
     * A person waits, and the caller holds a connection of another pool. It must be another pool:
     * where all callers wait for a second connection of one pool, none gives back its first.
     */
    LOOK_UP(8, 512, 2, 3, 5, 8, Planning.ONCE),
    /** Work in the background, which may hold a row while it waits for another machine. */
    BACKGROUND(4, 64, 10, 30, 60, 120, Planning.BY_ARGUMENTS);

    private final int connections;
    private final int waiting;
    private final int connectSeconds;
    private final int queueSeconds;
    private final int statementSeconds;
    private final int silenceSeconds;
    private final Planning planning;

    /**
     * @param connections the most connections; 16 measured best on two cores, 8 and 32 were slower
     * @param waiting the most requests that may wait for a connection; further ones are refused
     * @param silenceSeconds a connection on which nothing was read or written for so long is
     *     closed; this is how a server is noticed that hangs without closing its connections
     */
    Patience(
        int connections,
        int waiting,
        int connectSeconds,
        int queueSeconds,
        int statementSeconds,
        int silenceSeconds,
        Planning planning) {
      this.connections = connections;
      this.waiting = waiting;
      this.connectSeconds = connectSeconds;
      this.queueSeconds = queueSeconds;
      this.statementSeconds = statementSeconds;
      this.silenceSeconds = silenceSeconds;
      this.planning = planning;
    }
  }

  /** When PostgreSQL plans a prepared statement. */
  private enum Planning {
    /**
     * Plans a statement once for each connection. Left to itself, PostgreSQL plans the statement of
     * a turn anew each time, since its arrays make a plan for these very arguments look cheaper;
     * that took a third of a turn. A statement of such a pool must therefore have one good plan for
     * all arguments: it finds rows by a key, or by an index that also gives their order. A filter
     * that is sometimes absent makes two statements.
     *
     * <p>The plan outlives the moment: one that reads a whole table, since the table was small when
     * it was made, would stay when the table has grown, and the time that it takes would tell
     * whether a row is there. So no table is read whole where an index leads to the row.
     */
    ONCE("force_generic_plan", "off"),
    /** Plans as PostgreSQL judges best for the arguments, for work that reads many rows or few. */
    BY_ARGUMENTS("auto", "on");

    private final String mode;
    private final String wholeTables;

    Planning(String mode, String wholeTables) {
      this.mode = mode;
      this.wholeTables = wholeTables;
    }
  }

  private static final int PREPARED_STATEMENTS = 512;
  private static final int LONGEST_PREPARED_SQL = 8_192;
  private static final int PIPELINE = 64;

  private static final String HELD =
      "a transaction of this pool is open here, and its holder would wait for a second connection:"
          + " query by the Transaction, or ask before it begins";

  /** The time between two tries at a start. */
  private static final Duration PAUSE = Duration.ofMillis(500);

  private final Vertx vertx;
  private final Pool pool;

  private Database(Vertx vertx, Pool pool) {
    this.vertx = vertx;
    this.pool = pool;
  }

  /** Makes the pool. It connects when it is first asked. */
  public static Database open(Vertx vertx, DatabaseUrl url, Patience patience) {
    var connecting =
        url.connectOptions()
            .setPipeliningLimit(PIPELINE)
            .setCachePreparedStatements(true)
            .setPreparedStatementCacheMaxSize(PREPARED_STATEMENTS)
            .setPreparedStatementCacheSqlLimit(LONGEST_PREPARED_SQL);
    // These come beside the client's own properties, which set the encoding and the form of dates.
    connecting.addProperty("application_name", "assistant-chorus");
    connecting.addProperty("statement_timeout", patience.statementSeconds + "s");
    connecting.addProperty("plan_cache_mode", patience.planning.mode);
    connecting.addProperty("enable_seqscan", patience.planning.wholeTables);
    connecting.addProperty("idle_in_transaction_session_timeout", patience.silenceSeconds + "s");
    var network =
        new NetClientOptions()
            .setConnectTimeout((int) TimeUnit.SECONDS.toMillis(patience.connectSeconds))
            .setIdleTimeoutUnit(TimeUnit.SECONDS)
            .setIdleTimeout(patience.silenceSeconds)
            .setTcpKeepAlive(true);
    var pooling =
        new PoolOptions()
            .setName(patience.name().toLowerCase(Locale.ROOT))
            .setMaxSize(patience.connections)
            .setMaxWaitQueueSize(patience.waiting)
            .setConnectionTimeoutUnit(TimeUnit.SECONDS)
            .setConnectionTimeout(patience.queueSeconds)
            // The pool closes an idle connection before the silence ends it, since the silence
            // might end it while a new statement runs.
            .setIdleTimeoutUnit(TimeUnit.SECONDS)
            .setIdleTimeout(patience.silenceSeconds / 2);
    return new Database(
        vertx,
        PgBuilder.pool().connectingTo(connecting).with(network).with(pooling).using(vertx).build());
  }

  /**
   * Runs one prepared statement outside any transaction.
   *
   * @throws AssertionError in tests, where a transaction of this pool is open: the caller would
   *     wait for a second connection while it keeps the first from others
   */
  public Future<RowSet<Row>> query(String sql, Tuple arguments) {
    TransactionScope scope = TransactionScope.current();
    assert !scope.holds(this) : HELD;
    // The pool's own preparedQuery would wait for a connection without end, so it is not used.
    return scope.completing(
        pool.withConnection(connection -> connection.preparedQuery(sql).execute(arguments))
            .recover(Database::failed));
  }

  /**
   * Runs the work in a transaction, which is committed where the work succeeds and rolled back
   * where it fails.
   *
   * @throws AssertionError in tests, where another transaction of this pool is open
   */
  @Override
  public <T> Future<T> transaction(Function<Transaction, Future<T>> work) {
    TransactionScope scope = TransactionScope.current();
    assert !scope.holds(this) : HELD;
    return scope.completing(
        pool.getConnection()
            .recover(Database::failed)
            .compose(connection -> within(connection, scope, work).eventually(connection::close)));
  }

  private <T> Future<T> within(
      SqlConnection connection, TransactionScope outer, Function<Transaction, Future<T>> work) {
    TransactionScope scope = outer.inner(this);
    var transaction = new Transaction(connection, scope);
    Future<T> ended =
        connection
            .begin()
            .recover(Database::failed)
            .compose(begun ->
                Future.succeededFuture(transaction)
                    .compose(open -> scope.run(() -> work.apply(open)))
                    .compose(
                        result -> begun.commit().recover(Database::failed).map(result),
                        failure -> begun.rollback().transform(_ -> Future.failedFuture(failure))));
    return outer.completing(ended).onSuccess(_ -> transaction.committed());
  }

  /** Succeeds where PostgreSQL answers. */
  public Future<Void> ping() {
    return query("SELECT 1", Tuple.tuple()).mapEmpty();
  }

  /**
   * Waits for the first answer at a start. A machine that starts everything at once takes longer
   * than a person should wait.
   *
   * @param longest after this time, it fails with {@link DatabaseUnavailable}
   */
  public Future<Void> awaitAnswer(Duration longest) {
    return awaitAnswer(System.nanoTime() + longest.toNanos());
  }

  private Future<Void> awaitAnswer(long deadline) {
    return ping()
        .recover(failure ->
            failure instanceof DatabaseUnavailable && System.nanoTime() < deadline
                ? vertx
                    .timer(PAUSE.toMillis(), TimeUnit.MILLISECONDS)
                    .compose(_ -> awaitAnswer(deadline))
                : Future.failedFuture(failure));
  }

  public Future<Void> close() {
    return pool.close();
  }

  static <T> Future<T> failed(Throwable failure) {
    return Future.failedFuture(DatabaseUnavailable.orElse(failure));
  }
}
