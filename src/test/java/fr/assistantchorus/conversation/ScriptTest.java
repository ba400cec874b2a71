package fr.assistantchorus.conversation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class ScriptTest {
  private static final Path FILE = Path.of("script.txt");

  private @TempDir Path folder;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "no mial",
        "no",
        "no mail yet",
        "silence now",
        "step 3 of",
        "at resend-activation",
        "row nom",
        "wait long",
        "mail nobody",
        "pending",
        "href",
        "<",
        "? ",
        "play ../elsewhere.txt",
        "Mail jean@gaec-exemple.fr",
        ">bonjour"
      })
  void whatIsNotUnderstoodIsToldWithItsLine(String line) throws IOException {
    write(FILE, "# odd\n> bonjour\n< Bonjour…\n" + line + "\n");
    assertThatThrownBy(this::read).hasMessage("script.txt:4: not understood: " + line);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "> un\n> deux\n< Bonjour…",
        "> un",
        "> un\nno mail\nhidden un",
        "page /aide\n+ Oui\n< Bonjour…",
        "silence\nwait 15 minutes\n> deux\nat none"
      })
  void aTurnWhoseReplyIsNotCheckedIsToldWithItsLine(String lines) throws IOException {
    write(FILE, lines);
    assertThatThrownBy(this::read)
        .hasMessage("script.txt:1: the reply of this turn is not checked");
  }

  @Test
  void anotherScriptsLinesStandWhereItIsPlayed() throws IOException {
    Files.createDirectory(folder.resolve("openings"));
    write(Path.of("openings/hello.txt"), "# hello\n> bonjour\n< Bonjour…\n");
    write(FILE, "pending jean@gaec-exemple.fr\nplay openings/hello.txt\nno « au revoir »\n");
    assertThat(read().lines())
        .extracting(line -> line.place() + " " + line.word())
        .containsExactly(
            "script.txt:1 PENDING",
            "openings/hello.txt:2 TYPED",
            "openings/hello.txt:3 MESSAGE",
            "script.txt:3 NO_TEXT");
  }

  @Test
  void aScriptThatPlaysItselfIsRefused() throws IOException {
    write(FILE, "play script.txt\n");
    assertThatThrownBy(this::read).hasMessageStartingWith("script.txt:1: ");
  }

  private void write(Path file, String text) throws IOException {
    Files.writeString(folder.resolve(file), text);
  }

  private Script read() throws IOException {
    return Script.read(folder, FILE);
  }
}
