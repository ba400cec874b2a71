package fr.assistantchorus.bench;

import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.json.JsonObject;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Somebody who talks, to the server or to the bare handler, one request after the other on one
 * connection. Each conversation and each turn comes from a network address of its own, out of the
 * way of what limits one address.
 */
final class Visitor {
  /** Tells the bare handler what to write; the server does not look at it. */
  static final String STEP = "Bench-Step";

  private static final int MOST_TRIES = 10;
  private static final String CONVERSATIONS = "/api/v1/conversations";
  private static final AtomicLong FRESH =
      new AtomicLong(ThreadLocalRandom.current().nextLong(1L << 40) << 20);

  private final HttpClient client;
  private final Scenario scenario;
  private String turns;
  private String authorization;

  /**
   * @param client with one host and port
   */
  Visitor(HttpClient client, Scenario scenario) {
    this.client = client;
    this.scenario = scenario;
  }

  /** Opens a conversation, and gives what it is answered. */
  Future<String> open() {
    return post(CONVERSATIONS, scenario.openingKey(), "", "{}", 201)
        .map(answer -> {
          JsonObject opened = new JsonObject(answer);
          turns = CONVERSATIONS + "/" + opened.getString("conversation") + "/turns";
          authorization = "Bearer " + opened.getString("token");
          return answer;
        });
  }

  /** The id of the conversation. */
  UUID conversation() {
    return UUID.fromString(turns.split("/")[4]);
  }

  /** Opens a conversation and goes where the round begins. */
  Future<Void> prepare() {
    return open().compose(_ -> before(0));
  }

  private Future<Void> before(int index) {
    return index == scenario.before().size()
        ? Future.succeededFuture()
        : take(scenario.keyBefore(index), scenario.before().get(index))
            .compose(_ -> before(index + 1));
  }

  /** Takes one turn, and gives what it is answered. */
  Future<String> take(String key, Scenario.Step step) {
    JsonObject body = new JsonObject().put("turn", UUID.randomUUID().toString());
    switch (step) {
      case Scenario.Step.Say(String text, _) -> body.put("text", fresh(text));
      case Scenario.Step.Choose(String value, _) -> body.put("option", value);
    }
    return post(turns, key, authorization, body.encode(), 200)
        .map(answer -> {
          if (!answer.contains(step.answer())) {
            throw new IllegalStateException(
                "%s was not answered by %s: %s".formatted(body, step.answer(), answer));
          }
          return answer;
        });
  }

  /**
   * Sends one turn once.
   *
   * @return the seconds after which it may be sent again, where it was refused; empty where it was
   *     answered; fails for any other answer
   */
  Future<Optional<Long>> once(String key, Scenario.Step step) {
    JsonObject body = new JsonObject().put("turn", UUID.randomUUID().toString());
    switch (step) {
      case Scenario.Step.Say(String text, _) -> body.put("text", fresh(text));
      case Scenario.Step.Choose(String value, _) -> body.put("option", value);
    }
    return client
        .request(HttpMethod.POST, turns)
        .compose(request ->
            request
                .putHeader(HttpHeaders.CONTENT_TYPE, "application/json")
                .putHeader(HttpHeaders.AUTHORIZATION, authorization)
                .putHeader("X-Forwarded-For", network())
                .putHeader(STEP, key)
                .send(body.toBuffer()))
        .compose(response ->
            response
                .body()
                .compose(_ -> {
                  int status = response.statusCode();
                  return switch (status) {
                    case 200 -> Future.succeededFuture(Optional.<Long>empty());
                    case 429, 503 ->
                        Future.succeededFuture(
                            Optional.of(Long.valueOf(response.getHeader("Retry-After"))));
                    default -> Future.failedFuture(key + ": " + status);
                  };
                }));
  }

  private static String fresh(String text) {
    return text.contains(Scenario.FRESH)
        ? text.replace(Scenario.FRESH, Long.toString(FRESH.incrementAndGet(), 36))
        : text;
  }

  /** From 10.0.0.0/8, each address once in sixteen million. */
  private static String network() {
    long number = FRESH.incrementAndGet();
    return "10." + (number >> 16 & 255) + "." + (number >> 8 & 255) + "." + (number & 255);
  }

  private Future<String> post(
      String path, String key, String authorized, String body, int expected) {
    return post(path, key, authorized, body, expected, 1);
  }

  /** A 503 is answered as the widget does, by the same turn again; its time counts. */
  private Future<String> post(
      String path, String key, String authorized, String body, int expected, int tries) {
    return client
        .request(HttpMethod.POST, path)
        .compose(request ->
            request
                .putHeader(HttpHeaders.CONTENT_TYPE, "application/json")
                .putHeader(HttpHeaders.AUTHORIZATION, authorized)
                .putHeader("X-Forwarded-For", network())
                .putHeader(STEP, key)
                .send(Buffer.buffer(body)))
        .compose(response ->
            response
                .body()
                .compose(answer -> {
                  int status = response.statusCode();
                  if (status == 503 && tries < MOST_TRIES) {
                    return post(path, key, authorized, body, expected, tries + 1);
                  }
                  return status == expected
                      ? Future.succeededFuture(answer.toString())
                      : Future.failedFuture("%s: %d %s".formatted(key, status, answer));
                }));
  }
}
