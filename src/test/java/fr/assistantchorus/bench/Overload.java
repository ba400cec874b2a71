package fr.assistantchorus.bench;

import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.PoolOptions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.stream.LongStream;

/**
 * Ten times as many visitors as usual, all at once. Whoever is refused comes again when he was told
 * to; whoever is answered goes on at once.
 */
final class Overload {
  /** The name by which it is asked for among the scenarios. */
  static final String NAME = "overload";

  private static final int TIMES = 10;
  private static final int VISITORS = TIMES * Load.CONNECTIONS;

  /** So many visitors open their conversations at a time, before anything is measured. */
  private static final int AT_A_TIME = 32;

  private final Vertx vertx;
  private final Context context;
  private final int port;
  private final Scenario scenario;
  private final LongStream.Builder answered = LongStream.builder();
  private final LongStream.Builder refused = LongStream.builder();
  private long end;

  Overload(Vertx vertx, int port, Scenario scenario) {
    this.vertx = vertx;
    this.context = vertx.getOrCreateContext();
    this.port = port;
    this.scenario = scenario;
  }

  /** Measures for so long, first as usual and then overloaded, and returns a line that says it. */
  static String measure(Vertx vertx, int port, Scenario scenario, Duration time) {
    new Load(vertx, port, scenario).run(time, () -> Duration.ZERO);
    Load.Seen usual = new Load(vertx, port, scenario).run(time, () -> Duration.ZERO);
    return new Overload(vertx, port, scenario).run(time, usual);
  }

  private String run(Duration time, Load.Seen usual) {
    HttpClient client =
        vertx
            .httpClientBuilder()
            .with(new HttpClientOptions().setDefaultHost("127.0.0.1").setDefaultPort(port))
            .with(new PoolOptions().setHttp1MaxSize(VISITORS))
            .build();
    List<Visitor> visitors = new ArrayList<>();
    while (visitors.size() < VISITORS) {
      List<Future<Void>> opening = new ArrayList<>();
      for (int i = 0; i < AT_A_TIME; i++) {
        Visitor visitor = new Visitor(client, scenario);
        visitors.add(visitor);
        opening.add(visitor.prepare());
      }
      Load.await(Future.all(opening));
    }
    end = System.nanoTime() + time.toNanos();
    Promise<Void> done = Promise.promise();
    context.runOnContext(_ ->
        Future.all(visitors.stream().map(visitor -> goOn(visitor, 0)).toList())
            .<Void>mapEmpty()
            .onComplete(done));
    Load.await(done.future());
    Load.await(client.close());
    return told(
        usual, answered.build().sorted().toArray(), refused.build().sorted().toArray(), time);
  }

  private Future<Void> goOn(Visitor visitor, int index) {
    long start = System.nanoTime();
    if (start >= end) {
      return Future.succeededFuture();
    }
    return visitor
        .once(scenario.keyOfRound(index), scenario.round().get(index))
        .compose(retryAfter -> {
          long taken = System.nanoTime() - start;
          if (retryAfter.isEmpty()) {
            answered.add(taken);
            return goOn(visitor, (index + 1) % scenario.round().size());
          }
          refused.add(taken);
          long seconds = Math.min(retryAfter.get(), TimeUnit.NANOSECONDS.toSeconds(end - start));
          return vertx
              .timer(Math.max(1, TimeUnit.SECONDS.toMillis(seconds)))
              .compose(_ -> goOn(visitor, index));
        });
  }

  private static String told(Load.Seen usual, long[] answered, long[] refused, Duration time) {
    return String.format(
        Locale.ROOT,
        "overload: usual %,.0f/s, p50 %.0f ms, p99 %.0f ms; %d visitors: %,d answered (%,.0f/s),"
            + " p50 %.0f ms, p99 %.0f ms; %,d refused, p50 %.0f ms, p99 %.0f ms",
        usual.perSecond(),
        usual.milliseconds(0.5),
        usual.milliseconds(0.99),
        VISITORS,
        answered.length,
        answered.length / (double) time.toSeconds(),
        milliseconds(answered, 0.5),
        milliseconds(answered, 0.99),
        refused.length,
        milliseconds(refused, 0.5),
        milliseconds(refused, 0.99));
  }

  private static double milliseconds(long[] sorted, double quantile) {
    return sorted.length == 0
        ? 0
        : sorted[Math.max(0, (int) Math.ceil(quantile * sorted.length) - 1)] / 1e6;
  }
}
