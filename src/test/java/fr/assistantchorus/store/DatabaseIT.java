package fr.assistantchorus.store;

import static org.assertj.core.api.Assertions.assertThat;

import fr.assistantchorus.support.TcpProxy;
import fr.assistantchorus.support.TestDatabase;
import fr.assistantchorus.support.Waiting;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.net.NetServer;
import io.vertx.pgclient.SslMode;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.Tuple;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

final class DatabaseIT {
  @AutoClose static final TestDatabase TEST = TestDatabase.create();

  private final Database database = TEST.database();

  @BeforeEach
  void anEmptyTable() {
    TEST.query("CREATE TABLE IF NOT EXISTS note (text text PRIMARY KEY)");
    TEST.query("TRUNCATE note");
  }

  @Test
  void whatATransactionWroteIsThereOnceItSucceeded() {
    database.transaction(transaction -> write(transaction, "a")).await();
    assertThat(notes()).isEqualTo(1);
  }

  @Test
  void aFailedTransactionLeavesNothingAndFailsWithItsOwnReason() {
    var reason = new IllegalStateException("the work’s own");
    var later =
        database.transaction(
            transaction -> write(transaction, "a").compose(_ -> Future.failedFuture(reason)));
    var atOnce =
        database.transaction(_ -> {
          throw reason;
        });
    assertThat(Waiting.failure(later)).isSameAs(reason);
    assertThat(Waiting.failure(atOnce)).isSameAs(reason);
    assertThat(notes()).isZero();
  }

  @Test
  void aPoolQueryInsideATransactionOfThatPoolFails() {
    assertThat(refused(_ -> notesOfThePool())).isInstanceOf(AssertionError.class);
    assertThat(refused(transaction -> write(transaction, "a").compose(_ -> notesOfThePool())))
        .isInstanceOf(AssertionError.class);
    assertThat(refused(_ -> database.transaction(transaction -> write(transaction, "a"))))
        .isInstanceOf(AssertionError.class);
    assertThat(
            refused(transaction ->
                transaction
                    .query("nonsense", Tuple.tuple())
                    .recover(_ -> notesOfThePool().mapEmpty())))
        .isInstanceOf(AssertionError.class);
    assertThat(notes()).isZero();
  }

  @Test
  void inATransactionAnotherPoolMayBeAskedAndThisOneNotEvenAfterIt() {
    Database other = TEST.register();
    database
        .transaction(transaction ->
            other
                .query("SELECT 1", Tuple.tuple())
                .compose(_ -> other.transaction(within -> write(within, "a")))
                .compose(_ -> write(transaction, "b")))
        .await();
    assertThat(notes()).isEqualTo(2);
    assertThat(
            refused(_ ->
                other.query("SELECT 1", Tuple.tuple()).compose(_ -> notesOfThePool().mapEmpty())))
        .isInstanceOf(AssertionError.class);
  }

  @Test
  void afterATransactionThePoolMayBeAskedHoweverItEnded() {
    database
        .transaction(transaction -> write(transaction, "a"))
        .compose(_ -> notesOfThePool())
        .await();
    database
        .transaction(transaction -> transaction.query("nonsense", Tuple.tuple()))
        .recover(_ -> notesOfThePool())
        .await();
    Promise<RowSet<Row>> afterCommit = Promise.promise();
    database
        .transaction(transaction -> {
          transaction.afterCommit(() -> notesOfThePool().onComplete(afterCommit));
          return write(transaction, "b");
        })
        .await();
    assertThat(afterCommit.future().await().size()).isEqualTo(2);
  }

  private Throwable refused(Function<Transaction, Future<?>> work) {
    return Waiting.failure(database.transaction(open -> work.apply(open).mapEmpty()));
  }

  private Future<RowSet<Row>> notesOfThePool() {
    return database.query("SELECT text FROM note", Tuple.tuple());
  }

  @Test
  void whoWaitsForACommitIsWokenByACommitOnly() {
    var woken = new AtomicInteger();
    database
        .transaction(transaction -> {
          transaction.afterCommit(woken::incrementAndGet);
          return write(transaction, "a");
        })
        .await();
    assertThat(woken).hasValue(1);
    Waiting.failure(
        database.transaction(transaction -> {
          transaction.afterCommit(woken::incrementAndGet);
          return write(transaction, "a");
        }));
    assertThat(woken).hasValue(1);
  }

  @Test
  void aViolatedConstraintIsABugAndNotAnUnavailableDatabase() {
    database.transaction(transaction -> write(transaction, "a")).await();
    assertThat(Waiting.failure(database.transaction(transaction -> write(transaction, "a"))))
        .isNotInstanceOf(DatabaseUnavailable.class);
  }

  @Test
  void aTerminatedConnectionIsAnUnavailableDatabaseAndAnotherIsMadeSoon() throws Exception {
    String suicide = "SELECT pg_terminate_backend(pg_backend_pid())";
    assertThat(Waiting.failure(database.query(suicide, Tuple.tuple())))
        .isInstanceOf(DatabaseUnavailable.class);
    Waiting.until(
        "another connection",
        () -> database.ping().transform(done -> Future.succeededFuture(done.succeeded())).await());
  }

