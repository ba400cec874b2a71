package fr.assistantchorus.support;

import io.vertx.core.Future;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Waiting, from a test's thread. */
public final class Futures {
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private Futures() {}

  /**
   * @return what the future succeeds with
   * @throws RuntimeException the future's own failure, or that it took too long
   */
  public static <T> T get(Future<T> future) {
    try {
      return future
          .toCompletionStage()
          .toCompletableFuture()
          .get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
    } catch (ExecutionException e) {
      if (e.getCause() instanceof RuntimeException own) {
        throw own;
      }
      throw new CompletionException(e.getCause());
    } catch (TimeoutException e) {
      throw new AssertionError("no answer within " + PATIENCE, e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError(e);
    }
  }

  /** What the future fails with. */
  public static Throwable failure(Future<?> future) {
    return get(
        future.transform(done ->
            done.failed()
                ? Future.succeededFuture(done.cause())
                : Future.failedFuture(new AssertionError("succeeded with " + done.result()))));
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
