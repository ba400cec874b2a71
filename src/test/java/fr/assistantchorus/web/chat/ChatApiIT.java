package fr.assistantchorus.web.chat;

import static org.assertj.core.api.Assertions.assertThat;

import fr.assistantchorus.conversation.chat.Follower;
import fr.assistantchorus.conversation.chat.TurnRequest;
import fr.assistantchorus.support.Http;
import fr.assistantchorus.support.Waiting;
import fr.assistantchorus.web.TestSite;
import fr.assistantchorus.web.http.Problem;
import io.vertx.core.json.JsonObject;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Iterator;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

final class ChatApiIT {
  @AutoClose static final TestSite site = new TestSite("http://localhost:8080");

  private static final String TURN = "\"turn\":\"7d0f6c1e-52b4-4f0f-8c37-0f4f4d1f8a20\"";
  private static final String CONVERSATIONS = "/api/v1/conversations";
  private static final String OURS = CONVERSATIONS + "/" + ScriptedChat.CONVERSATION;
  private static final String OTHER = CONVERSATIONS + "/00000000-0000-0000-0000-000000000000";

  private static HttpRequest.Builder to(String path) {
    return Http.to(site.at(path));
  }

  private static HttpRequest.Builder asOwner(String path) {
    return to(path).header("Authorization", "Bearer " + ScriptedChat.TOKEN);
  }

