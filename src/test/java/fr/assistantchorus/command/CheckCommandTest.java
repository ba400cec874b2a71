package fr.assistantchorus.command;

import static org.assertj.core.api.Assertions.assertThat;

import fr.assistantchorus.Main;
import fr.assistantchorus.setting.Setting;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

final class CheckCommandTest {
  private final StringWriter output = new StringWriter();
  @TempDir private Path folder;

  @Test
  void theDialogsAndPhrasesOfTheProgramAreFine() {
    assertThat(run("check")).as(output.toString()).isZero();
    assertThat(output.toString())
        .matches(
            "(intents/.*: warning: .*\\R)*\\d+ dialogs, \\d+ facts, \\d+ intents, \\d+ phrases,"
                + " \\d+ examples of hearing: no problem\\R");
  }

  @Test
  void everyProblemOfTheDialogsIsPrintedWithItsPlace() throws IOException {
    Files.writeString(folder.resolve("a.yml"), "dialog: a\nstrat: b\n");
    Files.writeString(folder.resolve("b.yml"), "dialog: b\nstates: []\n");
    assertThat(run("check", "--dialogs", folder.toString())).isEqualTo(1);
    assertThat(output.toString()).contains("dialogs/a.yml:2: ").contains("dialogs/b.yml:");
  }

  @Test
  void everyProblemOfThePhrasesIsPrintedWithItsPlace() throws IOException {
    Files.writeString(folder.resolve("a.yml"), "version: \"3.1\"\nnlu:\n  - intent: a\n");
    Files.writeString(folder.resolve("b.yml"), "nlu: [\n");
    assertThat(run("check", "--intents", folder.toString())).isEqualTo(1);
    assertThat(output.toString()).contains("intents/a.yml:").contains("intents/b.yml:");
  }

  @Test
  void anIntentThatTheProgramItselfNeedsIsNamedWhereThePhrasesHaveNone() throws IOException {
    Files.writeString(folder.resolve("a.yml"), "nlu:\n- intent: oui\n  examples: |\n    - oui\n");
    assertThat(run("check", "--intents", folder.toString())).isEqualTo(1);
    assertThat(output.toString())
        .contains("intents: no phrase of the intent \"non\", which the program itself needs")
        .contains("intents: no phrase of the intent \"annuler\", which the program itself needs")
        .doesNotContain("\"oui\", which the program itself needs");
  }

  @Test
  void theSameWordsUnderTwoIntentsAreAProblemWithBothPlaces() throws IOException {
    Files.writeString(folder.resolve("a.yml"), "nlu:\n- intent: a\n  examples: |\n    - Où ça ?\n");
    Files.writeString(folder.resolve("b.yml"), "nlu:\n- intent: b\n  examples: |\n    - ou ca\n");
    assertThat(run("check", "--intents", folder.toString())).isEqualTo(1);
    assertThat(output.toString())
        .contains("intents/b.yml:4: the same words as a.yml:4 under a: « ou ca », « Où ça ? »");
  }

  @Test
  void nearlyTheSameWordsAreAWarningWithBothPlaces() throws IOException {
    Files.writeString(
        folder.resolve("a.yml"), "nlu:\n- intent: a\n  examples: |\n    - j'ai perdu mon siret\n");
    Files.writeString(
        folder.resolve("b.yml"),
        "nlu:\n- intent: b\n  examples: |\n    - ah j'ai perdu mon siret\n");
    run("check", "--intents", folder.toString());
    assertThat(output.toString())
        .contains("intents/b.yml:4: warning: nearly (0.8")
        .contains("the words of a.yml:4 under a: ");
  }

  @Test
  void aFolderThatIsNotThereIsNamedInOneLine() {
    assertThat(run("check", "--dialogs", folder.resolve("absent").toString())).isEqualTo(1);
    assertThat(output.toString().lines()).singleElement().asString().endsWith("absent");
  }

  @Test
  void aDialogIsDrawnAndAMistypedOneGuessed() {
    assertThat(run("check", "--draw", "resend-activation")).isZero();
    assertThat(output.toString()).contains("stateDiagram-v2");
    assertThat(run("check", "--draw", "resend-activatoin")).isEqualTo(1);
    assertThat(output.toString()).contains("did you mean resend-activation?");
  }

  @Test
  void theTableOfTheSettingsIsPrinted() {
    assertThat(run("check", "--settings")).isZero();
    assertThat(output).hasToString(Setting.table());
  }

  @Test
  void anUnknownOptionIsAUsageError() {
    assertThat(run("check", "--dialog", "x")).isEqualTo(2);
    assertThat(output.toString()).contains("Unknown option");
  }

  private int run(String... arguments) {
    var writer = new PrintWriter(output, true);
    CommandLine command = Main.commandLine();
    return command.setOut(writer).setErr(writer).execute(arguments);
  }
}
