package fr.assistantchorus.process.support;

import static org.assertj.core.api.Assertions.assertThat;

import fr.assistantchorus.support.Http;
import io.vertx.core.json.JsonObject;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;

/**
 * One conversation over the chat API, through whichever server is asked. It comes from a network
 * address of its own, so that limits of one address do not add up over a test.
 */
public final class ChatClient {
  private static final AtomicInteger NETWORKS = new AtomicInteger();

  private final UUID id;
  private final String token;

  private ChatClient(JsonObject opened) {
    this.id = UUID.fromString(opened.getString("conversation"));
    this.token = opened.getString("token");
  }

  /** What is sent, once or more often. */
  public record Turn(UUID id, String network, String body) {
    public static Turn text(String text) {
      return of("text", text);
    }

    /** Chooses an option by its value. */
    public static Turn option(String value) {
      return of("option", value);
    }

    private static Turn of(String kind, String value) {
      UUID id = UUID.randomUUID();
      JsonObject body = new JsonObject().put("turn", id.toString()).put(kind, value);
      return new Turn(id, anyNetwork(), body.encode());
    }
  }

  /** Asks for a conversation. */
  public static HttpResponse<String> opening(ServerProcess server) {
    return Http.send(
        request(server.at("/api/v1/conversations"), anyNetwork())
            .POST(BodyPublishers.ofString("{}"))
            .build());
  }

  public static ChatClient open(ServerProcess server) {
    HttpResponse<String> opened = opening(server);
    assertThat(opened.statusCode()).as(opened.body()).isEqualTo(201);
    return of(opened.body());
  }

  /** The conversation that this answer has opened. */
  public static ChatClient of(String opened) {
    return new ChatClient(new JsonObject(opened));
  }

  public UUID id() {
    return id;
  }

  public String token() {
    return token;
  }

  /** Sends a turn, for the first time or again. */
  public HttpResponse<String> send(ServerProcess server, Turn turn) {
    return Http.send(request(server, turn));
  }

  /** Sends a turn, and does not wait. */
  public CompletableFuture<HttpResponse<String>> begin(ServerProcess server, Turn turn) {
    return Http.begin(request(server, turn));
  }

  /** Says something new and expects an answer, which it returns. */
  public String say(ServerProcess server, String text) {
    return answered(send(server, Turn.text(text)));
  }

  /** Sends a file, as a form with nothing else in it. */
  public HttpResponse<String> file(ServerProcess server, String name, String content) {
    String form =
        """
        --X\r
        Content-Disposition: form-data; name="file"; filename="%s"\r
        \r
        %s\r
        --X--\r
        """
            .formatted(name, content);
    return Http.send(
        authorised(server, "/files")
            .setHeader("Content-Type", "multipart/form-data; boundary=X")
            .POST(BodyPublishers.ofString(form))
            .build());
  }

  public HttpResponse<String> events(ServerProcess server, long after) {
    return Http.send(authorised(server, "/events?after=" + after).GET().build());
  }

  public HttpResponse<String> forget(ServerProcess server) {
    return Http.send(authorised(server, "").DELETE().build());
  }

  /** The body of an answer that must be a good one. */
  public static String answered(HttpResponse<String> answer) {
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    return answer.body();
  }

  /** What is said in a body, a line a message. */
  public static String said(String body) {
    return messages(body).stream()
        .map(message -> message.getString("text"))
        .collect(Collectors.joining("\n"));
  }

  private static List<JsonObject> messages(String body) {
    return new JsonObject(body)
        .getJsonArray("messages").stream().map(JsonObject.class::cast).toList();
  }

  private HttpRequest request(ServerProcess server, Turn turn) {
    return request(server.at(path("/turns")), turn.network())
        .header("Authorization", "Bearer " + token)
        .POST(BodyPublishers.ofString(turn.body()))
        .build();
  }

  private HttpRequest.Builder authorised(ServerProcess server, String end) {
    return request(server.at(path(end)), anyNetwork()).header("Authorization", "Bearer " + token);
  }

  private String path(String end) {
    return "/api/v1/conversations/" + id + end;
  }

  private static HttpRequest.Builder request(URI uri, String network) {
    return Http.to(uri)
        .header("Content-Type", "application/json")
        .header("X-Forwarded-For", network);
  }

  /** RFC 2544's addresses for tests. */
  private static String anyNetwork() {
    int number = NETWORKS.incrementAndGet();
    return "198.%d.%d.%d".formatted(18 + (number >> 16 & 1), number >> 8 & 255, number & 255);
  }
}
