package fr.assistantchorus.bench;

import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.PoolOptions;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import java.util.stream.IntStream;

/**
 * {@value #CONNECTIONS} visitors at once, each on a connection and in a conversation of his own,
 * each waiting for an answer before he goes on (a closed loop). One event loop drives them all.
 */
final class Load {
  static final int CONNECTIONS = 64;

  private static final int MOST_SAMPLES = 2_000_000;

  private final Vertx vertx;
  private final int port;
  private final Scenario scenario;
  private final Context context;

  // Touched on the context's thread only.
  private final long[] nanos = new long[MOST_SAMPLES];
  private int count;
  private long end;

  Load(Vertx vertx, int port, Scenario scenario) {
    this.vertx = vertx;
    this.port = port;
    this.scenario = scenario;
    this.context = vertx.getOrCreateContext();
  }

  /**
   * What was seen.
   *
   * @param latencies in nanoseconds, in order
   * @param cpu that the other process used
   */
  record Seen(long[] latencies, Duration time, Duration cpu) {
    double perSecond() {
      return latencies.length / (time.toNanos() / 1e9);
    }

    /** Exact: of all that was measured; 0 where nothing was. */
    double milliseconds(double quantile) {
      if (latencies.length == 0) {
        return 0;
      }
      int rank = (int) Math.ceil(quantile * latencies.length);
      return latencies[Math.max(0, rank - 1)] / 1e6;
    }

    double cpuMicroseconds() {
      return cpu.toNanos() / 1e3 / latencies.length;
    }
  }

  /** Blocks. Fails at the first answer that is not what it must be. */
  Seen run(Duration duration, Supplier<Duration> cpu) {
    HttpClient client =
        vertx
            .httpClientBuilder()
            .with(new HttpClientOptions().setDefaultHost("127.0.0.1").setDefaultPort(port))
            .with(new PoolOptions().setHttp1MaxSize(CONNECTIONS))
            .build();
    List<Visitor> visitors =
        IntStream.range(0, CONNECTIONS).mapToObj(_ -> new Visitor(client, scenario)).toList();
    onContext(() -> Future.all(visitors.stream().map(Visitor::prepare).toList()));
    Duration cpuBefore = cpu.get();
    long start = System.nanoTime();
    end = start + duration.toNanos();
    onContext(() -> Future.all(visitors.stream().map(visitor -> goOn(visitor, 0)).toList()));
    Duration time = Duration.ofNanos(System.nanoTime() - start);
    Duration used = cpu.get().minus(cpuBefore);
    await(client.close());
    long[] sorted = Arrays.copyOf(nanos, count);
    Arrays.sort(sorted);
    return new Seen(sorted, time, used);
  }

  private Future<Void> goOn(Visitor visitor, int index) {
    long start = System.nanoTime();
    if (start >= end || count == MOST_SAMPLES) {
      return Future.succeededFuture();
    }
    Future<?> unit =
        scenario.whole() ? visitor.open().compose(_ -> whole(visitor, 0)) : turn(visitor, index);
    return unit.compose(_ -> {
      nanos[count++] = System.nanoTime() - start;
      return goOn(visitor, (index + 1) % scenario.round().size());
    });
  }

  private Future<?> turn(Visitor visitor, int index) {
    return visitor.take(scenario.keyOfRound(index), scenario.round().get(index));
  }

  private Future<Void> whole(Visitor visitor, int index) {
    return index == scenario.round().size()
        ? Future.succeededFuture()
        : turn(visitor, index).compose(_ -> whole(visitor, index + 1));
  }

  private void onContext(Supplier<Future<?>> work) {
    Promise<Object> done = Promise.promise();
    context.runOnContext(_ ->
        work.get()
            .onComplete(result -> {
              if (result.succeeded()) {
                done.complete();
              } else {
                done.fail(result.cause());
              }
            }));
    await(done.future());
  }

  static <T> T await(Future<T> future) {
    try {
      return future.toCompletionStage().toCompletableFuture().get(120, TimeUnit.SECONDS);
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }
}
