package fr.assistantchorus.web.http;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.vertx.core.Handler;
import io.vertx.core.Vertx;
import io.vertx.ext.web.RoutingContext;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells when an event loop stood still, and which routes it was busy with: whatever computes on the
 * loop for long lets everybody else wait. A timer that beats on each loop comes late by as long as
 * the loop stood, whether a handler or what follows an answer of PostgreSQL held it up. How long it
 * computed meanwhile is told beside it: the rest it waited for a core, on a machine that is busy.
 *
 * <p>Only patterns of routes are told, and nothing of what a request says.
 */
public final class LoopWatch implements Handler<RoutingContext> {
  /** A loop that stands for longer is told of. */
  static final Duration SLOW = Duration.ofMillis(100);

  /** How often the timer beats, which is also by how much too little may be told. */
  static final Duration BEAT = Duration.ofMillis(20);

  static final String METER = "chorus.loop.stood";
  private static final String SEVERAL = "several";
  private static final String NONE = "none";
  private static final Logger LOG = LoggerFactory.getLogger(LoopWatch.class);

  private final MeterRegistry meters;
  private final LongSupplier nanos;
  private final LongSupplier computedNanos;
  private final Map<Thread, Loop> loops = new ConcurrentHashMap<>();

  /**
   * @param nanos tells the time that has passed, as {@link System#nanoTime} does
   * @param computedNanos tells the processor time that the current thread has used
   */
  LoopWatch(MeterRegistry meters, LongSupplier nanos, LongSupplier computedNanos) {
    this.meters = meters;
    this.nanos = nanos;
    this.computedNanos = computedNanos;
  }

  /** Watches by the clocks of this machine. */
  public static LoopWatch of(MeterRegistry meters) {
    return new LoopWatch(
        meters, System::nanoTime, ManagementFactory.getThreadMXBean()::getCurrentThreadCpuTime);
  }

  @Override
  public void handle(RoutingContext context) {
    loops.computeIfAbsent(Thread.currentThread(), _ -> new Loop(context.vertx())).watch(context);
    context.next();
  }

  /** Ends the timers of all loops. */
  public void stop() {
    loops.values().forEach(Loop::stop);
  }

  /** One event loop; except for {@link #stop}, only that loop calls it. */
  private final class Loop {
    private final Vertx vertx;
    private final long timer;
    private final Set<RoutingContext> underWay = new LinkedHashSet<>();
    private final Set<String> answered = new TreeSet<>();
    private long lastBeat = nanos.getAsLong();
    private long lastComputed = computedNanos.getAsLong();

    Loop(Vertx vertx) {
      this.vertx = vertx;
      this.timer = vertx.setPeriodic(BEAT.toMillis(), _ -> beat());
    }

    void watch(RoutingContext context) {
      underWay.add(context);
      context.addEndHandler(_ -> {
        underWay.remove(context);
        answered.add(Routes.patternOf(context));
      });
    }

    private void beat() {
      long now = nanos.getAsLong();
      Duration late = Duration.ofNanos(now - lastBeat).minus(BEAT);
      lastBeat = now;
      long used = computedNanos.getAsLong();
      Duration computed = Duration.ofNanos(used - lastComputed);
      lastComputed = used;
      if (late.compareTo(SLOW) > 0) {
        tell(late, computed);
      }
      answered.clear();
    }

    /** Tells of the requests that the loop may have been busy with; a stream of events waits. */
    private void tell(Duration stood, Duration computed) {
      Set<String> routes = new TreeSet<>(answered);
      underWay.stream()
          .filter(context -> !context.response().headWritten())
          .map(Routes::patternOf)
          .forEach(routes::add);
      String route =
          switch (routes.size()) {
            case 0 -> NONE;
            case 1 -> routes.iterator().next();
            default -> SEVERAL;
          };
      Timer.builder(METER)
          .description("How long an event loop stood still, by the route that it was busy with")
          .tag("route", route)
          .register(meters)
          .record(stood);
      LOG.atWarn()
          .addKeyValue("routes", String.join(" ", routes))
          .addKeyValue("ms", stood.toMillis())
          .addKeyValue("computed_ms", computed.toMillis())
          .log(
              "the event loop stood for {} ms and computed for {} of them; under way: {}",
              stood.toMillis(),
              computed.toMillis(),
              routes);
    }

    void stop() {
      vertx.cancelTimer(timer);
    }
  }
}
