package fr.assistantchorus.process;

import static org.assertj.core.api.Assertions.assertThat;

import fr.assistantchorus.Main;
import fr.assistantchorus.process.support.ChatClient;
import fr.assistantchorus.process.support.ChatClient.Turn;
import fr.assistantchorus.process.support.ServerProcess;
import fr.assistantchorus.support.Http;
import fr.assistantchorus.support.Waiting;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The server with nothing set, in an empty folder: what somebody sees who tries it. */
final class EmbeddedIT {
  private static final String WAITING = "camille.durand@ferme-exemple.fr";

  @TempDir private static Path folder;
  private static ServerProcess server;

  @BeforeAll
  static void start() {
    server = ServerProcess.embedded("embedded", folder);
    server.start();
  }

  @AfterAll
  static void stop() throws Exception {
    server.close();
    // PostgreSQL outlives a server that was killed, until the next one starts.
    Path pid = folder.resolve("data/postgres/postmaster.pid");
    if (Files.exists(pid)) {
      Optional<ProcessHandle> postgresql =
          ProcessHandle.of(Long.parseLong(Files.readAllLines(pid).getFirst().strip()));
      if (postgresql.isPresent()) {
        postgresql.get().destroy();
        postgresql.get().onExit().get();
      }
    }
  }

  @Test
  void itTellsWhomToPlayWithAndServesPagesAndTheMailbox() {
    assertThat(server.log()).contains(WAITING, "Prairie-Fleurie-1789", "/dev/mail");
    assertThat(Http.get(server.at("/")).body()).contains("<assistant-chat");
    assertThat(Http.get(server.at("/dev/mail")).statusCode()).isEqualTo(200);
  }

  @Test
  void conversationsAndMailsAreThereAgainAfterAnyEnd() throws Exception {
    ChatClient chat = ChatClient.open(server);
    chat.say(server, "je mé suis inscri ier soir g pas resu le mail");
    Turn address = Turn.text(WAITING);
    String sent = ChatClient.answered(chat.send(server, address));
    assertThat(ChatClient.said(sent)).contains("un nouveau courriel part à l’instant");
    Waiting.until("the mail is there", () -> mails().size() == 1);
    assertThat(mails().getFirst().getJsonArray("links").getString(0)).contains("/activation/");

    assertThat(server.stop()).isZero();
    server.start();
    assertThat(chat.send(server, address).body()).isEqualTo(sent);
    assertThat(mails().size()).isEqualTo(1);

    chat.say(server, "je veux parler à quelqu’un");
    server.kill();
    server.start();
    assertThat(chat.send(server, address).body()).isEqualTo(sent);
    assertThat(ChatClient.said(chat.say(server, "Le lien ne marche plus.")))
        .contains("À quelle adresse");
  }

  @Test
  void replayAndLearnWorkBesideTheServer() throws Exception {
    ChatClient chat = ChatClient.open(server);
    chat.say(server, "ζουζούνι του τρακτέρ");
    Path config =
        Files.writeString(
            folder.resolve("beside.properties"), "DATA_DIRECTORY=" + folder.resolve("data"));

    assertThat(run("replay", chat.id().toString(), "--config", config.toString()))
        .contains("ζουζούνι", "0 replies came out otherwise");
    assertThat(run("learn", "list", "--config", config.toString())).contains("ζουζούνι");
    assertThat(server.answers("/health/ready")).isTrue();
  }

  private static String run(String... arguments) {
    StringWriter output = new StringWriter();
    PrintWriter writer = new PrintWriter(output, true);
    assertThat(Main.commandLine().setOut(writer).setErr(writer).execute(arguments))
        .as(output.toString())
        .isZero();
    return output.toString();
  }

  @Test
  void aSecondServerOnTheSameDataIsRefusedInALine() {
    try (ServerProcess second = ServerProcess.embedded("second", folder)) {
      assertThat(second.launch().exitCode()).isEqualTo(1);
      assertThat(second.log().strip().lines())
          .satisfiesOnlyOnce(line -> assertThat(line).contains("DATA_DIRECTORY"))
          .noneMatch(line -> line.startsWith("\tat "));
    }
    assertThat(server.answers("/health/ready")).isTrue();
  }

  @Test
  void halfAConfigurationStopsTheStartWithALineThatNamesWhatIsMissing() {
    Map<String, String> half =
        Map.of(
            "DATABASE_URL", "postgres://user:pass-word@127.0.0.1:1/database",
            "MAIL_FROM", ServerProcess.MAIL_FROM,
            "MASTER_KEY", ServerProcess.MASTER_KEY);
    try (ServerProcess refused = new ServerProcess("half", half, folder)) {
      assertThat(refused.launch().exitCode()).isEqualTo(1);
      assertThat(refused.log().strip().lines())
          .singleElement()
          .asString()
          .contains("SMTP_URL", "PUBLIC_URL", "missing");
      assertThat(refused.log()).doesNotContain("pass-word", ServerProcess.MASTER_KEY);
    }
  }

  /** The mails to the person of this test; the invented people write to each other too. */
  private static List<JsonObject> mails() {
    return new JsonArray(Http.get(server.at("/dev/mail.json")).body())
        .stream()
            .map(JsonObject.class::cast)
            .filter(mail -> mail.getString("to").equals(WAITING))
            .toList();
  }
}
