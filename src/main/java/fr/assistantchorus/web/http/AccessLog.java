package fr.assistantchorus.web.http;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.vertx.core.Handler;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.RoutingContext;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Logs and times each answer by method, route pattern and status. Path, query and network address
 * are left out, since they tell of persons and contain tokens. What {@link Admission} refuses is
 * only counted here: it has lines of its own, since a crowd would fill the log.
 */
public final class AccessLog implements Handler<RoutingContext> {
  private static final Logger LOG = LoggerFactory.getLogger("access");
  private static final String OTHER_METHOD = "OTHER";
  private static final Duration[] BUCKETS = {
    Duration.ofMillis(5), Duration.ofMillis(10), Duration.ofMillis(25), Duration.ofMillis(50),
    Duration.ofMillis(100), Duration.ofMillis(250), Duration.ofMillis(500), Duration.ofSeconds(1),
    Duration.ofSeconds(2), Duration.ofSeconds(5)
  };

  /**
   * The methods that are labels of their own. Clients may invent others, which all get one label,
   * since labels must stay few.
   */
  private static final Set<HttpMethod> METHODS =
      Set.of(
          HttpMethod.GET,
          HttpMethod.HEAD,
          HttpMethod.POST,
          HttpMethod.PUT,
          HttpMethod.PATCH,
          HttpMethod.DELETE,
          HttpMethod.OPTIONS);

  private final MeterRegistry meters;

  /** The timers by what they are for; to ask the registry for one takes longer than to use it. */
  private final Map<Answer, Timer> timers = new ConcurrentHashMap<>();

  private record Answer(String method, String route, int status) {}

  public AccessLog(MeterRegistry meters) {
    this.meters = meters;
  }

  @Override
  public void handle(RoutingContext context) {
    long start = System.nanoTime();
    context.addEndHandler(_ -> record(context, Duration.ofNanos(System.nanoTime() - start)));
    context.next();
  }

  private void record(RoutingContext context, Duration taken) {
    HttpMethod asked = context.request().method();
    String method = METHODS.contains(asked) ? asked.name() : OTHER_METHOD;
    String route = Routes.patternOf(context);
    int status = context.response().getStatusCode();
    timers.computeIfAbsent(new Answer(method, route, status), this::timer).record(taken);
    if (!Admission.isRefused(context)) {
      LOG.info("{} {} {} {} ms", method, route, status, taken.toMillis());
    }
  }

  private Timer timer(Answer answer) {
    return Timer.builder("chorus.http.requests")
        .description("Answers by method, route pattern and status")
        .tags("method", answer.method(), "route", answer.route())
        .tag("status", Integer.toString(answer.status()))
        .serviceLevelObjectives(BUCKETS)
        .register(meters);
  }
}
