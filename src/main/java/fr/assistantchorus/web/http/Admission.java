package fr.assistantchorus.web.http;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.vertx.ext.web.RoutingContext;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Lets so many requests be under way at once and refuses the others at once (503): where more come
 * than can be answered, or PostgreSQL is slow, those that were let in are answered as usual, and
 * the others know when to come again, instead of all waiting longer and longer.
 *
 * <p>A request counts from the end of its body to the head of its answer, so neither who sends
 * slowly nor a stream of events takes a place. Each node has its own places, since they protect it.
 *
 * <p>A crowd that comes again at once costs those who were let in what its refusals cost. So where
 * no place is free a request is refused by its head alone, and refusals share a line in the log.
 */
public final class Admission {
  /**
   * The most requests under way. The pool has sixteen connections, which are all at work with a
   * quarter of this; the rest of it is what waits for them. With 96, those who were let in waited
   * two and a half times as long as usual where a crowd came again without heeding the refusals.
   */
  public static final int MOST_AT_ONCE = 72;

  private static final long TELL_EVERY = TimeUnit.SECONDS.toNanos(1);
  private static final String REFUSED = Admission.class.getName();
  private static final Logger LOG = LoggerFactory.getLogger(Admission.class);

  private final AtomicInteger underWay = new AtomicInteger();
  private final AtomicLong untold = new AtomicLong();
  private final AtomicLong lastTold = new AtomicLong(System.nanoTime() - TELL_EVERY);
  private final Counter refused;

  public Admission(MeterRegistry meters) {
    meters.gauge("chorus.requests.under.way", underWay);
    refused =
        Counter.builder("chorus.requests.refused")
            .description("Requests that were refused, since too many were under way")
            .register(meters);
  }

  /** Returns whether this request was refused since too many were under way. */
  static boolean isRefused(RoutingContext context) {
    return context.get(REFUSED) != null;
  }

  /** Refuses a request whose body has yet to come, where no place is free for it. */
  public void atHead(RoutingContext context) {
    if (underWay.get() >= MOST_AT_ONCE) {
      refuse(context);
    } else {
      context.next();
    }
  }

  /** Gives a request that has come as a whole its place, or refuses it. */
  public void atEnd(RoutingContext context) {
    if (underWay.incrementAndGet() > MOST_AT_ONCE) {
      underWay.decrementAndGet();
      refuse(context);
      return;
    }
    AtomicBoolean inside = new AtomicBoolean(true);
    context.addHeadersEndHandler(_ -> leave(inside));
    // Where the connection breaks before there is an answer.
    context.addEndHandler(_ -> leave(inside));
    context.next();
  }

  private void refuse(RoutingContext context) {
    refused.increment();
    untold.incrementAndGet();
    long now = System.nanoTime();
    long told = lastTold.get();
    if (now - told >= TELL_EVERY && lastTold.compareAndSet(told, now)) {
      LOG.atWarn()
          .addKeyValue("refused", untold.getAndSet(0))
          .log("more than {} requests are under way: others are refused", MOST_AT_ONCE);
    }
    context.put(REFUSED, true).fail(503);
  }

  private void leave(AtomicBoolean inside) {
    if (inside.compareAndSet(true, false)) {
      underWay.decrementAndGet();
    }
  }
}
