package fr.assistantchorus.setting;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import fr.assistantchorus.intent.CurrentModel;
import fr.assistantchorus.intent.IntentModel;
import fr.assistantchorus.intent.phrase.NluSource;
import fr.assistantchorus.support.Waiting;
import io.vertx.core.Vertx;
import io.vertx.junit5.VertxExtension;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;

/** Phrases that change under a program that runs. */
@ExtendWith(VertxExtension.class)
final class PhraseWatchTest {
  private static final String WANTED = "saluer";

  private final ListAppender<ILoggingEvent> log = new ListAppender<>();
  private final Logger logger = (Logger) LoggerFactory.getLogger(PhraseWatch.class);
  private @TempDir Path folder;
  private CurrentModel model;
  private PhraseWatch watch;

  @BeforeEach
  void start(Vertx vertx) throws IOException {
    log.start();
    logger.addAppender(log);
    write("saluer.yml", phrases(WANTED, "bonjour"));
    write("partir.yml", phrases("partir", "au revoir"));
    Sources sources = new Sources(Optional.empty(), Optional.of(intents()));
    List<NluSource> learnt = sources.phrases();
    model = new CurrentModel(IntentModel.load(learnt, cache()));
    watch = new PhraseWatch(vertx, sources, learnt, cache(), PhraseWatchTest::misfits, model);
    watch.start();
  }

  @AfterEach
  void stop() {
    watch.stop();
    logger.detachAppender(log);
  }

  @Test
  void aPhraseThatIsAddedIsUnderstoodWithoutARestart() throws Exception {
    assertThat(model.intents()).doesNotContain("pleuvoir");
    write("pleuvoir.yml", phrases("pleuvoir", "quel orage"));
    Waiting.until("the new phrase is learnt", () -> first("quel orage").equals("pleuvoir"));
    assertThat(first("bonjour")).isEqualTo(WANTED);
  }

  @Test
  void aFaultIsToldWithItsFileAndLineAndTheModelOfBeforeStays() throws Exception {
    write("partir.yml", "version: \"3.1\"\nnlu:\n  - intent: partir\n    exemples: []\n");
    Waiting.until("the fault is told", () -> told("intents/partir.yml:4: unknown key"));
    assertThat(first("au revoir")).isEqualTo("partir");
    assertThat(first("bonjour")).isEqualTo(WANTED);

    write("partir.yml", phrases("partir", "adieu les amis"));
    Waiting.until("it is mended", () -> first("adieu les amis").equals("partir"));
  }

  @Test
  void phrasesWithoutAnIntentThatTheDialogsNameAreRefused() throws Exception {
    Files.delete(intents().resolve("saluer.yml"));
    Waiting.until("what is missed is told", () -> told("dialogs/: no saluer"));
    assertThat(first("bonjour")).isEqualTo(WANTED);
  }

  private static List<String> misfits(Set<String> intents) {
    return intents.contains(WANTED) ? List.of() : List.of("dialogs/: no " + WANTED);
  }

  private boolean told(String start) {
    return List.copyOf(log.list).stream()
        .anyMatch(event -> event.getFormattedMessage().startsWith(start));
  }

  private String first(String text) {
    return model.understand(text).ranked().getFirst().intent();
  }

  private static String phrases(String intent, String phrase) {
    return "nlu:\n  - intent: %s\n    examples: |\n      - %s\n".formatted(intent, phrase);
  }

  private void write(String name, String text) throws IOException {
    Files.createDirectories(intents());
    Files.writeString(intents().resolve(name), text);
  }

  private Path intents() {
    return folder.resolve("intents");
  }

  private Path cache() {
    return folder.resolve("models");
  }
}
