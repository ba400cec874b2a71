package fr.assistantchorus.web.http;

import io.vertx.core.Handler;
import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;
import java.nio.charset.Charset;
import java.util.Arrays;

/**
 * Refuses a request by its headers, before anything reads its body: one that two servers in a row
 * may understand in two ways (400, and the connection is closed), one that expects what no server
 * here does (417), and one whose body is in a charset that Java does not have (415).
 */
public final class SoundHead implements Handler<RoutingContext> {
  private static final String CHARSET = "charset";
  private static final String CONTINUE = "100-continue";

  @Override
  public void handle(RoutingContext context) {
    MultiMap headers = context.request().headers();
    String type = headers.get(HttpHeaders.CONTENT_TYPE);
    String expected = headers.get(HttpHeaders.EXPECT);
    if (isAmbiguous(headers)) {
      context.addEndHandler(_ -> Responses.watch(context.request().connection().close()));
      context.fail(400);
    } else if (expected != null && !expected.equalsIgnoreCase(CONTINUE)) {
      context.fail(417);
    } else if (type != null && !isDecodable(type)) {
      context.fail(415);
    } else {
      context.next();
    }
  }

  /**
   * Returns whether the request names two hosts (RFC 9112, 3.2), or has two ends: one by its length
   * and one by its chunks (6.1). Behind a proxy that reads the other one, a stranger could put a
   * request of his own before the next person's.
   */
  private static boolean isAmbiguous(MultiMap headers) {
    return headers.getAll(HttpHeaders.HOST).size() > 1
        || headers.contains(HttpHeaders.TRANSFER_ENCODING)
            && headers.contains(HttpHeaders.CONTENT_LENGTH);
  }

  /** Returns whether Java has the charset that the media type names, if it names one. */
  private static boolean isDecodable(String type) {
    return Arrays.stream(type.split(";"))
        .skip(1)
        .map(parameter -> parameter.split("=", 2))
        .filter(pair -> pair.length == 2 && pair[0].strip().equalsIgnoreCase(CHARSET))
        .allMatch(pair -> isCharset(pair[1].replace('"', ' ').strip()));
  }

  private static boolean isCharset(String name) {
    try {
      return Charset.isSupported(name);
    } catch (IllegalArgumentException noName) {
      return false;
    }
  }
}
