package fr.assistantchorus.web.site.account;

import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;
import java.time.Duration;

/** Tells a program how long to wait (RFC 9110, 10.2.3). */
final class Waits {
  private Waits() {}

  static void tell(RoutingContext context, Duration retryAfter) {
    context
        .response()
        .putHeader(HttpHeaders.RETRY_AFTER, Long.toString(1 + retryAfter.toSeconds()));
  }
}
