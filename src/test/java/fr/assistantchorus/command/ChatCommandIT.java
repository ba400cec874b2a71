package fr.assistantchorus.command;

import static org.assertj.core.api.Assertions.assertThat;

import fr.assistantchorus.support.Shipped;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.Reader;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;
import picocli.CommandLine.Help;
import picocli.CommandLine.Help.Ansi;

/** A talk at a terminal, in a portal that is thrown away. */
final class ChatCommandIT {
  private static final String FILE = "contact-support.yml";
  private static final String OLD = "À quelle adresse électronique faut-il vous répondre";
  private static final String NEW = "Où faut-il vous répondre";

  private @TempDir Path folder;

  @Test
  void aChangedFolderIsTakenAtTheNextMessageAndAFaultyOneIsNot() throws IOException {
    for (Map.Entry<String, String> source : Shipped.sources().entrySet()) {
      Files.createDirectories(folder.resolve(source.getKey()).getParent());
      Files.writeString(folder.resolve(source.getKey()), source.getValue());
    }
    String support = Shipped.sources().get(FILE);
    Path test = folder.resolve("written.txt");
    StringWriter output = new StringWriter();
    PrintWriter writer = new PrintWriter(output, true);
    ChatCommand chat = new ChatCommand();
    chat.typed =
        typed(
            new Line("je veux parler à quelqu'un", () -> {}),
            new Line("+1", () -> write(support.replace("next: email", "next: emial"))),
            new Line("mon compte a disparu", () -> write(support.replace(OLD, NEW))),
            new Line(":test " + test, () -> {}),
            new Line(":new", () -> {}),
            new Line("bonjour", () -> {}));

    int exit =
        new CommandLine(chat)
            .setColorScheme(Help.defaultColorScheme(Ansi.OFF))
            .setOut(writer)
            .setErr(writer)
            .execute("--dialogs", folder.toString());

    assertThat(exit).as(output.toString()).isZero();
    assertThat(output.toString())
        .contains("Prairie-Fleurie-1789")
        .contains("dialogs/contact-support.yml:", "the dialogs of before go on")
        .contains("the dialogs have changed", NEW, "L’assistant a été mis à jour")
        .contains("written to");
    assertThat(output.toString().indexOf("the dialogs of before go on"))
        .isLessThan(output.toString().indexOf("the dialogs have changed"));
    assertThat(test).content().contains("> mon compte a disparu", NEW);
  }

  private void write(String source) {
    try {
      Files.writeString(folder.resolve(FILE), source);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * A line that is typed.
   *
   * @param before what is done before it
   */
  private record Line(String text, Runnable before) {}

  private static BufferedReader typed(Line... lines) {
    Deque<Line> left = new ArrayDeque<>(List.of(lines));
    return new BufferedReader(Reader.of("")) {
      @Override
      public String readLine() {
        Line next = left.poll();
        if (next == null) {
          return null;
        }
        next.before().run();
        return next.text();
      }
    };
  }
}
