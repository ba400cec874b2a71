package fr.assistantchorus.web.http;

import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServer;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.healthchecks.CheckResult;
import io.vertx.ext.healthchecks.HealthChecks;
import io.vertx.ext.healthchecks.Status;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.time.Duration;
import java.util.Map;
import java.util.function.Supplier;

/**
 * Health and metrics, on a port that the outside need not reach.
 *
 * <ul>
 *   <li>{@code /health/live}: 200 while the event loop turns;
 *   <li>{@code /health/ready}: 200 while every probe succeeds and the node is not stopping, else
 *       503;
 *   <li>{@code /metrics}: Prometheus.
 * </ul>
 */
public final class ManagementServer {
  private static final String JSON = "application/json";
  private static final String PROMETHEUS = "text/plain; version=0.0.4; charset=utf-8";
  private static final Duration PROBE_TIMEOUT = Duration.ofSeconds(2);

  private final Vertx vertx;
  private final HealthChecks checks;
  private final PrometheusMeterRegistry meters;
  private final HttpServer server;
  private volatile boolean stopping;

  private ManagementServer(
      Vertx vertx, Map<String, Supplier<Future<Void>>> probes, PrometheusMeterRegistry meters) {
    this.vertx = vertx;
    this.meters = meters;
    this.checks = HealthChecks.create(vertx);
    probes.forEach((name, probe) ->
        checks.register(
            name,
            PROBE_TIMEOUT.toMillis(),
            // The probe may end only after the timeout has been answered, so its status may come
            // too late.
            status ->
                probe
                    .get()
                    .map(_ -> Status.OK())
                    .otherwise(Status.KO())
                    .onSuccess(status::tryComplete)));
    this.server = vertx.createHttpServer().requestHandler(router());
  }

  /**
   * Starts the server. Fails where the port is taken.
   *
   * @param port 0 for any port that is free
   * @param probes what the node needs to answer, by name; each succeeds, fails, or counts as failed
   *     after 2 s
   */
  public static Future<ManagementServer> start(
      Vertx vertx,
      String host,
      int port,
      Map<String, Supplier<Future<Void>>> probes,
      PrometheusMeterRegistry meters) {
    ManagementServer management = new ManagementServer(vertx, probes, meters);
    return management.server.listen(port, host).map(management);
  }

  public int port() {
    return server.actualPort();
  }

  /**
   * Lets {@code /health/ready} answer 503 from now on, so that a load balancer sends no more
   * requests to this node. The server itself goes on.
   */
  public void announceStop() {
    stopping = true;
  }

  public Future<Void> stop() {
    return server.close();
  }

  private Router router() {
    Router router = Router.router(vertx);
    router
        .get("/health/live")
        .handler(context -> sendJson(context, 200, new JsonObject().put("status", "UP")));
    router.get("/health/ready").handler(this::ready);
    router.get("/metrics").handler(this::metrics);
    return router;
  }

  private void ready(RoutingContext context) {
    if (stopping) {
      sendJson(context, 503, new JsonObject().put("status", "DOWN").put("stopping", true));
      return;
    }
    Responses.answer(
        context,
        checks.checkStatus(),
        result -> sendJson(context, CheckResult.isUp(result) ? 200 : 503, result.toJson()));
  }

  /** Answers on a worker, since a scrape goes through every meter. */
  private void metrics(RoutingContext context) {
    Responses.answer(
        context,
        vertx.executeBlocking(() -> meters.scrape()),
        text -> Responses.send(context, 200, PROMETHEUS, Buffer.buffer(text)));
  }

  private static void sendJson(RoutingContext context, int status, JsonObject json) {
    Responses.send(context, status, JSON, json.toBuffer());
  }
}
