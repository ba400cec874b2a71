package fr.assistantchorus.web.http;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import fr.assistantchorus.support.Http;
import fr.assistantchorus.support.Waiting;
import io.micrometer.core.instrument.Timer;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.ext.web.Router;
import io.vertx.junit5.VertxExtension;
import java.net.URI;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.slf4j.LoggerFactory;

@ExtendWith(VertxExtension.class)
final class LoopWatchTest {
  private static final Duration LONG = LoopWatch.SLOW.plus(LoopWatch.BEAT).plusMillis(1);

  private static final Duration COMPUTED = Duration.ofMillis(77);

  private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
  private final AtomicLong nanos = new AtomicLong();
  private final AtomicLong computed = new AtomicLong();
  private final LoopWatch watch = new LoopWatch(meters, nanos::get, computed::get);
  private final ListAppender<ILoggingEvent> log = new ListAppender<>();
  private final Logger logger = (Logger) LoggerFactory.getLogger(LoopWatch.class);
  private HttpServer server;

  @BeforeEach
  void start(Vertx vertx) {
    log.start();
    logger.addAppender(log);
    Router router = Router.router(vertx);
    router.route().handler(watch);
    new Routes()
        .get("/quick/:id", context -> Responses.sendEmpty(context, 204))
        .get(
            "/slow/:id",
            context -> {
              nanos.addAndGet(LONG.toNanos());
              computed.addAndGet(COMPUTED.toNanos());
              Responses.sendEmpty(context, 204);
            })
        .get(
            "/late/:id",
            context ->
                Responses.answer(
                    context,
                    Future.<Void>future(done -> vertx.runOnContext(_ -> done.complete())),
                    _ -> {
                      nanos.addAndGet(LONG.toNanos());
                      computed.addAndGet(COMPUTED.toNanos());
                      Responses.sendEmpty(context, 204);
                    }))
        .mount(router);
    server = vertx.createHttpServer().requestHandler(router).listen(0, "127.0.0.1").await();
  }

  @AfterEach
  void leave() {
    watch.stop();
    logger.detachAppender(log);
  }

  private void get(String path) {
    URI uri = URI.create("http://127.0.0.1:" + server.actualPort() + path);
    assertThat(Http.get(uri).statusCode()).isEqualTo(204);
  }

  @Test
  void aSlowHandlerIsToldByItsRouteAndAQuickOneIsNot() throws Exception {
    get("/quick/SECRET");
    assertTold("/slow");
  }

  @Test
  void whatFollowsAnAnswerOfTheDatabaseIsToldToo() throws Exception {
    get("/quick/SECRET");
    assertTold("/late");
  }

  private void assertTold(String path) throws Exception {
    get(path + "/SECRET");
    Waiting.until("the loop's timer has beaten", () -> !log.list.isEmpty());

    Timer told = meters.get(LoopWatch.METER).timer();
    assertThat(told.count()).isEqualTo(1);
    assertThat(told.getId().getTag("route")).isIn(path + "/:id", "several");
    assertThat(log.list)
        .singleElement()
        .satisfies(line ->
            assertThat(line.getFormattedMessage())
                .contains(path + "/:id", "computed for %d of".formatted(COMPUTED.toMillis()))
                .doesNotContain("SECRET"));
  }
}
