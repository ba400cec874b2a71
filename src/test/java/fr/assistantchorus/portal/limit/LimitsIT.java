package fr.assistantchorus.portal.limit;

import static org.assertj.core.api.Assertions.assertThat;

import fr.assistantchorus.portal.limit.Limits.Decision;
import fr.assistantchorus.support.TestDatabase;
import io.vertx.core.Future;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

final class LimitsIT {
  private static final Instant START = Instant.parse("2026-11-22T13:00:00Z");
  private static final Duration HOUR = Duration.ofHours(1);

  @AutoClose private static final TestDatabase DATABASE = TestDatabase.create();

  private final Limits limits = new Limits(DATABASE.seal());
  private final String subject = UUID.randomUUID().toString();

  @Test
  void aRateFreesOnePlaceAfterAnother() {
    Limit limit = Limit.rate("test", 3, HOUR);
    assertThat(take(limit, 0, 10, 20, 30, 59, 60, 61, 70))
        .containsExactly(
            "admitted 1",
            "admitted 2",
            "admitted 3",
            "refused 30 min",
            "refused 1 min",
            "admitted 3",
            "refused 9 min",
            "admitted 3");
  }

  @Test
  void aGapIsKeptEvenWhereThereIsRoom() {
    Limit limit = Limit.rate("test", 3, HOUR).withGap(Duration.ofMinutes(2));
    assertThat(take(limit, 0, 1, 2, 3, 4, 5))
        .containsExactly(
            "admitted 1",
            "refused 1 min",
            "admitted 2",
            "refused 1 min",
            "admitted 3",
            "refused 55 min");
  }

  @Test
  void whoCameFirstAndWaitedIsNotRefusedForWhoPassedHim() {
    Limit limit = Limit.rate("test", 3, HOUR);
    assertThat(take(limit, 10, 9, 8, 7))
        .containsExactly("admitted 1", "admitted 2", "admitted 3", "refused 61 min");
  }

  @Test
  void aLockHoldsItsWholeTimeAfterTheLastAct() {
    Limit limit = Limit.lock("test", 3, HOUR);
    assertThat(take(limit, 0, 50, 100, 101, 159, 160))
        .containsExactly(
            "admitted 1",
            "admitted 2",
            "admitted 3",
            "refused 59 min",
            "refused 1 min",
            "admitted 1");
  }

  @Test
  void purposesAndSubjectsNeverMix() {
    Limit one = Limit.rate("one", 1, HOUR);
    assertThat(take(one, 0)).containsExactly("admitted 1");
    assertThat(take(Limit.rate("two", 1, HOUR), 0)).containsExactly("admitted 1");
    assertThat(take(one, 0)).containsExactly("refused 60 min");
  }

  @Test
  void whatIsForgottenCountsNoMore() {
    Limit limit = Limit.lock("test", 1, HOUR);
    take(limit, 0);
    DATABASE.database().transaction(tx -> limits.forget(tx, limit, subject)).await();
    assertThat(take(limit, 1)).containsExactly("admitted 1");
  }

  @Test
  void aHundredAtOnceAreAdmittedNoMoreThanTheLimit() {
    Limit limit = Limit.rate("test", 7, HOUR);
    List<Future<Decision>> decisions =
        IntStream.range(0, 100)
            .mapToObj(
                i -> DATABASE.database().transaction(tx -> limits.take(tx, limit, subject, START)))
            .toList();
    Future.all(decisions).await();
    assertThat(decisions)
        .filteredOn(decision -> decision.result() instanceof Decision.Admitted)
        .hasSize(7);
  }

  private List<String> take(Limit limit, int... minutes) {
    return IntStream.of(minutes).mapToObj(minute -> say(takeAt(limit, minute))).toList();
  }

  private Decision takeAt(Limit limit, int minute) {
    Instant now = START.plus(Duration.ofMinutes(minute));
    return DATABASE.database().transaction(tx -> limits.take(tx, limit, subject, now)).await();
  }

  private static String say(Decision decision) {
    return switch (decision) {
      case Decision.Admitted(var count) -> "admitted " + count;
      case Decision.Refused(var retryAfter) -> "refused " + retryAfter.toMinutes() + " min";
    };
  }
}
