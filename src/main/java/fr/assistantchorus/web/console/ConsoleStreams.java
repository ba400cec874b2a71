package fr.assistantchorus.web.console;

import fr.assistantchorus.web.http.Problem;
import fr.assistantchorus.web.http.Responses;
import fr.assistantchorus.web.http.Routes;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.RoutingContext;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/**
 * Event streams of the console's pages (HTML Standard, 9.2). They say that something has changed
 * and nothing else; the page then asks for itself again, as whoever it is that looks.
 */
public final class ConsoleStreams {
  /** The most of them on a node; each is an agent's page. */
  static final int MAX_STREAMS = 200;

  private static final Duration HEARTBEAT = Duration.ofSeconds(15);

  /** After this time the browser asks anew, and its session is looked at again. */
  private static final Duration LONGEST = Duration.ofMinutes(10);

  private static final long FULL_RETRY_SECONDS = 30;

  private final Vertx vertx;
  private final Set<Stream> streams = ConcurrentHashMap.newKeySet();

  public ConsoleStreams(Vertx vertx) {
    this.vertx = vertx;
  }

  /**
   * Keeps the answer open.
   *
   * @param listen begins to tell of changes, and returns a call that ends it
   */
  void begin(RoutingContext context, Function<Runnable, Runnable> listen) {
    if (streams.size() >= MAX_STREAMS) {
      Problem.UNAVAILABLE.answerRetryAfter(context, FULL_RETRY_SECONDS);
      return;
    }
    Routes.label(context, Routes.patternOf(context) + " (stream)");
    Stream stream = new Stream(context.response());
    streams.add(stream);
    context.addEndHandler(_ -> stream.forget());
    stream.begin(listen);
  }

  /** Ends every stream; the pages connect again, to another node. */
  public void close() {
    streams.forEach(Stream::end);
  }

  private final class Stream {
    private final HttpServerResponse response;
    private final Context context = vertx.getOrCreateContext();
    private Runnable unlisten = () -> {};
    private long heartbeat;
    private long end;

    Stream(HttpServerResponse response) {
      this.response = response;
    }

    void begin(Function<Runnable, Runnable> listen) {
      response
          .setChunked(true)
          .putHeader(HttpHeaders.CONTENT_TYPE, "text/event-stream")
          .putHeader(HttpHeaders.CACHE_CONTROL, "no-store")
          // Without this header, nginx would hold the events back.
          .putHeader("X-Accel-Buffering", "no");
      unlisten = listen.apply(() -> context.runOnContext(_ -> changed()));
      heartbeat = vertx.setPeriodic(HEARTBEAT.toMillis(), _ -> write(":\n\n"));
      end = vertx.setTimer(LONGEST.toMillis(), _ -> end());
      // What happened between the page and this moment.
      changed();
    }

    private void changed() {
      write("event: change\ndata: 1\n\n");
    }

    private void write(String text) {
      if (!response.ended() && !response.closed() && !response.writeQueueFull()) {
        Responses.watch(response.write(text));
      }
    }

    private void end() {
      forget();
      if (!response.ended() && !response.closed()) {
        Responses.watch(response.end());
      }
    }

    private void forget() {
      streams.remove(this);
      unlisten.run();
      vertx.cancelTimer(heartbeat);
      vertx.cancelTimer(end);
    }
  }
}
