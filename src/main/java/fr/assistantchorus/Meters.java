package fr.assistantchorus;

import fr.assistantchorus.mail.Outbox;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.binder.jvm.JvmMemoryMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmThreadMetrics;
import io.micrometer.core.instrument.binder.system.ProcessorMetrics;
import io.micrometer.core.instrument.binder.system.UptimeMetrics;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.micrometer.MetricsDomain;
import io.vertx.micrometer.MicrometerMetricsFactory;
import io.vertx.micrometer.MicrometerMetricsOptions;
import java.time.Duration;
import java.util.EnumSet;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;

/**
 * What is measured, for Prometheus. No label contains a path, an address or anything that was
 * typed.
 */
final class Meters {
  private static final Duration WATCH = Duration.ofSeconds(15);

  /** How often the ages of what is kept are read; they change by days. */
  private static final Duration WATCH_KEPT = Duration.ofMinutes(5);

  private final PrometheusMeterRegistry registry =
      new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
  private final AtomicLong queued = registry.gauge("chorus.mails.queued", new AtomicLong());
  private final AtomicLong dead = registry.gauge("chorus.mails.dead", new AtomicLong());
  private final AtomicLong oldest =
      registry.gauge("chorus.mails.oldest.queued.seconds", new AtomicLong());

  private final Map<String, AtomicLong> kept = new ConcurrentHashMap<>();

  Meters() {
    new JvmMemoryMetrics().bindTo(registry);
    new JvmThreadMetrics().bindTo(registry);
    new ProcessorMetrics().bindTo(registry);
    new UptimeMetrics().bindTo(registry);
  }

  PrometheusMeterRegistry registry() {
    return registry;
  }

  /**
   * Returns a Vert.x whose pools are measured. Requests are measured by route, where they are
   * routed.
   */
  Vertx vertx() {
    EnumSet<MetricsDomain> unmeasured = EnumSet.allOf(MetricsDomain.class);
    unmeasured.remove(MetricsDomain.NAMED_POOLS);
    MicrometerMetricsOptions options = new MicrometerMetricsOptions().setEnabled(true);
    unmeasured.forEach(options::addDisabledMetricsCategory);
    return Vertx.builder()
        .with(new VertxOptions().setMetricsOptions(options))
        .withMetrics(new MicrometerMetricsFactory(registry))
        .build();
  }

  /** Reads the outbox's counts for the metrics, every {@link #WATCH}. */
  void watch(Vertx vertx, Outbox outbox) {
    vertx.setPeriodic(
        0,
        WATCH.toMillis(),
        _ ->
            outbox
                .counts()
                .onSuccess(counts -> {
                  queued.set(counts.queued());
                  dead.set(counts.dead());
                  oldest.set(counts.oldestQueued().toSeconds());
                }));
  }

  /**
   * Reads how old the oldest conversation, file, draft and registration is, every {@link
   * #WATCH_KEPT}: where a retention fails, its age goes on growing.
   *
   * @param ages returns ages by kind
   */
  void watchKept(Vertx vertx, Supplier<Future<Map<String, Duration>>> ages) {
    vertx.setPeriodic(
        0,
        WATCH_KEPT.toMillis(),
        _ ->
            ages.get()
                .onSuccess(
                    known -> known.forEach((kind, age) -> oldestKept(kind).set(age.toSeconds()))));
  }

  private AtomicLong oldestKept(String kind) {
    return kept.computeIfAbsent(
        kind,
        _ -> registry.gauge("chorus.kept.oldest.seconds", Tags.of("kind", kind), new AtomicLong()));
  }
}