  @Test
  void aStatementThatTakesTooLongIsAnUnavailableDatabase() {
    assertThat(Waiting.failure(database.query("SELECT pg_sleep(60)", Tuple.tuple())))
        .isInstanceOf(DatabaseUnavailable.class);
  }

  @Test
  void whoWaitsTooLongForAConnectionIsToldSo() {
    var busy =
        IntStream.range(0, 16)
            .mapToObj(_ -> database.query("SELECT pg_sleep(4.5)", Tuple.tuple()))
            .toList();
    var query = database.ping();
    var transaction = database.transaction(begun -> write(begun, "a"));
    assertThat(Waiting.failure(query)).isInstanceOf(DatabaseUnavailable.class);
    assertThat(Waiting.failure(transaction)).isInstanceOf(DatabaseUnavailable.class);
    Future.join(busy).await();
    database.ping().await();
  }

  @Test
  void aServerThatIsNotThereIsAnUnavailableDatabase() {
    assertUnavailable(TEST.url().port() == 1 ? 2 : 1, Duration.ofSeconds(3));
  }

  @Test
  void aServerThatAcceptsAndSaysNothingIsNoticedInSeconds() {
    NetServer silent = TEST.vertx().createNetServer().connectHandler(_ -> {});
    silent.listen(0, "127.0.0.1").await();
    assertUnavailable(silent.actualPort(), Duration.ofSeconds(10));
    silent.close().await();
  }

  @Test
  void aServerThatFallsSilentIsNoticedInSecondsAndUsedAgainAfterwards() throws Exception {
    try (var proxy = new TcpProxy(TEST.url().host(), TEST.url().port())) {
      var database =
          Database.open(TEST.vertx(), proxy.before(TEST.url()), Database.Patience.PERSON);
      database.ping().await();
      proxy.fallSilent();
      Instant start = Instant.now();
      assertThat(Waiting.failure(database.ping())).isInstanceOf(DatabaseUnavailable.class);
      assertThat(Duration.between(start, Instant.now())).isLessThan(Duration.ofSeconds(12));
      proxy.speak();
      // Another connection that fell silent may still be in the pool, for one more refusal.
      Waiting.until("used again", () -> database.ping().map(true).otherwise(false).await());
      database.close().await();
    }
  }

  @Test
  void aServerThatComesLateIsWaitedForAtAStartButNotForEver() throws Exception {
    try (var proxy = new TcpProxy(TEST.url().host(), TEST.url().port())) {
      var database =
          Database.open(TEST.vertx(), proxy.before(TEST.url()), Database.Patience.PERSON);
      proxy.fallSilent();
      assertThat(Waiting.failure(database.awaitAnswer(Duration.ZERO)))
          .isInstanceOf(DatabaseUnavailable.class);
      Future<Void> answered = database.awaitAnswer(Duration.ofMinutes(1));
      assertThat(Waiting.failure(database.ping())).isInstanceOf(DatabaseUnavailable.class);
      assertThat(answered.isComplete()).isFalse();
      proxy.speak();
      answered.await();
      database.close().await();
    }
  }

  @Test
  void theMasterKeyOfTheFirstStartIsTheOnlyOneThatStartsAgain() {
    MasterKey.confirm(database, TEST.seal()).await();
    MasterKey.confirm(database, TEST.seal()).await();
    Seal other = Seal.of("another key, of 32 bytes exactly".getBytes());
    assertThat(Waiting.failure(MasterKey.confirm(database, other)))
        .isInstanceOf(MasterKey.WrongMasterKey.class);
  }

  private static void assertUnavailable(int port, Duration within) {
    var url = new DatabaseUrl("127.0.0.1", port, "x", "x", "x", SslMode.DISABLE, Optional.empty());
    Database away = Database.open(TEST.vertx(), url, Database.Patience.PERSON);
    Instant start = Instant.now();
    assertThat(Waiting.failure(away.ping())).isInstanceOf(DatabaseUnavailable.class);
    assertThat(Duration.between(start, Instant.now())).isLessThan(within);
    away.close().await();
  }

  private static Future<Void> write(Transaction transaction, String text) {
    return transaction.query("INSERT INTO note (text) VALUES ($1)", Tuple.of(text)).mapEmpty();
  }

  @Test
  void whereAPersonWaitsAStatementIsPlannedOnceAConnection() {
    assertThat(planning(database)).isEqualTo("force_generic_plan, whole tables off");
    assertThat(planning(TEST.register())).isEqualTo("force_generic_plan, whole tables off");
    Database background = Database.open(TEST.vertx(), TEST.url(), Database.Patience.BACKGROUND);
    assertThat(planning(background)).isEqualTo("auto, whole tables on");
    background.close().await();
  }

  private static String planning(Database database) {
    return database
        .query(
            "SELECT current_setting('plan_cache_mode') || ', whole tables '"
                + " || current_setting('enable_seqscan')",
            Tuple.tuple())
        .await()
        .iterator()
        .next()
        .getString(0);
  }

  private static long notes() {
    return TEST.query("SELECT count(*) FROM note").iterator().next().getLong(0);
  }
}
