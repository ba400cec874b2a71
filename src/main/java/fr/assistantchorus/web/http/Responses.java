package fr.assistantchorus.web.http;

import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.RoutingContext;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Sends what a route has decided on. */
public final class Responses {
  private static final Logger LOG = LoggerFactory.getLogger(Responses.class);

  private Responses() {}

  public static void send(RoutingContext context, int status, String mediaType, Buffer body) {
    HttpServerResponse response = context.response();
    response.setStatusCode(status).putHeader(HttpHeaders.CONTENT_TYPE, mediaType);
    watch(response.end(body));
  }

  public static void sendEmpty(RoutingContext context, int status) {
    watch(context.response().setStatusCode(status).end());
  }

  /** Answers 303, so that a reload does not send the form again (RFC 9110, 15.4.4). */
  public static void seeOther(RoutingContext context, String location) {
    context.response().putHeader(HttpHeaders.LOCATION, location);
    sendEmpty(context, 303);
  }

  /**
   * Answers with what the future gives. A failure on the way, for instance of a template, is
   * answered like any other; {@code onSuccess} would leave the request without an answer.
   */
  public static <T> void answer(RoutingContext context, Future<T> future, Consumer<T> answer) {
    future
        .map(result -> {
          answer.accept(result);
          return null;
        })
        .onFailure(context::fail);
  }

  /**
   * Logs an answer that did not arrive, at the level of debugging: that the client left earlier is
   * no fault, but it may explain one.
   */
  public static void watch(Future<Void> sent) {
    sent.onFailure(cause -> LOG.debug("an answer did not arrive: {}", cause.toString()));
  }
}
