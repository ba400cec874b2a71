package fr.assistantchorus.web.http;

import io.vertx.core.Handler;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.RoutingContext;
import java.util.Set;

/**
 * Lets pages of the allowed origins load the widget and call the chat API. Credentials are never
 * allowed, since the API reads no cookie. Requests of other origins are not refused here, since a
 * same-origin POST names its origin too; their browser is only not allowed to read the answer.
 */
public final class CrossOrigin implements Handler<RoutingContext> {
  private static final String PREFLIGHT_SECONDS = "3600";

  private final Set<String> allowedOrigins;

  public CrossOrigin(Set<String> allowedOrigins) {
    this.allowedOrigins = Set.copyOf(allowedOrigins);
  }

  @Override
  public void handle(RoutingContext context) {
    HttpServerResponse response = context.response();
    response.headers().add(HttpHeaders.VARY, "Origin");
    String origin = context.request().getHeader(HttpHeaders.ORIGIN);
    if (origin == null || !allowedOrigins.contains(origin)) {
      context.next();
      return;
    }
    response
        .putHeader("Access-Control-Allow-Origin", origin)
        .putHeader("Access-Control-Expose-Headers", "Retry-After, Location")
        .putHeader("Cross-Origin-Resource-Policy", "cross-origin");
    if (isPreflight(context)) {
      response
          .putHeader("Access-Control-Allow-Methods", "GET, POST, DELETE")
          .putHeader("Access-Control-Allow-Headers", "Authorization, Content-Type, Last-Event-ID")
          .putHeader("Access-Control-Max-Age", PREFLIGHT_SECONDS);
      Routes.label(context, "(preflight)");
      Responses.sendEmpty(context, 204);
      return;
    }
    context.next();
  }

  private static boolean isPreflight(RoutingContext context) {
    return context.request().method().equals(HttpMethod.OPTIONS)
        && context.request().getHeader("Access-Control-Request-Method") != null;
  }
}
