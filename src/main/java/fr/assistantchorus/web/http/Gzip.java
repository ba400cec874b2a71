package fr.assistantchorus.web.http;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.RoutingContext;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.zip.GZIPOutputStream;

/** Compresses what is sent, where the browser takes it so. */
public final class Gzip {
  private Gzip() {}

  static byte[] of(byte[] bytes) {
    ByteArrayOutputStream zipped = new ByteArrayOutputStream(bytes.length / 2);
    try (GZIPOutputStream gzip = new GZIPOutputStream(zipped)) {
      gzip.write(bytes);
    } catch (IOException e) {
      throw new UncheckedIOException("nothing is read or written", e);
    }
    return zipped.toByteArray();
  }

  /** Returns whether the browser takes compressed answers, and tells caches that it matters. */
  static boolean isTaken(RoutingContext context) {
    context.response().headers().add(HttpHeaders.VARY, "Accept-Encoding");
    String accepted = context.request().getHeader(HttpHeaders.ACCEPT_ENCODING);
    return accepted != null && accepted.contains("gzip");
  }

  /**
   * Sends a page, compressed where that tells nobody anything. A page holds secrets: what its
   * person keeps here, and the form's token. Where a stranger can make it say something besides,
   * the length of what is compressed tells whether the two are alike (BREACH). So a page is
   * compressed only where the request brought nothing that could stand in it: no form, no query.
   */
  public static void sendPage(RoutingContext context, int status, String mediaType, Buffer page) {
    boolean bare =
        context.request().method() == HttpMethod.GET && context.request().query() == null;
    if (isTaken(context) && bare) {
      context.response().putHeader(HttpHeaders.CONTENT_ENCODING, "gzip");
      Responses.send(context, status, mediaType, Buffer.buffer(of(page.getBytes())));
    } else {
      Responses.send(context, status, mediaType, page);
    }
  }
}
