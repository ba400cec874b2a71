package fr.assistantchorus.web;

import fr.assistantchorus.conversation.ChatAnswer;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongFunction;

/**
 * Conversations followed as event streams (HTML Standard, 9.2). Each stream asks again every
 * second: what is said on another node shows up the same way as here.
 */
final class EventStreams {
  static final String MEDIA_TYPE = "text/event-stream";

  /** A stream costs a query a second. */
  static final int MAX_STREAMS = 200;

  private static final Duration POLL = Duration.ofSeconds(1);
  private static final Duration HEARTBEAT = Duration.ofSeconds(15);
  private static final Duration LONGEST = Duration.ofMinutes(10);
  private static final long FULL_RETRY_SECONDS = 30;

  private final Vertx vertx;
  private final Set<Stream> streams = ConcurrentHashMap.newKeySet();

  EventStreams(Vertx vertx) {
    this.vertx = vertx;
  }

  /**
   * Keeps the answer open.
   *
   * @param first the events known so far, as the chat API's JSON
   * @param read the events after a number
   */
  void begin(RoutingContext context, String first, LongFunction<Future<ChatAnswer>> read) {
    if (streams.size() >= MAX_STREAMS) {
      Problem.UNAVAILABLE.answerRetryAfter(context, FULL_RETRY_SECONDS);
      return;
    }
    Routes.label(context, Routes.patternOf(context) + " (stream)");
    Stream stream = new Stream(context.response(), read);
    streams.add(stream);
    context.addEndHandler(_ -> stream.forget());
    stream.begin(first);
  }

  /** Ends every stream; their clients connect again, to another node. */
  void close() {
    streams.forEach(Stream::end);
  }

  private final class Stream {
    private final HttpServerResponse response;
    private final LongFunction<Future<ChatAnswer>> read;
    private final long startedAt = System.nanoTime();
    private long writtenAt = startedAt;
    private long seq;
    private long timer;

    Stream(HttpServerResponse response, LongFunction<Future<ChatAnswer>> read) {
      this.response = response;
      this.read = read;
    }

    void begin(String first) {
      response
          .setChunked(true)
          .putHeader(HttpHeaders.CONTENT_TYPE, MEDIA_TYPE)
          // nginx would hold the events back.
          .putHeader("X-Accel-Buffering", "no");
      write(": open\n\n");
      take(first);
      pollLater();
    }

    private void pollLater() {
      if (streams.contains(this)) {
        timer = vertx.setTimer(POLL.toMillis(), _ -> poll());
      }
    }

    private void poll() {
      if (isPast(startedAt, LONGEST)) {
        end();
      } else if (response.writeQueueFull()) {
        pollLater();
      } else {
        // PostgreSQL away is no reason to cut the line: it may be back in a second.
        read.apply(seq).onSuccess(this::take).onFailure(_ -> pollLater());
      }
    }

    private void take(ChatAnswer answer) {
      switch (answer) {
        case ChatAnswer.Ok(String json) -> {
          take(json);
          pollLater();
        }
        case ChatAnswer.Unauthorised(), ChatAnswer.NotFound() -> end();
        case ChatAnswer.TooMany _, ChatAnswer.Busy() -> pollLater();
      }
    }

    private void take(String json) {
      JsonObject events = new JsonObject(json);
      seq = Math.max(seq, events.getLong("seq", seq));
      if (!events.getJsonArray("events").isEmpty()) {
        // JSON has no bare line break, so one data line takes it all.
        write("id: " + seq + "\nevent: message\ndata: " + events.encode() + "\n\n");
      } else if (isPast(writtenAt, HEARTBEAT)) {
        write(":\n\n");
      }
    }

    private void write(String text) {
      writtenAt = System.nanoTime();
      if (!response.ended() && !response.closed()) {
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
      vertx.cancelTimer(timer);
    }
  }

  private static boolean isPast(long nanoTime, Duration age) {
    return System.nanoTime() - nanoTime > age.toNanos();
  }
}
