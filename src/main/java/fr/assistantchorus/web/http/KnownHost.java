package fr.assistantchorus.web.http;

import io.vertx.core.Handler;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpVersion;
import io.vertx.core.net.HostAndPort;
import io.vertx.ext.web.RoutingContext;
import java.util.Locale;
import java.util.Set;

/**
 * Answers only under the portal's own name (421, RFC 9110, 15.5.20): a page of a stranger whose
 * name he lets lead here (DNS rebinding) reads nothing, and no cache before the portal keeps an
 * answer under another name.
 *
 * <p>The names of the loopback are known too: nobody else can have them, and a proxy on the same
 * machine often passes them on. The port does not count, since a proxy may change it.
 */
public final class KnownHost implements Handler<RoutingContext> {
  private static final Set<String> LOOPBACK = Set.of("localhost", "127.0.0.1", "[::1]", "::1");

  /** Programs, not browsers, ask for these, by any name that leads here, and show a secret. */
  private static final String WEBHOOKS = "/webhooks/";

  private final String own;

  /**
   * @param own the host of the portal's public address
   */
  public KnownHost(String own) {
    this.own = own.toLowerCase(Locale.ROOT);
  }

  @Override
  public void handle(RoutingContext context) {
    String header = context.request().getHeader(HttpHeaders.HOST);
    if (header == null) {
      // RFC 9112, 3.2: each request of HTTP/1.1 names a host.
      boolean needed = context.request().version() == HttpVersion.HTTP_1_1;
      answer(context, needed ? 400 : 0);
    } else {
      boolean known = isKnown(header) || context.request().path().startsWith(WEBHOOKS);
      answer(context, known ? 0 : 421);
    }
  }

  private static void answer(RoutingContext context, int refusal) {
    if (refusal == 0) {
      context.next();
    } else {
      context.fail(refusal);
    }
  }

  private boolean isKnown(String header) {
    HostAndPort named = HostAndPort.parseAuthority(header, -1);
    if (named == null) {
      return false;
    }
    String host = named.host().toLowerCase(Locale.ROOT);
    return host.equals(own) || LOOPBACK.contains(host);
  }
}
