package fr.assistantchorus.log;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.util.LogbackMDCAdapter;
import fr.assistantchorus.support.Waiting;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

final class ConsoleTest {
  private final LoggerContext context = new LoggerContext();
  private final ByteArrayOutputStream written = new ByteArrayOutputStream();
  private final PrintStream before = System.out;
  private final Logger requests = context.getLogger(MaskedEncoder.ACCESS);
  private final Logger others = context.getLogger("others");

  @BeforeEach
  void start() {
    context.setMDCAdapter(new LogbackMDCAdapter());
    System.setOut(new PrintStream(written, true, StandardCharsets.UTF_8));
    MaskedEncoder encoder = new MaskedEncoder();
    encoder.setContext(context);
    encoder.start();
    Console console = new Console();
    console.setContext(context);
    console.setEncoder(encoder);
    console.start();
    context.getLogger(Logger.ROOT_LOGGER_NAME).addAppender(console);
  }

  @AfterEach
  void stop() {
    context.stop();
    System.setOut(before);
  }

  private String text() {
    return written.toString(StandardCharsets.UTF_8);
  }

  @Test
  void anEventIsWrittenAtOnceWithTheRequestsBeforeIt() {
    requests.info("GET / 200 1 ms");
    others.info("something happened");

    assertThat(text()).containsSubsequence("GET / 200 1 ms", "something happened");
  }

  @Test
  void aRequestIsWrittenSoonWhereNothingElseHappens() throws Exception {
    requests.info("GET / 200 1 ms");

    Waiting.until("the line of the request", () -> text().contains("GET / 200 1 ms"));
  }

  @Test
  void aStopWritesWhatIsLeft() {
    requests.info("GET / 200 1 ms");
    context.stop();

    assertThat(text()).contains("GET / 200 1 ms");
  }
}
