package fr.assistantchorus.web.http;

import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;
import java.time.Duration;

/**
 * Ends a request whose body does not come to its end (408, RFC 9110, 15.5.9). One handler stands
 * before the reader of bodies and one behind it.
 */
public final class BodyDeadline {
  private static final String TIMER = "body-deadline";

  private final Duration longest;

  public BodyDeadline(Duration longest) {
    this.longest = longest;
  }

  /** Starts to wait. */
  public void begin(RoutingContext context) {
    if (!context.request().isEnded()) {
      long timer = context.vertx().setTimer(longest.toMillis(), _ -> end(context));
      context.put(TIMER, timer);
      context.addEndHandler(_ -> context.vertx().cancelTimer(timer));
    }
    context.next();
  }

  private static void end(RoutingContext context) {
    if (context.response().ended() || context.request().isEnded()) {
      return;
    }
    context.response().putHeader(HttpHeaders.CONNECTION, HttpHeaders.CLOSE);
    context.addEndHandler(_ -> Responses.watch(context.request().connection().close()));
    context.fail(408);
  }

  /** Stops waiting: the body is there. */
  public void stop(RoutingContext context) {
    Long timer = context.get(TIMER);
    if (timer != null) {
      context.vertx().cancelTimer(timer);
    }
    context.next();
  }
}
