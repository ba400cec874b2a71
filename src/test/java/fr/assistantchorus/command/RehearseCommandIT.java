package fr.assistantchorus.command;

import static org.assertj.core.api.Assertions.assertThat;

import fr.assistantchorus.Main;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

final class RehearseCommandIT {
  private static final String FOLDER = "assistant-chorus-rehearsal";

  @Test
  void aRehearsalTalksToAPortalOfItsOwnAndLeavesNothingBehind() throws Exception {
    Set<Path> before = folders();
    StringWriter out = new StringWriter();
    CommandLine command = Main.commandLine().setOut(new PrintWriter(out));
    assertThat(command.execute("rehearse")).isZero();
    assertThat(out.toString()).contains("25 conversations rehearsed");
    assertThat(folders()).isEqualTo(before);
  }

  private static Set<Path> folders() throws IOException {
    try (Stream<Path> all = Files.list(Path.of(System.getProperty("java.io.tmpdir")))) {
      return all.filter(path -> path.getFileName().toString().startsWith(FOLDER))
          .collect(Collectors.toSet());
    }
  }
}
