package fr.assistantchorus.web.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.junit5.VertxExtension;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Map;
import java.util.function.Supplier;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(VertxExtension.class)
final class ManagementServerTest {
  private final PrometheusMeterRegistry meters =
      new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);

  private Vertx vertx;

  @BeforeEach
  void on(Vertx vertx) {
    this.vertx = vertx;
  }

  private ManagementServer start(Supplier<Future<Void>> probe) {
    return ManagementServer.start(vertx, "127.0.0.1", 0, Map.of("postgresql", probe), meters)
        .await();
  }

  private static HttpResponse<String> get(ManagementServer server, String path) throws Exception {
    URI uri = URI.create("http://127.0.0.1:" + server.port() + path);
    return HttpClient.newHttpClient()
        .send(HttpRequest.newBuilder(uri).build(), BodyHandlers.ofString());
  }

  @Test
  void aNodeIsReadyWhileItsProbesSucceed() throws Exception {
    ManagementServer server = start(Future::succeededFuture);

    assertThat(get(server, "/health/live").statusCode()).isEqualTo(200);
    HttpResponse<String> ready = get(server, "/health/ready");
    assertThat(ready.statusCode()).isEqualTo(200);
    assertThat(ready.body()).contains("\"postgresql\"").contains("UP");
  }

  @Test
  void aNodeWhoseDatabaseIsAwayLivesAndIsNotReady() throws Exception {
    ManagementServer server =
        start(() -> Future.failedFuture(new IllegalStateException("secret address")));

    assertThat(get(server, "/health/live").statusCode()).isEqualTo(200);
    HttpResponse<String> ready = get(server, "/health/ready");
    assertThat(ready.statusCode()).isEqualTo(503);
    assertThat(ready.body()).doesNotContain("secret address");
  }

  @Test
  void aProbeThatNeverAnswersCountsAsFailed() throws Exception {
    Promise<Void> never = Promise.promise();

    assertThat(get(start(never::future), "/health/ready").statusCode()).isEqualTo(503);
  }

  @Test
  void aStoppingNodeIsNotReady() throws Exception {
    ManagementServer server = start(Future::succeededFuture);
    server.announceStop();

    assertThat(get(server, "/health/live").statusCode()).isEqualTo(200);
    assertThat(get(server, "/health/ready").statusCode()).isEqualTo(503);
  }

  @Test
  void metricsComeAsPrometheusReadsThem() throws Exception {
    meters.counter("chorus.test").increment();

    HttpResponse<String> metrics = get(start(Future::succeededFuture), "/metrics");

    assertThat(metrics.statusCode()).isEqualTo(200);
    assertThat(metrics.headers().firstValue("Content-Type"))
        .hasValueSatisfying(type -> assertThat(type).startsWith("text/plain"));
    assertThat(metrics.body()).contains("chorus_test_total 1.0");
  }
}
