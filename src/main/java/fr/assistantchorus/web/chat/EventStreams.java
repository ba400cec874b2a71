package fr.assistantchorus.web.chat;

import fr.assistantchorus.conversation.chat.ChatAnswer;
import fr.assistantchorus.conversation.chat.Follower;
import fr.assistantchorus.web.http.Problem;
import fr.assistantchorus.web.http.Responses;
import fr.assistantchorus.web.http.Routes;
import fr.assistantchorus.web.http.Shares;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.function.LongFunction;

/**
 * Event streams of conversations (HTML Standard, 9.2). What happens on this node shows at once; for
 * what is said on another node, each stream asks again every second.
 */
public final class EventStreams {
  static final String MEDIA_TYPE = "text/event-stream";

  /** The most streams; each costs a query a second. */
  static final int MAX_STREAMS = 200;

  /** The most of them from one network, which may be a school. */
  static final int MAX_OF_NETWORK = 60;

  /** The most of them for one conversation: it may be open in several tabs. */
  static final int MAX_OF_CONVERSATION = 6;

  private static final Duration POLL = Duration.ofSeconds(1);
  private static final Duration HEARTBEAT = Duration.ofSeconds(15);
  private static final Duration LONGEST = Duration.ofMinutes(10);
  private static final long FULL_RETRY_SECONDS = 30;

  private final Vertx vertx;
  private final Set<Stream> streams = ConcurrentHashMap.newKeySet();
  private final Shares places = new Shares(MAX_STREAMS, MAX_OF_NETWORK, MAX_OF_CONVERSATION);

  public EventStreams(Vertx vertx) {
    this.vertx = vertx;
  }

  /**
   * Keeps the answer open.
   *
   * @param network a keyed hash of the network address
   * @param first the events known so far, as the chat API's JSON
   * @param read returns the events after a number
   * @param follow begins to tell of turns on this node, and returns a call that ends it
   */
  void begin(
      RoutingContext context,
      String network,
      UUID conversation,
      String first,
      LongFunction<Future<ChatAnswer>> read,
      Function<Follower, Runnable> follow) {
    Optional<Runnable> place = places.take(network, conversation);
    if (place.isEmpty()) {
      Problem.UNAVAILABLE.answerRetryAfter(context, FULL_RETRY_SECONDS);
      return;
    }
    Routes.label(context, Routes.patternOf(context) + " (stream)");
    Stream stream = new Stream(context.response(), read);
    streams.add(stream);
    context.addEndHandler(_ -> {
      stream.forget();
      place.get().run();
    });
    stream.begin(first, follow);
  }

  /** Ends every stream; their clients connect again, to another node. */
  public void close() {
    streams.forEach(Stream::end);
  }

  private final class Stream implements Follower {
    private final HttpServerResponse response;
    private final LongFunction<Future<ChatAnswer>> read;
    private final Context context = vertx.getOrCreateContext();
    private final long startedAt = System.nanoTime();
    private long writtenAt = startedAt;
    private long seq;
    private long timer;
    private Runnable unfollow = () -> {};
    private int turns;
    private boolean typing;
    private boolean asking;
    private boolean askAgain;

    Stream(HttpServerResponse response, LongFunction<Future<ChatAnswer>> read) {
      this.response = response;
      this.read = read;
    }

    void begin(String first, Function<Follower, Runnable> follow) {
      response
          .setChunked(true)
          .putHeader(HttpHeaders.CONTENT_TYPE, MEDIA_TYPE)
          // Without this header, nginx would hold the events back.
          .putHeader("X-Accel-Buffering", "no");
      write(": open\n\n");
      take(first);
      unfollow = follow.apply(this);
      // Asks once more, for what was said between the first reading and the moment at which this
      // stream began to follow the conversation.
      ask();
    }

    @Override
    public void working() {
      context.runOnContext(_ -> {
        turns++;
        show(true);
      });
    }

    @Override
    public void ended() {
      context.runOnContext(_ -> {
        // The turn may have begun before this stream followed the conversation, so it was not
        // counted.
        turns = Math.max(0, turns - 1);
        ask();
      });
    }

    @Override
    public void moved() {
      context.runOnContext(_ -> ask());
    }

    private void askLater() {
      if (streams.contains(this)) {
        vertx.cancelTimer(timer);
        timer = vertx.setTimer(POLL.toMillis(), _ -> ask());
      }
    }

    /**
     * Asks for new events. Only one question is under way at a time; events that come meanwhile are
     * asked for once it is answered.
     */
    private void ask() {
      if (!streams.contains(this)) {
        return;
      }
      if (isPast(startedAt, LONGEST)) {
        end();
      } else if (asking) {
        askAgain = true;
      } else if (response.writeQueueFull()) {
        askLater();
      } else {
        asking = true;
        // Where PostgreSQL is away, the stream stays open, since it may be back in a second.
        read.apply(seq).onSuccess(this::take).onComplete(_ -> asked());
      }
    }

    private void asked() {
      asking = false;
      if (askAgain) {
        askAgain = false;
        ask();
      } else {
        show(turns > 0);
        askLater();
      }
    }

    private void take(ChatAnswer answer) {
      switch (answer) {
        case ChatAnswer.Ok(String json) -> take(json);
        case ChatAnswer.Unauthorised(), ChatAnswer.NotFound() -> end();
        case ChatAnswer.TooMany _, ChatAnswer.Busy(), ChatAnswer.Refused _ -> {}
      }
    }

    private void take(String json) {
      JsonObject answer = new JsonObject(json);
      long newest = Math.max(seq, answer.getLong("seq", seq));
      List<JsonArray> runs = runs(answer.getJsonArray("events"));
      for (int i = 0; i < runs.size(); i++) {
        JsonArray run = runs.get(i);
        // Each group but the last has the number of its own last event, so that a client that is
        // cut off after it gets the following groups when it connects again.
        seq = i == runs.size() - 1 ? newest : seq(run, run.size() - 1);
        tell(answer.put("seq", seq).put("events", run), name(run.getJsonObject(0)));
      }
      seq = newest;
      if (isPast(writtenAt, HEARTBEAT)) {
        write(":\n\n");
      }
    }

    private void tell(JsonObject answer, String name) {
      // JSON contains no bare line break, so it fits into one data line.
      write("id: " + seq + "\nevent: " + name + "\ndata: " + answer.encode() + "\n\n");
    }

    /**
     * Tells whether an answer is being made. The event has no id, since a client that was cut off
     * has missed nothing.
     */
    private void show(boolean now) {
      if (typing != now) {
        typing = now;
        write("event: typing\ndata: {\"from\":\"assistant\",\"typing\":" + now + "}\n\n");
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
      unfollow.run();
      vertx.cancelTimer(timer);
    }
  }

  /**
   * Returns the events in groups, so that what the assistant and the person said is told apart from
   * what a human agent said.
   */
  private static List<JsonArray> runs(JsonArray events) {
    List<JsonArray> runs = new ArrayList<>();
    for (int i = 0; i < events.size(); i++) {
      JsonObject event = events.getJsonObject(i);
      if (i == 0 || !name(event).equals(name(events.getJsonObject(i - 1)))) {
        runs.add(new JsonArray());
      }
      runs.getLast().add(event);
    }
    return runs;
  }

  private static String name(JsonObject event) {
    return "agent".equals(event.getString("from")) ? "agent" : "message";
  }

  private static long seq(JsonArray events, int index) {
    return events.getJsonObject(index).getLong("seq");
  }

  private static boolean isPast(long nanoTime, Duration age) {
    return System.nanoTime() - nanoTime > age.toNanos();
  }
}
