package fr.assistantchorus.support;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpResponse.BodySubscriber;
import java.net.http.HttpResponse.BodySubscribers;
import java.net.http.HttpResponse.ResponseInfo;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;

/** Requests as they are, and answers as they come: nothing is followed or tried again. */
public final class Http {
  /** Beyond what any answer may take, an outage being noticed included. */
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private static final HttpClient CLIENT =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .connectTimeout(Duration.ofSeconds(5))
          .build();

  private Http() {}

  public static HttpRequest.Builder to(URI uri) {
    return HttpRequest.newBuilder(uri).timeout(PATIENCE);
  }

  /**
   * @throws UncheckedIOException where the connection is refused, or breaks before the whole answer
   */
  public static HttpResponse<String> send(HttpRequest request) {
    try {
      return CLIENT.send(request, Http::asRead);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError(e);
    }
  }

  /** A page's spaces that do not break are spaces to whoever reads it. */
  private static BodySubscriber<String> asRead(ResponseInfo answer) {
    boolean page = answer.headers().firstValue("Content-Type").orElse("").startsWith("text/html");
    return BodySubscribers.mapping(
        BodyHandlers.ofString().apply(answer), body -> page ? body.replace('\u00A0', ' ') : body);
  }

  public static CompletableFuture<HttpResponse<String>> begin(HttpRequest request) {
    return CLIENT.sendAsync(request, BodyHandlers.ofString());
  }

  public static HttpResponse<String> get(URI uri) {
    return send(to(uri).GET().build());
  }
}
