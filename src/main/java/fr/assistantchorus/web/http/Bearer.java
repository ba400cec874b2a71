package fr.assistantchorus.web.http;

import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The token that a request carries (RFC 6750, 2.1). */
public final class Bearer {
  private static final Pattern HEADER = Pattern.compile("(?i)Bearer +([A-Za-z0-9._~+/-]{1,200}=*)");

  private Bearer() {}

  /** Returns the token; empty where there is none, or where it is of another scheme. */
  public static Optional<String> of(RoutingContext context) {
    String header = context.request().getHeader(HttpHeaders.AUTHORIZATION);
    Matcher bearer = HEADER.matcher(header == null ? "" : header);
    return bearer.matches() ? Optional.of(bearer.group(1)) : Optional.empty();
  }
}
