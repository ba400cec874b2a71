package fr.assistantchorus.web.http;

import io.vertx.core.Handler;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.RoutingContext;

/**
 * What every answer tells the browser not to do. A route may replace a header by a narrower one.
 */
public final class SecurityHeaders implements Handler<RoutingContext> {
  private static final String CONTENT_SECURITY_POLICY =
      "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:;"
          + " connect-src 'self'; frame-src 'self'; form-action 'self'; frame-ancestors 'none';"
          + " base-uri 'none'";
  private static final String PERMISSIONS_POLICY =
      "accelerometer=(), camera=(), geolocation=(), gyroscope=(), magnetometer=(), microphone=(),"
          + " payment=(), usb=()";
  private static final String REFERRER_POLICY = "Referrer-Policy";
  private static final String TWO_YEARS = "max-age=63072000; includeSubDomains";

  private final boolean secure;

  /**
   * @param secure whether people reach the site by https
   */
  public SecurityHeaders(boolean secure) {
    this.secure = secure;
  }

  /**
   * Hides the address of a page that contains a secret, so that no other site learns where somebody
   * came from.
   */
  public static void hideAddress(RoutingContext context) {
    context.response().putHeader(REFERRER_POLICY, "no-referrer");
  }

  @Override
  public void handle(RoutingContext context) {
    HttpServerResponse response = context.response();
    response
        .putHeader("Content-Security-Policy", CONTENT_SECURITY_POLICY)
        .putHeader("X-Content-Type-Options", "nosniff")
        .putHeader(REFERRER_POLICY, "strict-origin-when-cross-origin")
        .putHeader("Permissions-Policy", PERMISSIONS_POLICY)
        .putHeader("Cross-Origin-Opener-Policy", "same-origin")
        .putHeader("Cross-Origin-Resource-Policy", "same-origin")
        // What an answer tells belongs to one person; files that are for everybody say otherwise.
        .putHeader("Cache-Control", "no-store");
    if (secure) {
      response.putHeader("Strict-Transport-Security", TWO_YEARS);
    }
    context.next();
  }
}
