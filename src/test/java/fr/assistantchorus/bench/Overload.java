package fr.assistantchorus.bench;

import fr.assistantchorus.bench.Load.Seen;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.PoolOptions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.LongStream;

/** Ten times as many visitors as usual, all at once. Whoever is answered goes on at once. */
final class Overload {
  /** The name by which it is asked for among the scenarios. */
  static final String NAME = "overload";

  /** What those do who are refused. */
  private enum Crowd {
    /** They come again when they were told to. */
    PATIENT,
    /** They come again after {@link #PAUSE}: some ten times what the server can take arrives. */
    HEEDLESS
  }

  private static final int TIMES = 10;
  private static final int VISITORS = TIMES * Load.CONNECTIONS;
  private static final Duration PAUSE = Duration.ofMillis(50);
  private static final int WARM_UP_ROUNDS = 2;

  /** So many visitors open their conversations at a time, before anything is measured. */
  private static final int AT_A_TIME = 32;

  private final Vertx vertx;
  private final Context context;
  private final int port;
  private final Scenario scenario;
  private final Crowd crowd;
  private final LongStream.Builder answered = LongStream.builder();
  private final LongStream.Builder refused = LongStream.builder();
  private long end;

  private Overload(Vertx vertx, int port, Scenario scenario, Crowd crowd) {
    this.vertx = vertx;
    this.context = vertx.getOrCreateContext();
    this.port = port;
    this.scenario = scenario;
    this.crowd = crowd;
  }

  /** What a crowd was answered, and how long after it asked. */
  private record Outcome(Seen answered, Seen refused) {}

  /** Measures rounds as usual and overloaded in turn, and returns lines that say it. */
  static List<String> measure(Vertx vertx, int port, Scenario scenario, int rounds, Duration time) {
    List<Seen> usual = new ArrayList<>();
    Map<Crowd, List<Outcome>> crowded = new EnumMap<>(Crowd.class);
    for (int round = 1 - WARM_UP_ROUNDS; round <= rounds; round++) {
      Seen alone = new Load(vertx, port, scenario).run(time, () -> Duration.ZERO);
      if (round > 0) {
        usual.add(alone);
      }
      for (Crowd crowd : Crowd.values()) {
        Outcome outcome = new Overload(vertx, port, scenario, crowd).run(time);
        if (round > 0) {
          crowded.computeIfAbsent(crowd, _ -> new ArrayList<>()).add(outcome);
        }
      }
    }
    List<String> lines = new ArrayList<>();
    lines.add("overload, %d rounds: usual %s".formatted(rounds, told(usual)));
    crowded.forEach((crowd, outcomes) -> lines.add(told(crowd, usual, outcomes)));
    return lines;
  }

  private Outcome run(Duration time) {
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
    return new Outcome(seen(answered, time), seen(refused, time));
  }

  private static Seen seen(LongStream.Builder nanos, Duration time) {
    return new Seen(nanos.build().sorted().toArray(), time, Duration.ZERO);
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
          return vertx.timer(pause(retryAfter.get())).compose(_ -> goOn(visitor, index));
        });
  }

  /** In milliseconds; who would come again after the end does so at the end. */
  private long pause(long retryAfterSeconds) {
    long wanted =
        crowd == Crowd.PATIENT ? TimeUnit.SECONDS.toMillis(retryAfterSeconds) : PAUSE.toMillis();
    return Math.max(1, Math.min(wanted, TimeUnit.NANOSECONDS.toMillis(end - System.nanoTime())));
  }

  private static String told(Crowd crowd, List<Seen> usual, List<Outcome> outcomes) {
    List<Seen> answered = outcomes.stream().map(Outcome::answered).toList();
    Measures.Ratio ratio = Measures.ratio(answered, usual, seen -> seen.milliseconds(0.99));
    return String.format(
        Locale.ROOT,
        "%d visitors, %s: answered %s, p99 %.2f times the usual (%.2f–%.2f); refused %s",
        VISITORS,
        crowd.name().toLowerCase(Locale.ROOT),
        told(answered),
        ratio.median(),
        ratio.least(),
        ratio.most(),
        told(outcomes.stream().map(Outcome::refused).toList()));
  }

  private static String told(List<Seen> rounds) {
    return String.format(
        Locale.ROOT,
        "%,.0f/s, p50 %.0f ms, p99 %.0f ms",
        Measures.median(rounds, Seen::perSecond),
        Measures.median(rounds, seen -> seen.milliseconds(0.5)),
        Measures.median(rounds, seen -> seen.milliseconds(0.99)));
  }
}