  private static HttpResponse<String> turn(String json) throws Exception {
    return Http.send(
        asOwner(OURS + "/turns")
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofString(json))
            .build());
  }

  private static void assertProblem(HttpResponse<String> response, int status, String code) {
    assertThat(response.statusCode()).as(response.body()).isEqualTo(status);
    assertThat(response.headers().firstValue("Content-Type")).contains("application/problem+json");
    JsonObject problem = new JsonObject(response.body());
    assertThat(problem.getString("type")).isEqualTo("/problems/" + code);
    assertThat(problem.getInteger("status")).isEqualTo(status);
    assertThat(problem.getString("title")).isNotBlank();
    assertThat(problem.getString("detail")).isNotBlank();
  }

  @Test
  void aConversationOpensWithABodyAndWithout() throws Exception {
    HttpResponse<String> without =
        Http.send(to(CONVERSATIONS).POST(BodyPublishers.noBody()).build());
    HttpResponse<String> with =
        Http.send(
            to(CONVERSATIONS)
                .header("Content-Type", "application/json; charset=utf-8")
                .POST(BodyPublishers.ofString("{\"locale\":\"fr\",\"page\":\"/accueil\"}"))
                .build());

    assertThat(without.statusCode()).isEqualTo(201);
    assertThat(with.statusCode()).isEqualTo(201);
    assertThat(new JsonObject(with.body()).getString("token")).isEqualTo(ScriptedChat.TOKEN);
    assertThat(site.chat.pages).contains("/accueil", "none");
  }

  @Test
  void theTokenOfAnActivationLinkDoesNotReachTheConversation() throws Exception {
    Http.send(
        to(CONVERSATIONS)
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofString("{\"page\":\"/activation/SECRET\"}"))
            .build());

    assertThat(site.chat.pages).contains("/activation").noneMatch(page -> page.contains("SECRET"));
  }

  @Test
  void aTurnReachesTheChatAsItWasTyped() throws Exception {
    HttpResponse<String> answer = turn("{" + TURN + ",\"text\":\"g pas resu <le> mail 🚜\"}");

    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.headers().firstValue("Content-Type")).contains("application/json");
    assertThat(answer.headers().firstValue("Cache-Control")).contains("no-store");
    TurnRequest request = site.chat.turns.getLast();
    assertThat(request.turn()).isEqualTo(UUID.fromString("7d0f6c1e-52b4-4f0f-8c37-0f4f4d1f8a20"));
    assertThat(request.input()).isEqualTo(new TurnRequest.Input.Text("g pas resu <le> mail 🚜"));
    assertThat(request.client()).isEqualTo("hash of 7f000001");
  }

  @Test
  void anEmptyTextIsATurn() throws Exception {
    assertThat(turn("{" + TURN + ",\"text\":\"\"}").statusCode()).isEqualTo(200);
  }

  @Test
  void anOptionIsATurn() throws Exception {
    assertThat(turn("{" + TURN + ",\"option\":\"yes\"}").statusCode()).isEqualTo(200);
    assertThat(site.chat.turns.getLast().input()).isEqualTo(new TurnRequest.Input.Option("yes"));
  }

  @ParameterizedTest(name = "{0} times {1}: {2}")
  @CsvSource({
    "4000, a, 200",
    "4001, a, 422",
    "4000, 🚜, 200",
    "4001, 🚜, 422",
    "20000, a, 422",
  })
  void aTextHasAtMost4000Characters(int times, String character, int status) throws Exception {
    HttpResponse<String> answer =
        turn("{" + TURN + ",\"text\":\"" + character.repeat(times) + "\"}");

    assertThat(answer.statusCode()).isEqualTo(status);
    if (status == 422) {
      assertProblem(answer, 422, "text-too-long");
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{TURN}",
        "{TURN,\"text\":\"a\",\"option\":\"b\"}",
        "{TURN,\"text\":\"a\",\"file\":\"b\"}",
        "{\"text\":\"a\"}",
        "{\"turn\":\"1-1-1-1-1\",\"text\":\"a\"}",
        "{\"turn\":7,\"text\":\"a\"}",
        "{TURN,\"text\":7}",
        "{TURN,\"text\":null}",
        "{TURN,\"text\":{\"a\":1}}",
        "{TURN,\"option\":\"\"}",
        "[]",
        "\"text\"",
        "null",
        "7",
      })
  void aTurnThatTheContractDoesNotDescribeIs422(String json) throws Exception {
    assertProblem(turn(json.replace("TURN", TURN)), 422, "invalid-request");
  }

  @Test
  void aFileThatWasNeverSentIs422() throws Exception {
    assertProblem(turn("{" + TURN + ",\"file\":\"nothing\"}"), 422, "unknown-file");
  }

  @Test
  void aFileThatWasSentIsATurn() throws Exception {
    String file = ScriptedChat.FILE;
    assertThat(turn("{" + TURN + ",\"file\":\"" + file + "\"}").statusCode()).isEqualTo(200);
    assertThat(site.chat.turns.getLast().input()).isEqualTo(new TurnRequest.Input.File(file));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "{", "{]", "text=a", "{\"turn\":", "\u0000", "{'turn':1}"})
  void whatIsNotJsonIs400(String body) throws Exception {
    assertProblem(turn(body), 400, "malformed-json");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{%1$s,\"text\":\"oui\",\"text\":\"non\"}",
        "{%1$s,\"text\":\"oui\",%1$s}",
        "{%1$s,/* a comment */\"text\":\"oui\"}",
        "{%1$s,\"text\":\"oui\"} // a comment",
        "{%1$s,\"text\":\"oui\"} {}",
        "{%1$s,\"text\":'oui'}",
        "{%1$s,\"text\":\"oui\",}",
        "{%1$s,text:\"oui\"}"
      })
  void whatOtherProgramsMayReadOtherwiseIsNoJson(String body) throws Exception {
    assertProblem(turn(body.formatted(TURN)), 400, "malformed-json");
  }

  @ParameterizedTest
  @ValueSource(strings = {"ISO-8859-1", "UTF-16", "UTF-16LE", "UTF-16BE", "UTF-32"})
  void anotherEncodingThanUtf8IsNoJson(String charset) throws Exception {
    String body = "{" + TURN + ",\"text\":\"activé\"}";
    HttpResponse<String> answer =
        Http.send(
            asOwner(OURS + "/turns")
                .header("Content-Type", "application/json; charset=" + charset)
                .POST(BodyPublishers.ofByteArray(body.getBytes(charset)))
                .build());
    assertProblem(answer, 400, "malformed-json");
  }

  @Test
  void aDeepNestIsRefusedAndNotFollowed() throws Exception {
    assertProblem(turn("[".repeat(30_000)), 400, "malformed-json");
  }

  @Test
  void anotherMediaTypeIs415() throws Exception {
    HttpResponse<String> answer =
        Http.send(
            asOwner(OURS + "/turns")
                .header("Content-Type", "text/plain")
                .POST(BodyPublishers.ofString("{" + TURN + ",\"text\":\"a\"}"))
                .build());

    assertProblem(answer, 415, "unsupported-media-type");
  }

  @ParameterizedTest
  @ValueSource(ints = {65_537, 1_000_000})
  void aBodyOver64KibibytesIs413(int length) throws Exception {
    assertProblem(turn("x".repeat(length)), 413, "body-too-large");
  }

  @Test
  void aBodyOf64KibibytesIsRead() throws Exception {
    String start = "{" + TURN + ",\"text\":\"a\"";
    String body = start + " ".repeat(65_536 - start.length() - 1) + "}";

    assertThat(turn(body).statusCode()).isEqualTo(200);
  }

  @ParameterizedTest
  @CsvSource({"POST, /turns", "GET, /events", "DELETE, ''"})
  void withoutItsTokenAConversationIsClosed(String method, String path) throws Exception {
    String body = "{" + TURN + ",\"text\":\"a\"}";
    for (String authorization : new String[] {null, "Bearer wrong", "Basic YTpi", "Bearer", ""}) {
      HttpRequest.Builder request =
          to(OURS + path)
              .header("Content-Type", "application/json")
              .method(method, BodyPublishers.ofString(body));
      if (authorization != null) {
        request.header("Authorization", authorization);
      }
      HttpResponse<String> answer = Http.send(request.build());

      assertProblem(answer, 401, "unauthorised");
      assertThat(answer.headers().firstValue("WWW-Authenticate"))
          .contains("Bearer realm=\"conversation\"");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"/api/v1/conversations/not-an-id", OTHER})
  void anUnknownConversationIs404(String conversation) throws Exception {
    for (String path : new String[] {"/events", "/events?after=3"}) {
      assertProblem(
          Http.send(asOwner(conversation + path).GET().build()), 404, "unknown-conversation");
    }
    assertProblem(Http.send(asOwner(conversation).DELETE().build()), 404, "unknown-conversation");
  }

  @Test
  void aForgottenConversationGivesNoContent() throws Exception {
    HttpResponse<String> answer = Http.send(asOwner(OURS).DELETE().build());

    assertThat(answer.statusCode()).isEqualTo(204);
    assertThat(answer.body()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"busy, 503, unavailable, 1", "too many, 429, too-many-requests, 7"})
  void whoMustWaitIsToldHowLong(String text, int status, String code, String seconds)
      throws Exception {
    HttpResponse<String> answer = turn("{" + TURN + ",\"text\":\"" + text + "\"}");

    assertProblem(answer, status, code);
    assertThat(answer.headers().firstValue("Retry-After")).contains(seconds);
  }

  @Test
  void aBugTellsNothingOfItself() throws Exception {
    HttpResponse<String> answer = turn("{" + TURN + ",\"text\":\"bug\"}");

    assertProblem(answer, 500, "internal-error");
    assertThat(answer.body()).doesNotContain("IllegalState");
  }

  @ParameterizedTest
  @ValueSource(strings = {"/api", "/api/", "/api/v1", "/api/v2/conversations", "/api/v1/files"})
  void anUnknownPathOfTheApiIsAProblem(String path) throws Exception {
    assertProblem(Http.send(to(path).GET().build()), 404, "not-found");
  }

  @ParameterizedTest
  @CsvSource({
    "GET, /api/v1/conversations, 'OPTIONS, POST'",
    "PUT, /api/v1/conversations/x, 'DELETE, OPTIONS'",
    "GET, /api/v1/conversations/x/turns, 'OPTIONS, POST'",
    "PATCH, /api/v1/conversations/x/events, 'GET, HEAD, OPTIONS'",
  })
  void anotherMethodIs405AndSaysWhichWouldDo(String method, String path, String allow)
      throws Exception {
    HttpResponse<String> answer =
        Http.send(to(path).method(method, BodyPublishers.noBody()).build());

    assertProblem(answer, 405, "method-not-allowed");
    assertThat(answer.headers().firstValue("Allow")).contains(allow);
  }

  @ParameterizedTest
  @ValueSource(strings = {"-1", "abc", "99999999999999999999", "1.5"})
  void eventsFollowANumber(String after) throws Exception {
    assertProblem(
        Http.send(asOwner(OURS + "/events?after=" + after).GET().build()), 422, "invalid-request");
  }

  @Test
  void eventsComeAsJson() throws Exception {
    HttpResponse<String> answer = Http.send(asOwner(OURS + "/events?after=0").GET().build());

    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(new JsonObject(answer.body()).getJsonArray("events")).isNotEmpty();
  }

  @Test
  void aStreamTellsWhatIsSaidMeanwhile() throws Exception {
    HttpResponse<Stream<String>> answer =
        HttpClient.newHttpClient()
            .send(
                asOwner(OURS + "/events?after=" + site.chat.said)
                    .header("Accept", "text/event-stream")
                    .GET()
                    .build(),
                BodyHandlers.ofLines());
    assertThat(answer.headers().firstValue("Content-Type")).contains("text/event-stream");
    try (Stream<String> lines = answer.body()) {
      Iterator<String> line = lines.iterator();
      assertThat(line.next()).isEqualTo(": open");
      assertThat(line.next()).isEmpty();
      int said = ++site.chat.said;
      assertThat(line.next()).isEqualTo("id: " + said);
      assertThat(line.next()).isEqualTo("event: message");
      JsonObject data = new JsonObject(line.next().substring("data: ".length()));
      assertThat(data.getInteger("seq")).isEqualTo(said);
    }
  }

  @Test
  void aStreamTellsAtOnceWhatHappensHereAndWhoSpeaks() throws Exception {
    HttpResponse<Stream<String>> answer = follow(OURS + "/events?after=" + site.chat.said);
    try (Stream<String> lines = answer.body()) {
      Iterator<String> line = lines.skip(2).iterator();
      Waiting.until("it is followed", () -> !site.chat.followers.isEmpty());
      Follower stream = site.chat.followers.getLast();
      stream.working();
      assertThat(line.next()).isEqualTo("event: typing");
      assertThat(line.next()).isEqualTo("data: {\"from\":\"assistant\",\"typing\":true}");
      assertThat(line.next()).isEmpty();

      int first = site.chat.said + 1;
      site.chat.agentSaid = first + 1;
      site.chat.said = first + 2;
      stream.ended();
      for (String name : List.of("message", "agent", "message")) {
        assertThat(line.next()).isEqualTo("id: " + first);
        assertThat(line.next()).isEqualTo("event: " + name);
        JsonObject data = new JsonObject(line.next().substring("data: ".length()));
        assertThat(data.getInteger("seq")).isEqualTo(first);
        assertThat(data.getJsonArray("events")).hasSize(1);
        assertThat(line.next()).isEmpty();
        first++;
      }
      assertThat(line.next()).isEqualTo("event: typing");
      assertThat(line.next()).isEqualTo("data: {\"from\":\"assistant\",\"typing\":false}");
    }
    site.chat.agentSaid = 0;
    Waiting.until("it is followed no more", () -> site.chat.followers.isEmpty());
  }

  private static HttpResponse<Stream<String>> follow(String path) throws Exception {
    return HttpClient.newHttpClient()
        .send(
            asOwner(path).header("Accept", "text/event-stream").GET().build(),
            BodyHandlers.ofLines());
  }

  @Test
  void aStreamGoesOnAfterTheLastEventThatItsClientHas() throws Exception {
    HttpResponse<Stream<String>> answer =
        HttpClient.newHttpClient()
            .send(
                asOwner(OURS + "/events?after=99")
                    .header("Accept", "text/event-stream")
                    .header("Last-Event-ID", "0")
                    .GET()
                    .build(),
                BodyHandlers.ofLines());
    try (Stream<String> lines = answer.body()) {
      assertThat(lines.skip(2).findFirst()).contains("id: " + site.chat.said);
    }
  }

  @Test
  void aStreamNeedsTheTokenToo() throws Exception {
    assertProblem(
        Http.send(to(OURS + "/events").header("Accept", "text/event-stream").GET().build()),
        401,
        "unauthorised");
  }

  @Test
  void pagesOfAllowedOriginsMayTalk() throws Exception {
    HttpResponse<String> preflight =
        Http.send(
            to(OURS + "/turns")
                .header("Origin", TestSite.FRIEND)
                .header("Access-Control-Request-Method", "POST")
                .method("OPTIONS", BodyPublishers.noBody())
                .build());

    assertThat(preflight.statusCode()).isEqualTo(204);
    assertThat(preflight.headers().firstValue("Access-Control-Allow-Origin"))
        .contains(TestSite.FRIEND);
    assertThat(preflight.headers().firstValue("Access-Control-Allow-Headers"))
        .hasValueSatisfying(headers -> assertThat(headers).contains("Authorization"));
    assertThat(preflight.headers().firstValue("Access-Control-Allow-Credentials")).isEmpty();
  }

  @Test
  void pagesOfOtherOriginsMayNotReadAnswers() throws Exception {
    HttpResponse<String> answer =
        Http.send(
            to(CONVERSATIONS)
                .header("Origin", "https://ailleurs.exemple.fr")
                .POST(BodyPublishers.noBody())
                .build());

    assertThat(answer.headers().firstValue("Access-Control-Allow-Origin")).isEmpty();
    assertThat(answer.headers().firstValue("Vary")).contains("Origin");
  }

  @Test
  void theContractIsServed() throws Exception {
    HttpResponse<String> answer = Http.send(to("/openapi.yaml").GET().build());

    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.headers().firstValue("Content-Type"))
        .contains("application/yaml; charset=utf-8");
    assertThat(answer.body()).startsWith("openapi: 3.1.0");
    assertThat(answer.body())
        .contains(OURS.replace(ScriptedChat.CONVERSATION.toString(), "{conversation}"));
  }

  @ParameterizedTest
  @EnumSource(Problem.class)
  void everyProblemHasItsPage(Problem problem) throws Exception {
    HttpResponse<String> page = Http.send(to("/problems/" + problem.code()).GET().build());

    assertThat(page.statusCode()).isEqualTo(200);
    assertThat(page.body()).contains(problem.title());
  }

  @ParameterizedTest
  @CsvSource({
    "192.0.2.7, c0000207",
    "'203.0.113.9, 192.0.2.7', c0000207",
    "made up, 7f000001",
    "'192.0.2.7, made up', 7f000001",
  })
  void limitsCountTheAddressThatOurProxySaw(String forwarded, String network) throws Exception {
    Http.send(
        asOwner(OURS + "/turns")
            .header("Content-Type", "application/json")
            .header("X-Forwarded-For", forwarded)
            .POST(BodyPublishers.ofString("{" + TURN + ",\"text\":\"a\"}"))
            .build());

    assertThat(site.chat.turns.getLast().client()).isEqualTo("hash of " + network);
  }

  @Test
  void metricsNameRoutesAndNoIds() throws Exception {
    turn("{" + TURN + ",\"text\":\"a\"}");
    Http.send(to("/activation/SECRET").GET().build());

    // A request is measured once its answer is out.
    Waiting.until("both are measured", () -> measuredRoutes().contains("/activation/:token"));
    assertThat(measuredRoutes())
        .contains("/api/v1/conversations/:conversation/turns")
        .noneMatch(route -> route.contains("SECRET") || route.contains("0b6c2f0e"));
  }

  private static List<String> measuredRoutes() {
    return site.meters.find("chorus.http.requests").timers().stream()
        .map(timer -> timer.getId().getTag("route"))
        .toList();
  }
}
