package fr.assistantchorus.store;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.pgclient.pubsub.PgSubscriber;
import java.time.Duration;
import java.util.UUID;
import java.util.function.Consumer;

/**
 * Hears what other nodes tell ({@link Notice}), on a connection of its own that is made again when
 * PostgreSQL comes back.
 */
public final class Notices {
  private static final Duration AGAIN = Duration.ofSeconds(1);

  private final PgSubscriber subscriber;

  private Notices(PgSubscriber subscriber) {
    this.subscriber = subscriber;
  }

  /** Makes it; it listens once {@link #start} was called. */
  public static Notices of(Vertx vertx, DatabaseUrl url) {
    return new Notices(
        PgSubscriber.subscriber(
                vertx, url.connectOptions().addProperty("application_name", "assistant-chorus"))
            .reconnectPolicy(_ -> AGAIN.toMillis()));
  }

  /**
   * @param heard is called with the conversation of each notice
   * @param missed is called whenever it begins to listen: what was told before is not heard
   */
  public void on(Notice notice, Consumer<UUID> heard, Runnable missed) {
    subscriber
        .channel(notice.channel())
        .subscribeHandler(_ -> missed.run())
        .handler(payload -> heard.accept(UUID.fromString(payload)));
  }

  /** Begins to listen; where PostgreSQL is away, it does once it is back. */
  public void start() {
    subscriber.connect();
  }

  public Future<Void> close() {
    return subscriber.close();
  }
}
