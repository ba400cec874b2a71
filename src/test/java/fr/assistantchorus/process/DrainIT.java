package fr.assistantchorus.process;

import static org.assertj.core.api.Assertions.assertThat;

import fr.assistantchorus.process.support.ChatClient;
import fr.assistantchorus.process.support.ChatClient.Turn;
import fr.assistantchorus.process.support.ServerProcess;
import fr.assistantchorus.support.TcpProxy;
import fr.assistantchorus.support.TestDatabase;
import fr.assistantchorus.support.TestSmtp;
import fr.assistantchorus.support.Waiting;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.sqlclient.Tuple;
import java.io.IOException;
import java.net.Socket;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Stops a server as its operator does, while turns are under way. */
final class DrainIT {
  private static final int TURNS = 6;
  private static final Duration DRAIN = Duration.ofSeconds(5);

  /** For what is left to close. */
  private static final Duration A_LITTLE = Duration.ofSeconds(10);

  @AutoClose private static final TestDatabase DATABASE = TestDatabase.create();
  @AutoClose private static final TestSmtp SMTP = TestSmtp.plain();
  @AutoClose private static final TcpProxy MAIL_PROXY = new TcpProxy("127.0.0.1", SMTP.port());

  @AutoClose
  private static final ServerProcess SERVER =
      ServerProcess.on("drain", DATABASE.url(), MAIL_PROXY.port())
          .with("DRAIN_SECONDS", Long.toString(DRAIN.toSeconds()));

  @BeforeEach
  void start() {
    SERVER.start();
  }

  @Test
  void turnsUnderWayAreAnsweredAndNoConnectionIsTakenAnyMore() throws Exception {
    List<ChatClient> chats = Stream.generate(() -> ChatClient.open(SERVER)).limit(TURNS).toList();
    // Turns wait for their conversation's row for as long as it is held here.
    Promise<Void> held = Promise.promise();
    Promise<Void> release = Promise.promise();
    Future<Void> holding =
        DATABASE
            .database()
            .transaction(transaction ->
                transaction
                    .query("SELECT id FROM conversation FOR UPDATE", Tuple.tuple())
                    .onSuccess(_ -> held.complete())
                    .compose(_ -> release.future()));
    held.future().await();
    List<CompletableFuture<HttpResponse<String>>> turns =
        chats.stream().map(chat -> chat.begin(SERVER, Turn.text("c’est quoi un siret ?"))).toList();
    Waiting.until("all turns are under way", () -> waitingForALock() == TURNS);

    Instant asked = Instant.now();
    SERVER.askToStop();
    Waiting.until("no new connection is taken", DrainIT::refusesConnections);
    assertThat(SERVER.answers("/health/ready")).as("ready").isFalse();
    assertThat(SERVER.answers("/health/live")).as("live").isTrue();
    assertThat(turns).noneMatch(CompletableFuture::isDone);
    release.complete();
    holding.await();

    for (CompletableFuture<HttpResponse<String>> turn : turns) {
      assertThat(ChatClient.said(ChatClient.answered(turn.join()))).contains("14 chiffres");
    }
    assertThat(SERVER.exitCode()).isZero();
    assertThat(Duration.between(asked, Instant.now())).isLessThan(DRAIN.plus(A_LITTLE));
  }

  @Test
  void aMailServerThatHangsDoesNotHoldUpTheStop() throws Exception {
    MAIL_PROXY.fallSilent();
    try {
      ChatClient chat = ChatClient.open(SERVER);
      chat.say(SERVER, "je veux parler à quelqu’un");
      chat.say(SERVER, "Le lien ne marche plus.");
      chat.say(SERVER, "slow@ferme-exemple.fr");
      chat.say(SERVER, "oui");
      Waiting.until("the mail is being sent", () -> mails() == 1 && mailsThatNobodySends() == 0);
      Instant asked = Instant.now();
      assertThat(SERVER.stop()).isZero();
      assertThat(Duration.between(asked, Instant.now())).isLessThan(DRAIN.plus(A_LITTLE));
      assertThat(mailsThatNobodySends()).as("kept for the next start").isEqualTo(1);
    } finally {
      MAIL_PROXY.speak();
    }
  }

  private static long mails() {
    return DATABASE.query("SELECT id FROM outbox WHERE state = 'queued'").size();
  }

  /** A mail's row is locked while it is sent. */
  private static long mailsThatNobodySends() {
    return DATABASE
        .query("SELECT id FROM outbox WHERE state = 'queued' FOR UPDATE SKIP LOCKED")
        .size();
  }

  private static long waitingForALock() {
    return DATABASE
        .query(
            """
            SELECT count(*) FROM pg_stat_activity
            WHERE datname = current_database() AND wait_event_type = 'Lock'
            """)
        .iterator()
        .next()
        .getLong(0);
  }

  private static boolean refusesConnections() {
    try (Socket socket = new Socket(SERVER.at("/").getHost(), SERVER.at("/").getPort())) {
      return false;
    } catch (IOException e) {
      return true;
    }
  }
}
