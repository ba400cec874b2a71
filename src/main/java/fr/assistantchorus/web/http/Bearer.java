package fr.assistantchorus.web.http;

import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;
import java.util.Optional;

/** The token that a request carries (RFC 6750, 2.1). */
public final class Bearer {
  private static final String SCHEME = "Bearer ";
  private static final int MAX_LENGTH = 200;
  private static final String SIGNS = "._~+/-";

  private Bearer() {}

  /**
   * Returns the token, of at most {@link #MAX_LENGTH} signs and what fills it up; empty where there
   * is none, or where it is of another scheme.
   */
  public static Optional<String> of(RoutingContext context) {
    return in(context.request().getHeader(HttpHeaders.AUTHORIZATION));
  }

  /**
   * @param header null where there is none
   */
  static Optional<String> in(String header) {
    if (header == null || !header.regionMatches(true, 0, SCHEME, 0, SCHEME.length())) {
      return Optional.empty();
    }
    String token = header.substring(SCHEME.length()).stripLeading();
    int end = token.length();
    while (end > 0 && token.charAt(end - 1) == '=') {
      end--;
    }
    boolean sound =
        end > 0 && end <= MAX_LENGTH && token.chars().limit(end).allMatch(Bearer::isSign);
    return sound ? Optional.of(token) : Optional.empty();
  }

  private static boolean isSign(int sign) {
    return sign >= 'a' && sign <= 'z'
        || sign >= 'A' && sign <= 'Z'
        || sign >= '0' && sign <= '9'
        || SIGNS.indexOf(sign) >= 0;
  }
}
