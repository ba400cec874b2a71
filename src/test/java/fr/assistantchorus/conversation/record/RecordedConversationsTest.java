package fr.assistantchorus.conversation.record;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import fr.assistantchorus.conversation.record.Replay.Difference;
import fr.assistantchorus.conversation.turn.Json;
import fr.assistantchorus.conversation.turn.TurnLog.Logged;
import fr.assistantchorus.dialog.Catalog;
import fr.assistantchorus.dialog.CatalogReader;
import fr.assistantchorus.dialog.Reading;
import fr.assistantchorus.support.Shipped;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * Conversations that an earlier version of the program held, with the dialogs of that day: today's
 * code answers each of them in the same words. {@code recorded/README.md} tells how they were made.
 */
final class RecordedConversationsTest {
  private static final Path FOLDER = Path.of("src/test/resources/recorded");

  private static final Map<String, Catalog> CATALOGS = catalogs();

  @TestFactory
  Stream<DynamicTest> everyRecordedReplyComesOutTheSameToTheLetter() {
    return files(FOLDER.resolve("logs"))
        .map(file ->
            DynamicTest.dynamicTest(
                FOLDER.relativize(file).toString(),
                () -> assertThat(differences(log(file))).isEmpty()));
  }

  @Test
  void aLetterThatDiffersInARecordedReplyIsTold() {
    Stream<Path> files = files(FOLDER.resolve("logs"));
    assertThat(files)
        .isNotEmpty()
        .allSatisfy(file -> {
          List<Logged> log = log(file);
          Logged last = log.removeLast();
          String other = last.body().replaceFirst("\"text\":\"(.)", "\"text\":\"$1.");
          log.add(new Logged(last.seq(), last.time(), last.catalog(), other));

          assertThat(differences(log))
              .containsExactly(new Difference(last.seq(), other, last.body()));
        });
  }

  @Test
  void aTurnThatIsMissingFromALogChangesTheRepliesAfterIt() {
    List<Logged> log =
        log(FOLDER.resolve("logs/sign-up/corrections/several-in-one-sentence.jsonl"));
    int second = 4;
    log.subList(second, second + 2).clear();

    assertThat(differences(log)).isNotEmpty();
  }

  private static List<Difference> differences(List<Logged> log) {
    return Replay.differences(Playback.of(log, CATALOGS));
  }

  private static List<Logged> log(Path file) {
    List<Logged> log = new ArrayList<>();
    for (String line : read(file).lines().toList()) {
      JsonNode event = Json.tree(line);
      log.add(
          new Logged(
              event.path("seq").asLong(),
              Instant.parse(event.path("time").asText()),
              event.path("catalog").asText(),
              event.path("body").asText()));
    }
    return log;
  }

  private static Map<String, Catalog> catalogs() {
    Map<String, Catalog> catalogs = new TreeMap<>();
    files(FOLDER.resolve("catalogs"))
        .map(file -> Json.tree(read(file)))
        .forEach(kept -> {
          Map<String, String> sources = new TreeMap<>();
          kept.path("sources")
              .properties()
              .forEach(e -> sources.put(e.getKey(), e.getValue().asText()));
          int engine = kept.path("engine").asInt();
          Reading reading = CatalogReader.read(sources, Shipped.vocabulary(), engine);
          assertThat(reading).isInstanceOf(Reading.Read.class);
          Catalog catalog = ((Reading.Read) reading).catalog();
          assertThat(catalog.hash()).isEqualTo(kept.path("hash").asText());
          catalogs.put(catalog.hash(), catalog);
        });
    return catalogs;
  }

  private static Stream<Path> files(Path folder) {
    try (Stream<Path> files = Files.walk(folder)) {
      return files.filter(Files::isRegularFile).sorted().toList().stream();
    } catch (IOException e) {
      throw new AssertionError("cannot list " + folder, e);
    }
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new AssertionError("cannot read " + file, e);
    }
  }
}
