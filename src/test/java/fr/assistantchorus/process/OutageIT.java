package fr.assistantchorus.process;

import static org.assertj.core.api.Assertions.assertThat;

import fr.assistantchorus.process.support.ChatClient;
import fr.assistantchorus.process.support.ChatClient.Turn;
import fr.assistantchorus.process.support.ServerProcess;
import fr.assistantchorus.support.Http;
import fr.assistantchorus.support.Mails;
import fr.assistantchorus.support.TcpProxy;
import fr.assistantchorus.support.TestDatabase;
import fr.assistantchorus.support.TestSmtp;
import fr.assistantchorus.support.Waiting;
import fr.assistantchorus.web.http.Admission;
import io.vertx.core.json.JsonObject;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Takes PostgreSQL and SMTP away from a server, and gives them back. */
final class OutageIT {
  @AutoClose private static final TestDatabase DATABASE = TestDatabase.create();

  @AutoClose
  private static final TcpProxy PROXY = new TcpProxy(DATABASE.url().host(), DATABASE.url().port());

  @AutoClose private static final TestSmtp SMTP = TestSmtp.plain();

  @AutoClose
  private static final ServerProcess SERVER =
      ServerProcess.on("outage", PROXY.before(DATABASE.url()), SMTP.port());

  @BeforeAll
  static void start() {
    SERVER.start();
  }

  @Test
  void whilePostgresqlIsAwayAllIsPutOffAndAfterwardsTheSameTurnSucceeds() throws Exception {
    ChatClient chat = ChatClient.open(SERVER);
    String before = chat.say(SERVER, "je veux parler à quelqu’un");
    Turn turn = Turn.text("Le lien ne marche plus.");
    PROXY.cut();
    try {
      assertPutOff(chat.send(SERVER, turn));
      assertPutOff(chat.events(SERVER, 0));
      assertPutOff(ChatClient.opening(SERVER));
      assertPutOff(Http.get(SERVER.at("/activation/forged")));
      assertThat(SERVER.answers("/health/ready")).as("ready").isFalse();
      assertThat(SERVER.answers("/health/live")).as("live").isTrue();
    } finally {
      PROXY.restore();
    }
    assertThat(before).contains("contact-support");
    assertTakenOnce(chat, turn);
  }

  @Test
  void aPostgresqlThatHangsIsNoticedAndTheTurnTakenOnceAllTheSame() throws Exception {
    ChatClient chat = ChatClient.open(SERVER);
    chat.say(SERVER, "je veux parler à quelqu’un");
    Turn turn = Turn.text("Le lien ne marche plus.");
    PROXY.fallSilent();
    try {
      assertPutOff(chat.send(SERVER, turn));
      assertThat(SERVER.answers("/health/ready")).as("ready").isFalse();
      assertThat(SERVER.answers("/health/live")).as("live").isTrue();
    } finally {
      PROXY.speak();
    }
    assertTakenOnce(chat, turn);
  }

  /** Nothing is timed: whoever is refused is answered before any of those who were let in. */
  @Test
  void whilePostgresqlIsSlowThoseWhoAreTooManyAreRefusedAtOnce() throws Exception {
    ChatClient chat = ChatClient.open(SERVER);
    chat.say(SERVER, "bonjour");
    List<CompletableFuture<HttpResponse<String>>> letIn;
    List<CompletableFuture<HttpResponse<String>>> tooMany;
    PROXY.fallSilent();
    try {
      letIn = begin(chat, Admission.MOST_AT_ONCE);
      Waiting.until("all places are taken", () -> Http.get(SERVER.at("/")).statusCode() == 503);
      tooMany = begin(chat, 2 * Admission.MOST_AT_ONCE);
      CompletableFuture.allOf(tooMany.toArray(CompletableFuture[]::new)).join();
      assertThat(letIn).noneMatch(CompletableFuture::isDone);
    } finally {
      PROXY.speak();
    }
    tooMany.forEach(answer -> assertPutOff(answer.join()));
    CompletableFuture.allOf(letIn.toArray(CompletableFuture[]::new)).join();
    Waiting.until("ready", () -> SERVER.answers("/health/ready"));
    assertThat(chat.say(SERVER, "bonjour")).contains("messages");
  }

  private static List<CompletableFuture<HttpResponse<String>>> begin(ChatClient chat, int many) {
    return IntStream.range(0, many)
        .mapToObj(_ -> chat.begin(SERVER, Turn.text("bonjour")))
        .toList();
  }

  @Test
  void whileSmtpIsAwayActsSucceedAndTheirMailsGoOutLater() throws Exception {
    String address = "later@ferme-exemple.fr";
    SMTP.goAway();
    try {
      ChatClient chat = ChatClient.open(SERVER);
      chat.say(SERVER, "je veux parler à quelqu’un");
      chat.say(SERVER, "Le lien ne marche plus.");
      chat.say(SERVER, address);
      assertThat(ChatClient.said(chat.say(SERVER, "oui"))).contains("C’est envoyé.");
      assertThat(SERVER.answers("/health/ready")).as("ready").isTrue();
      assertThat(queued()).isEqualTo(1);
    } finally {
      SMTP.comeBack();
    }
    Waiting.until("the mail is sent", () -> queued() == 0);
    assertThat(SMTP.received()).map(Mails::to).containsExactly(address);
  }

  private static void assertPutOff(HttpResponse<String> answer) {
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(503);
    assertThat(answer.headers().firstValue("Retry-After")).get().asString().matches("[1-9]\\d*");
  }

  private static void assertTakenOnce(ChatClient chat, Turn turn) throws Exception {
    Waiting.until("ready", () -> SERVER.answers("/health/ready"));
    String reply = ChatClient.answered(chat.send(SERVER, turn));
    assertThat(ChatClient.said(reply)).contains("À quelle adresse électronique");
    assertThat(chat.send(SERVER, turn).body()).isEqualTo(reply);
    var events = new JsonObject(ChatClient.answered(chat.events(SERVER, 0)));
    assertThat(events.getJsonArray("events"))
        .filteredOn(event -> ((JsonObject) event).getString("from").equals("user"))
        .hasSize(2);
  }

  private static long queued() {
    return DATABASE
        .query("SELECT count(*) FROM outbox WHERE state = 'queued'")
        .iterator()
        .next()
        .getLong(0);
  }
}
