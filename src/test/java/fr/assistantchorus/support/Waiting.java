package fr.assistantchorus.support;

import static org.assertj.core.api.Assertions.catchThrowable;

import io.vertx.core.Future;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;

/**
 * Waits, from a test's thread, for what comes to pass elsewhere. For what a future succeeds with
 * there is {@link Future#await()}; JUnit ends a test that waits for ever.
 */
public final class Waiting {
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private Waiting() {}

  /** What the future fails with; null where it succeeds. */
  public static Throwable failure(Future<?> future) {
    return catchThrowable(future::await);
  }

  /** Asks again every few milliseconds until the answer is yes. */
  public static void until(String what, Callable<Boolean> condition) throws Exception {
    until(what, PATIENCE, condition);
  }

  /** Asks again for so long at most. */
  public static void until(String what, Duration patience, Callable<Boolean> condition)
      throws Exception {
    Instant end = Instant.now().plus(patience);
    while (!condition.call()) {
      if (Instant.now().isAfter(end)) {
        throw new AssertionError("not within " + patience + ": " + what);
      }
      TimeUnit.MILLISECONDS.sleep(20);
    }
  }
}
