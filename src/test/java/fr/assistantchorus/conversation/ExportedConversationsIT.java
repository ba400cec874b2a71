package fr.assistantchorus.conversation;

import static org.assertj.core.api.Assertions.assertThat;

import fr.assistantchorus.conversation.record.Playback;
import fr.assistantchorus.conversation.record.TestScript;
import fr.assistantchorus.hearing.Interpreter;
import fr.assistantchorus.support.House;
import fr.assistantchorus.support.Shipped;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Conversations that are exported as tests pass at once, in a portal where nothing was prepared.
 */
final class ExportedConversationsIT {
  private static final Path FOLDER = Path.of("src/test/conversations");

  /** Of all conversations, each so many-th; -Dexported.each=1 is all of them. */
  private static final int EACH = Integer.getInteger("exported.each", 12);

  private static final Interpreter INTERPRETER =
      new Interpreter(Shipped.understanding(), Optional.of(Shipped.judge()));

  @AutoClose private static final House HOUSE = new House();

  @TempDir private Path folder;

  @ParameterizedTest(name = "{0}")
  @MethodSource("scripts")
  void anExportedConversationPassesAtOnceAndTellsNothingSensitive(Path file) throws Exception {
    HOUSE.empty();
    Performance first = new Performance(HOUSE, Script.read(FOLDER, file));
    first.play();
    Playback playback = HOUSE.replay.playback(first.conversation()).await();

    String exported = TestScript.of(playback, Shipped.catalog(), INTERPRETER);

    assertThat(exported.lines())
        .as("nobody types a mask")
        .noneMatch(line -> line.startsWith("> ") && line.contains("**"));
    Files.writeString(folder.resolve("exported.txt"), exported);
    HOUSE.empty();
    new Performance(HOUSE, Script.read(folder, Path.of("exported.txt"))).play();
  }

  private static List<Path> scripts() throws IOException {
    String wanted = System.getProperty("conversation", "");
    try (Stream<Path> files = Files.walk(FOLDER)) {
      List<Path> all =
          files
              .filter(file -> file.toString().endsWith(".txt") && file.toString().contains(wanted))
              .map(FOLDER::relativize)
              .sorted()
              .toList();
      return IntStream.range(0, all.size()).filter(i -> i % EACH == 0).mapToObj(all::get).toList();
    }
  }
}
