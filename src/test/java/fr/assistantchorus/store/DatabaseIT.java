package fr.assistantchorus.store;

import static org.assertj.core.api.Assertions.assertThat;

import fr.assistantchorus.support.Futures;
import fr.assistantchorus.support.TcpProxy;
import fr.assistantchorus.support.TestDatabase;
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
    Futures.get(database.transaction(transaction -> write(transaction, "a")));
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
    assertThat(Futures.failure(later)).isSameAs(reason);
    assertThat(Futures.failure(atOnce)).isSameAs(reason);
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
    Futures.get(
        database.transaction(transaction ->
            other
                .query("SELECT 1", Tuple.tuple())
                .compose(_ -> other.transaction(within -> write(within, "a")))
                .compose(_ -> write(transaction, "b"))));
    assertThat(notes()).isEqualTo(2);
    assertThat(
            refused(_ ->
                other.query("SELECT 1", Tuple.tuple()).compose(_ -> notesOfThePool().mapEmpty())))
        .isInstanceOf(AssertionError.class);
  }

  @Test
  void afterATransactionThePoolMayBeAskedHoweverItEnded() {
    Futures.get(
        database
            .transaction(transaction -> write(transaction, "a"))
            .compose(_ -> notesOfThePool()));
    Futures.get(
        database
            .transaction(transaction -> transaction.query("nonsense", Tuple.tuple()))
            .recover(_ -> notesOfThePool()));
    Promise<RowSet<Row>> afterCommit = Promise.promise();
    Futures.get(
        database.transaction(transaction -> {
          transaction.afterCommit(() -> notesOfThePool().onComplete(afterCommit));
          return write(transaction, "b");
        }));
    assertThat(Futures.get(afterCommit.future()).size()).isEqualTo(2);
  }

  private Throwable refused(Function<Transaction, Future<?>> work) {
    return Futures.failure(database.transaction(open -> work.apply(open).mapEmpty()));
  }

  private Future<RowSet<Row>> notesOfThePool() {
    return database.query("SELECT text FROM note", Tuple.tuple());
  }

  @Test
  void whoWaitsForACommitIsWokenByACommitOnly() {
    var woken = new AtomicInteger();
    Futures.get(
        database.transaction(transaction -> {
          transaction.afterCommit(woken::incrementAndGet);
          return write(transaction, "a");
        }));
    assertThat(woken).hasValue(1);
    Futures.failure(
        database.transaction(transaction -> {
          transaction.afterCommit(woken::incrementAndGet);
          return write(transaction, "a");
        }));
    assertThat(woken).hasValue(1);
  }

  @Test
  void aViolatedConstraintIsABugAndNotAnUnavailableDatabase() {
    Futures.get(database.transaction(transaction -> write(transaction, "a")));
    assertThat(Futures.failure(database.transaction(transaction -> write(transaction, "a"))))
        .isNotInstanceOf(DatabaseUnavailable.class);
  }

  @Test
  void aTerminatedConnectionIsAnUnavailableDatabaseAndAnotherIsMadeSoon() throws Exception {
    String suicide = "SELECT pg_terminate_backend(pg_backend_pid())";
    assertThat(Futures.failure(database.query(suicide, Tuple.tuple())))
        .isInstanceOf(DatabaseUnavailable.class);
    Futures.until(
        "another connection",
        () ->
            Futures.get(
                database.ping().transform(done -> Future.succeededFuture(done.succeeded()))));
  }

  @Test
  void aStatementThatTakesTooLongIsAnUnavailableDatabase() {
    assertThat(Futures.failure(database.query("SELECT pg_sleep(60)", Tuple.tuple())))
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
    assertThat(Futures.failure(query)).isInstanceOf(DatabaseUnavailable.class);
    assertThat(Futures.failure(transaction)).isInstanceOf(DatabaseUnavailable.class);
    Futures.get(Future.join(busy));
    Futures.get(database.ping());
  }

  @Test
  void aServerThatIsNotThereIsAnUnavailableDatabase() {
    assertUnavailable(TEST.url().port() == 1 ? 2 : 1, Duration.ofSeconds(3));
  }

  @Test
  void aServerThatAcceptsAndSaysNothingIsNoticedInSeconds() {
    NetServer silent = TEST.vertx().createNetServer().connectHandler(_ -> {});
    Futures.get(silent.listen(0, "127.0.0.1"));
    assertUnavailable(silent.actualPort(), Duration.ofSeconds(10));
    Futures.get(silent.close());
  }

  @Test
  void aServerThatFallsSilentIsNoticedInSecondsAndUsedAgainAfterwards() throws Exception {
    try (var proxy = new TcpProxy(TEST.url().host(), TEST.url().port())) {
      var database =
          Database.open(TEST.vertx(), proxy.before(TEST.url()), Database.Patience.PERSON);
      Futures.get(database.ping());
      proxy.fallSilent();
      Instant start = Instant.now();
      assertThat(Futures.failure(database.ping())).isInstanceOf(DatabaseUnavailable.class);
      assertThat(Duration.between(start, Instant.now())).isLessThan(Duration.ofSeconds(12));
      proxy.speak();
      // Another connection that fell silent may still be in the pool, for one more refusal.
      Futures.until("used again", () -> Futures.get(database.ping().map(true).otherwise(false)));
      Futures.get(database.close());
    }
  }

  @Test
  void aServerThatComesLateIsWaitedForAtAStartButNotForEver() throws Exception {
    try (var proxy = new TcpProxy(TEST.url().host(), TEST.url().port())) {
      var database =
          Database.open(TEST.vertx(), proxy.before(TEST.url()), Database.Patience.PERSON);
      proxy.fallSilent();
      assertThat(Futures.failure(database.awaitAnswer(Duration.ZERO)))
          .isInstanceOf(DatabaseUnavailable.class);
      Future<Void> answered = database.awaitAnswer(Duration.ofMinutes(1));
      assertThat(Futures.failure(database.ping())).isInstanceOf(DatabaseUnavailable.class);
      assertThat(answered.isComplete()).isFalse();
      proxy.speak();
      Futures.get(answered);
      Futures.get(database.close());
    }
  }

  @Test
  void theMasterKeyOfTheFirstStartIsTheOnlyOneThatStartsAgain() {
    Futures.get(MasterKey.confirm(database, TEST.seal()));
    Futures.get(MasterKey.confirm(database, TEST.seal()));
    Seal other = Seal.of("another key, of 32 bytes exactly".getBytes());
    assertThat(Futures.failure(MasterKey.confirm(database, other)))
        .isInstanceOf(MasterKey.WrongMasterKey.class);
  }

  private static void assertUnavailable(int port, Duration within) {
    var url = new DatabaseUrl("127.0.0.1", port, "x", "x", "x", SslMode.DISABLE, Optional.empty());
    Database away = Database.open(TEST.vertx(), url, Database.Patience.PERSON);
    Instant start = Instant.now();
    assertThat(Futures.failure(away.ping())).isInstanceOf(DatabaseUnavailable.class);
    assertThat(Duration.between(start, Instant.now())).isLessThan(within);
    Futures.get(away.close());
  }

  private static Future<Void> write(Transaction transaction, String text) {
    return transaction.query("INSERT INTO note (text) VALUES ($1)", Tuple.of(text)).mapEmpty();
  }

  private static long notes() {
    return TEST.query("SELECT count(*) FROM note").iterator().next().getLong(0);
  }
}
