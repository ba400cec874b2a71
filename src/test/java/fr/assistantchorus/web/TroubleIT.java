package fr.assistantchorus.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fr.assistantchorus.conversation.chat.ChatAnswer;
import fr.assistantchorus.support.Http;
import fr.assistantchorus.support.Visitor;
import fr.assistantchorus.support.Waiting;
import fr.assistantchorus.web.chat.ScriptedChat;
import io.vertx.core.Future;
import java.net.ConnectException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

final class TroubleIT {
  @AutoClose private final TestSite site = new TestSite("http://localhost:8080");

  private HttpRequest.Builder asOwner(String path) {
    return Http.to(site.at("/api/v1/conversations/" + ScriptedChat.CONVERSATION + path))
        .header("Authorization", "Bearer " + ScriptedChat.TOKEN);
  }

  @Test
  void aPageThatNeedsPostgresqlSaysThatItIsAwayAndOthersStillShow() throws Exception {
    site.database().database().close().await();
    Visitor browser = new Visitor(site::at);

    HttpResponse<String> activation = browser.get("/activation/" + "x".repeat(43));
    assertThat(activation.statusCode()).isEqualTo(503);
    assertThat(activation.headers().firstValue("Retry-After")).contains("5");
    assertThat(activation.body()).contains("momentanément indisponible");
    assertThat(browser.get("/").statusCode()).isEqualTo(200);
  }

  @Test
  void aStopEndsStreamsLetsATurnFinishAndTakesNoOther() throws Exception {
    HttpClient client = HttpClient.newHttpClient();
    HttpResponse<Stream<String>> stream =
        client.send(
            asOwner("/events").header("Accept", "text/event-stream").build(),
            BodyHandlers.ofLines());
    CompletableFuture<HttpResponse<String>> turn =
        client.sendAsync(
            asOwner("/turns")
                .header("Content-Type", "application/json")
                .POST(
                    BodyPublishers.ofString(
                        "{\"turn\":\"7d0f6c1e-52b4-4f0f-8c37-0f4f4d1f8a20\",\"text\":\"slow\"}"))
                .build(),
            BodyHandlers.ofString());
    Waiting.until("the turn has come", () -> !site.chat.turns.isEmpty());

    Future<Void> stopped = site.server().stop();

    assertThat(stream.body().toList()).isNotEmpty();
    assertThat(stopped.isComplete()).isFalse();
    site.chat.slow.complete(new ChatAnswer.Ok("{}"));
    assertThat(turn.get().statusCode()).isEqualTo(200);
    stopped.await();
    assertThatThrownBy(() -> new Visitor(site::at).get("/"))
        .hasCauseInstanceOf(ConnectException.class);
  }
}
