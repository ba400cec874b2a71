package fr.assistantchorus.process;

import static org.assertj.core.api.Assertions.assertThat;

import fr.assistantchorus.process.support.ChatClient;
import fr.assistantchorus.process.support.ChatClient.Turn;
import fr.assistantchorus.process.support.ServerProcess;
import fr.assistantchorus.support.Mails;
import fr.assistantchorus.support.TestDatabase;
import fr.assistantchorus.support.TestSmtp;
import fr.assistantchorus.support.Waiting;
import io.vertx.core.json.JsonObject;
import io.vertx.sqlclient.Row;
import jakarta.mail.internet.MimeMessage;
import java.io.UncheckedIOException;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Kills the server at any moment, many conversations being under way, and asks again. */
final class KilledServerIT {
  private static final long SEED = 20_201_002;
  private static final int KILLS = 4;
  private static final int CONVERSATIONS = 12;

  /** A kill comes after so many more answers, at most, and so long after the last of them. */
  private static final int MOST_ANSWERS = 200;

  private static final int MOST_NANOSECONDS = 10_000_000;

  private static final Pattern NUMBER = Pattern.compile("le numéro (S-\\d{4}-\\d+)");

  @AutoClose private static final TestDatabase DATABASE = TestDatabase.create();
  @AutoClose private static final TestSmtp SMTP = TestSmtp.plain();

  @AutoClose
  private static final ServerProcess SERVER =
      ServerProcess.on("killed", DATABASE.url(), SMTP.port());

  private final Random random = new Random(SEED);
  private final AtomicInteger answers = new AtomicInteger();

  /** GreenMail throws where a mail is cut short, which is what a kill does. */
  @BeforeAll
  static void expectBrokenMails() {
    Thread.setDefaultUncaughtExceptionHandler((thread, failure) -> {
      if (!thread.getName().startsWith("smtp:")) {
        failure.printStackTrace();
      }
    });
  }

  @AfterAll
  static void expectThemNoMore() {
    Thread.setDefaultUncaughtExceptionHandler(null);
  }

  @Test
  void eachTurnIsAnsweredAndEachActDoneOnceWhateverMomentTheServerIsKilledAt() throws Exception {
    SERVER.start();
    List<Talk> talks = IntStream.range(0, CONVERSATIONS).mapToObj(Talk::new).toList();
    int interrupted = 0;
    for (int kill = 0; kill < KILLS; kill++) {
      List<Thread> talking =
          talks.stream().map(talk -> Thread.ofVirtual().start(talk::untilTheServerDies)).toList();
      killSometime();
      for (Thread thread : talking) {
        thread.join();
      }
      interrupted += (int) talks.stream().filter(talk -> talk.unanswered.isPresent()).count();
      SERVER.start();
      talks.parallelStream().forEach(Talk::askAllAgain);
    }
    assertThat(interrupted).as("turns under way when the server was killed").isPositive();
    talks.forEach(Talk::checkThatEventsHoldEachTurnOnce);
    checkActs(talks);
  }

  private void killSometime() throws Exception {
    int enough = answers.get() + 1 + random.nextInt(MOST_ANSWERS);
    long later = random.nextInt(MOST_NANOSECONDS);
    Waiting.until("enough answers", () -> answers.get() >= enough);
    LockSupport.parkNanos(later);
    SERVER.kill();
  }

  private static void checkActs(List<Talk> talks) throws Exception {
    Set<String> told = new TreeSet<>();
    List<String> addresses = new ArrayList<>();
    for (Talk talk : talks) {
      told.addAll(talk.numbers());
      addresses.addAll(talk.addresses());
    }
    assertThat(addresses).as("acts").hasSizeGreaterThan(KILLS);
    assertThat(told).as("a number an act").hasSameSizeAs(addresses);
    Set<String> kept = new TreeSet<>();
    for (Row row : DATABASE.query("SELECT number FROM support_request")) {
      kept.add(row.getString("number"));
    }
    assertThat(kept).as("a row an act").isEqualTo(told);

    Waiting.until(
        "all mails are sent",
        () -> count("SELECT count(*) FROM outbox WHERE state = 'queued'") == 0);
    // Killed between the server's « 250 » and the commit, a mail comes again under its Message-ID.
    Map<String, String> received = new HashMap<>();
    for (MimeMessage mail : SMTP.received()) {
      received.put(mail.getMessageID(), Mails.to(mail));
    }
    assertThat(received.values())
        .as("a mail an act")
        .containsExactlyInAnyOrderElementsOf(addresses);
  }

  private static long count(String sql) {
    return DATABASE.query(sql).iterator().next().getLong(0);
  }

  /** A conversation that asks a question, writes to the support, and so on. */
  private final class Talk {
    private final int number;
    private final ChatClient chat = ChatClient.open(SERVER);
    private final Map<Turn, String> answered = new LinkedHashMap<>();
    private Optional<Turn> unanswered = Optional.empty();
    private int said;

    Talk(int number) {
      this.number = number;
    }

    void untilTheServerDies() {
      try {
        while (true) {
          Turn turn = Turn.text(nextLine());
          unanswered = Optional.of(turn);
          HttpResponse<String> answer = chat.send(SERVER, turn);
          answered.put(turn, ChatClient.answered(answer));
          unanswered = Optional.empty();
          answers.incrementAndGet();
        }
      } catch (UncheckedIOException e) {
        // It has been killed.
      }
    }

    private String nextLine() {
      int line = said++;
      return switch (line % 6) {
        case 0 -> "c’est quoi un siret ?";
        case 1 -> "je veux parler à quelqu’un";
        case 2 -> "Le lien ne marche plus, demande %d.".formatted(line);
        case 3 -> address(line);
        case 4 -> "oui";
        default -> "merci";
      };
    }

    private String address(int line) {
      return "talk%d.line%d@ferme-exemple.fr".formatted(number, line);
    }

    /** Of the acts that were asked for. */
    List<String> addresses() {
      return IntStream.range(0, said)
          .filter(line -> line % 6 == 4)
          .mapToObj(line -> address(line - 1))
          .toList();
    }

    void askAllAgain() {
      answered.forEach((turn, before) ->
          assertThat(ChatClient.answered(chat.send(SERVER, turn))).isEqualTo(before));
      unanswered.ifPresent(
          turn -> answered.put(turn, ChatClient.answered(chat.send(SERVER, turn))));
      unanswered = Optional.empty();
    }

    /** The number that each support request was given. */
    List<String> numbers() {
      return answered.values().stream()
          .map(body -> NUMBER.matcher(ChatClient.said(body)))
          .filter(Matcher::find)
          .map(found -> found.group(1))
          .toList();
    }

    void checkThatEventsHoldEachTurnOnce() {
      JsonObject events = new JsonObject(ChatClient.answered(chat.events(SERVER, 0)));
      List<String> from =
          events.getJsonArray("events").stream()
              .map(event -> ((JsonObject) event).getString("from"))
              .toList();
      assertThat(from.stream().filter("user"::equals)).hasSameSizeAs(answered.keySet());
      assertThat(from.stream().filter("assistant"::equals)).hasSize(answered.size() + 1);
    }
  }
}
