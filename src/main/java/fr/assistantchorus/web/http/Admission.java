package fr.assistantchorus.web.http;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.vertx.core.Handler;
import io.vertx.ext.web.RoutingContext;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Lets so many requests be under way at once and refuses the others at once (503): where more come
 * than can be answered, or PostgreSQL is slow, those that were let in are answered as usual, and
 * the others know when to come again, instead of all waiting longer and longer.
 *
 * <p>A request counts from the end of its body to the head of its answer, so neither who sends
 * slowly nor a stream of events takes a place. Each node has its own places, since they protect it.
 */
public final class Admission implements Handler<RoutingContext> {
  /**
   * The most requests under way. The pool has sixteen connections, which are all at work with a
   * quarter of this; the rest of it is what waits for them. With 96, those who were let in waited
   * two and a half times as long as usual where a crowd came again without heeding the refusals.
   */
  public static final int MOST_AT_ONCE = 72;

  private final AtomicInteger underWay = new AtomicInteger();
  private final Counter refused;

  public Admission(MeterRegistry meters) {
    meters.gauge("chorus.requests.under.way", underWay);
    refused =
        Counter.builder("chorus.requests.refused")
            .description("Requests that were refused, since too many were under way")
            .register(meters);
  }

  @Override
  public void handle(RoutingContext context) {
    if (underWay.incrementAndGet() > MOST_AT_ONCE) {
      underWay.decrementAndGet();
      refused.increment();
      context.fail(503);
      return;
    }
    AtomicBoolean inside = new AtomicBoolean(true);
    context.addHeadersEndHandler(_ -> leave(inside));
    // Where the connection breaks before there is an answer.
    context.addEndHandler(_ -> leave(inside));
    context.next();
  }

  private void leave(AtomicBoolean inside) {
    if (inside.compareAndSet(true, false)) {
      underWay.decrementAndGet();
    }
  }
}
