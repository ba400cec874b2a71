package fr.assistantchorus.web.chat;

import static org.assertj.core.api.Assertions.assertThat;

import fr.assistantchorus.conversation.chat.SenderMessage;
import fr.assistantchorus.conversation.chat.TurnRequest;
import fr.assistantchorus.support.Http;
import fr.assistantchorus.web.TestSite;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.Optional;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The REST channel as other programs see it. */
final class WebhookIT {
  @AutoClose static final TestSite site = new TestSite("http://localhost:8080");
  @AutoClose static final TestSite closed = TestSite.withoutWebhook("http://localhost:8080");

  private static final String WEBHOOK = "/webhooks/rest/webhook";

  private static HttpResponse<String> post(TestSite at, String secret, String json)
      throws Exception {
    return Http.send(
        Http.to(at.at(WEBHOOK))
            .header("Authorization", secret)
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofString(json))
            .build());
  }

  private static HttpResponse<String> post(String json) throws Exception {
    return post(site, "Bearer " + TestSite.SECRET, json);
  }

  private static String says(String message) {
    return new JsonObject().put("sender", "jean").put("message", message).encode();
  }

  private static void assertProblem(HttpResponse<String> response, int status, String code) {
    assertThat(response.statusCode()).as(response.body()).isEqualTo(status);
    assertThat(response.headers().firstValue("Content-Type")).contains("application/problem+json");
    assertThat(new JsonObject(response.body()).getString("type")).isEqualTo("/problems/" + code);
  }

  @Test
  void whatTheChannelCannotShowBecomesTextAndButtonsStandUnderTheLast() throws Exception {
    site.chat.webhookReply =
        """
        {"seq":4,"messages":[
          {"id":"a/b","kind":"text","text":"Bonjour"},
          {"id":"a/b","kind":"link","text":"Voyez ceci.","href":"/connexion","label":"Connexion"},
          {"id":"a/b","kind":"link","text":"Et cela.","href":"https://a.fr/x","label":"A"},
          {"id":"a/b","kind":"image","text":"Un plan.","src":"/plan.svg","alt":"Le plan"},
          {"id":"a/b","kind":"table","text":"Vos comptes :","columns":["Nom","Fin"],"rows":[["Un","12"],["Deux","34"]]},
          {"id":"a/b","kind":"recap","text":"Dois-je l’envoyer ?","rows":[{"slot":"email","label":"Adresse","value":"a@b.fr"}]}],
         "expect":{"slot":"s","type":"yes-no","options":[{"value":"yes","label":"Oui"},{"value":"@a b","label":"Autre"}]}}
        """;

    HttpResponse<String> answer = post(says("bonjour"));

    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    assertThat(answer.headers().firstValue("Content-Type")).contains("application/json");
    assertThat(new JsonArray(answer.body()))
        .isEqualTo(
            new JsonArray(
                """
                [{"recipient_id":"jean","text":"Bonjour"},
                 {"recipient_id":"jean","text":"Voyez ceci.\\nConnexion : http://localhost:8080/connexion"},
                 {"recipient_id":"jean","text":"Et cela.\\nA : https://a.fr/x"},
                 {"recipient_id":"jean","text":"Un plan.\\nLe plan : http://localhost:8080/plan.svg"},
                 {"recipient_id":"jean","text":"Vos comptes :\\nNom : Un ; Fin : 12\\nNom : Deux ; Fin : 34"},
                 {"recipient_id":"jean","text":"Dois-je l’envoyer ?\\nAdresse : a@b.fr",
                  "buttons":[{"title":"Oui","payload":"/option yes"},{"title":"Autre","payload":"/option @a b"}]}]
                """));
    site.chat.webhookReply = ScriptedChat.RESTARTED;
  }

  @ParameterizedTest
  @CsvSource({
    "/option yes, yes",
    "/option @a b, @a b",
  })
  void aPayloadThatComesBackChoosesTheButton(String message, String value) throws Exception {
    assertThat(post(says(message)).statusCode()).isEqualTo(200);
    assertThat(site.chat.turns.getLast().input()).isEqualTo(new TurnRequest.Input.Option(value));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "bonjour", "option yes", "/optional", "yes", "/restart now"})
  void allElseWasTyped(String message) throws Exception {
    assertThat(post(says(message)).statusCode()).isEqualTo(200);
    assertThat(site.chat.turns.getLast().input()).isEqualTo(new TurnRequest.Input.Text(message));
  }

  @Test
  void aMessageKeepsItsSenderAndItsId() throws Exception {
    post("{\"sender\":\"é\",\"message\":\"a\",\"message_id\":\"m1\",\"metadata\":{\"x\":1}}");
    assertThat(site.chat.messages.getLast()).isEqualTo(new SenderMessage("é", Optional.of("m1")));
    post(says("a"));
    assertThat(site.chat.messages.getLast()).isEqualTo(new SenderMessage("jean", Optional.empty()));
  }

  @Test
  void restartBeginsAnewWithoutATurn() throws Exception {
    int before = site.chat.turns.size();
    HttpResponse<String> answer = post(says("/restart"));

    assertThat(new JsonArray(answer.body()).getJsonObject(0).getString("text"))
        .isEqualTo("Bonjour");
    assertThat(site.chat.turns).hasSize(before);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Bearer un-secret-partage-43",
        "Bearer un-secret-partage-4",
        "Bearer",
        "",
        "Basic YTpi",
        "un-secret-partage-42"
      })
  void anotherSecretIs401(String secret) throws Exception {
    HttpResponse<String> answer = post(site, secret, says("a"));

    assertProblem(answer, 401, "wrong-secret");
    assertThat(answer.headers().firstValue("WWW-Authenticate"))
        .contains("Bearer realm=\"webhook\"");
  }

  @Test
  void whereNoSecretIsSetThereIsNoSuchPath() throws Exception {
    assertProblem(post(closed, "Bearer " + TestSite.SECRET, says("a")), 404, "not-found");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{}",
        "[]",
        "{\"sender\":\"a\"}",
        "{\"message\":\"a\"}",
        "{\"sender\":\"\",\"message\":\"a\"}",
        "{\"sender\":7,\"message\":\"a\"}",
        "{\"sender\":\"a\",\"message\":null}",
        "{\"sender\":\"a\",\"message\":\"a\",\"message_id\":7}",
        "{\"sender\":\"a\",\"message\":\"a\",\"message_id\":\"\"}",
      })
  void whatTheContractDoesNotDescribeIs422(String json) throws Exception {
    assertProblem(post(json), 422, "invalid-request");
  }

  @Test
  void otherRefusalsAreProblemsToo() throws Exception {
    assertProblem(post("{"), 400, "malformed-json");
    assertProblem(post(says("a".repeat(4_001))), 422, "text-too-long");
    assertProblem(post(says("a".repeat(70_000))), 413, "body-too-large");
    assertProblem(post(says("bug")), 500, "internal-error");
    HttpResponse<String> busy = post(says("busy"));
    assertProblem(busy, 503, "unavailable");
    assertThat(busy.headers().firstValue("Retry-After")).contains("1");
    assertProblem(post(says("too many")), 429, "too-many-requests");
    assertProblem(Http.send(Http.to(site.at(WEBHOOK)).GET().build()), 405, "method-not-allowed");
    assertProblem(Http.send(Http.to(site.at("/webhooks/other")).GET().build()), 404, "not-found");
    assertProblem(
        Http.send(
            Http.to(site.at(WEBHOOK))
                .header("Authorization", "Bearer " + TestSite.SECRET)
                .header("Content-Type", "text/plain")
                .POST(BodyPublishers.ofString("{}"))
                .build()),
        415,
        "unsupported-media-type");
  }
}
