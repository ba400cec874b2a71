package fr.assistantchorus.command;

import static org.assertj.core.api.Assertions.assertThat;

import fr.assistantchorus.Main;
import fr.assistantchorus.intent.Pace;
import fr.assistantchorus.intent.Typos;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

final class EvaluateCommandTest {
  /** How long a message takes is not the matter here. */
  private static final Pace BRIEF = new Pace(2, 10);

  private static final String TRAIN =
      """
      version: "3.1"
      nlu:
      - intent: card
        examples: |
          - where is my card
          - my card has not arrived
          - when does the card come
          - the card is not here yet
          - still waiting for my card
          - i never got a card
      - intent: money/abroad
        examples: |
          - can i pay in dollars
          - paying in another country
          - is it accepted abroad
          - using it in spain
          - does it work outside europe
      - intent: money
        examples: |
          - how much is on my account
          - my balance please
          - show me what is left
          - balance of the account
          - what do i have left on it
      """;

  private static final String TEST =
      """
      nlu:
      - intent: card
        examples: |
          - my new card is not here
          - waiting for the card
      - intent: money
        examples: |
          - the balance of my account
      - intent: weather
        examples: |
          - <b>snow</b> & rain
      """;

  private final StringWriter output = new StringWriter();
  private final StringWriter errors = new StringWriter();
  @TempDir private Path folder;
  private Path train;
  private Path test;

  @BeforeEach
  void writePhrases() throws IOException {
    train = Files.writeString(folder.resolve("train.yml"), TRAIN);
    test = Files.writeString(folder.resolve("test.yml"), TEST);
  }

  @Test
  void oneObjectIsPrintedWithNullForFiguresOfNothing() {
    assertThat(run("evaluate", "--json", train.toString())).as(errors.toString()).isZero();
    assertThat(output.toString().lines()).hasSize(1);
    JsonObject json = new JsonObject(output.toString());
    assertThat(json.fieldNames())
        .containsExactly(
            "n",
            "accuracy",
            "top3",
            "macroF1",
            "rejectedOutOfScope",
            "rejectedInScope",
            "microsPerMessage",
            "perIntent");
    assertThat(json.getInteger("n")).isEqualTo(16);
    assertThat(json.getDouble("accuracy")).isBetween(0.0, 1.0);
    assertThat(json.containsKey("rejectedOutOfScope")).isTrue();
    assertThat(json.getValue("rejectedOutOfScope")).isNull();
    assertThat(json.getJsonObject("perIntent").fieldNames()).containsExactly("card", "money");
  }

  @Test
  void theSameFilesAndSeedGiveTheSameFigures() {
    String[] command = {"evaluate", "--json", "--typos", "3", train.toString()};
    assertThat(run(command)).isZero();
    JsonObject first = new JsonObject(output.toString());
    output.getBuffer().setLength(0);
    assertThat(run(command)).isZero();
    JsonObject second = new JsonObject(output.toString());
    first.remove("microsPerMessage");
    second.remove("microsPerMessage");
    assertThat(second).isEqualTo(first);
  }

  @Test
  void anIntentThatWasNotTrainedOnIsOutOfScope() {
    assertThat(run("evaluate", "--json", train.toString(), test.toString())).isZero();
    JsonObject json = new JsonObject(output.toString());
    assertThat(json.getInteger("n")).isEqualTo(3);
    assertThat(json.getDouble("rejectedOutOfScope")).isIn(0.0, 1.0);
    assertThat(json.getDouble("microsPerMessage")).isPositive();
    assertThat(json.getJsonObject("perIntent").fieldNames()).containsExactly("card", "money");
  }

  @Test
  void childrenAreToldApartWhereAskedFor() {
    assertThat(run("evaluate", "--json", "--children", train.toString())).isZero();
    assertThat(new JsonObject(output.toString()).getJsonObject("perIntent").fieldNames())
        .containsExactly("card", "money", "money/abroad");
  }

  @Test
  void theTextHasEveryPart() {
    assertThat(run("evaluate", train.toString())).isZero();
    assertThat(output.toString())
        .startsWith(train + ", 5 folds")
        .containsPattern("phrases +16\\R")
        .contains("macro-F1")
        .contains("calibration error")
        .contains("by intent")
        .contains("taken for another")
        .contains("calibration: confidence from")
        .contains("worst phrases");
  }

  @Test
  void modelsAreKeptByTheHashOfTheirPhrasesWhereAFolderIsNamed() throws IOException {
    Path cache = folder.resolve("cache");
    String[] command = {
      "evaluate", "--json", "--cache", cache.toString(), train.toString(), test.toString()
    };
    assertThat(run(command)).isZero();
    assertThat(output.toString().lines()).hasSize(1);
    try (var models = Files.list(cache)) {
      assertThat(models).hasSize(1);
    }
  }

  @Test
  void everyFaultOfEveryFileIsPrintedWithItsPlaceAndWhatToDo() throws IOException {
    Path bad = Files.writeString(folder.resolve("bad.yml"), "nlu:\n- intent: a\n");
    Path worse = Files.writeString(folder.resolve("worse.yml"), "version: 9\nnlu: [\n");
    assertThat(run("evaluate", bad.toString(), worse.toString())).isEqualTo(1);
    assertThat(errors.toString())
        .contains(bad + ":2: ")
        .contains(worse + ":")
        .contains("mend these lines, then run it again");
    assertThat(output.toString()).isEmpty();
  }

  @Test
  void tooFewPhrasesAndMissingFilesAreRefusedInOneLine() throws IOException {
    Path single =
        Files.writeString(
            folder.resolve("single.yml"), "nlu:\n- intent: a\n  examples: |\n    - hello\n");
    assertThat(run("evaluate", single.toString())).isEqualTo(1);
    assertThat(run("evaluate", folder.resolve("absent.yml").toString())).isEqualTo(1);
    Path empty = Files.createDirectory(folder.resolve("empty"));
    assertThat(run("evaluate", empty.toString())).isEqualTo(1);
    assertThat(errors.toString().lines()).hasSize(3);
  }

  @Test
  void nothingToMeasureAndTooMuchAreUsageErrors() {
    assertThat(run("evaluate")).isEqualTo(2);
    assertThat(run("evaluate", "a", "b", "c")).isEqualTo(2);
    assertThat(run("evaluate", "--sets", "a", "b")).isEqualTo(2);
    assertThat(run("evaluate", "--typos", "often", "a")).isEqualTo(2);
    assertThat(output.toString()).isEmpty();
  }

  @Test
  void typosAreMadeInTheMessagesThatAreJudged() throws IOException {
    String written = "how much is on my account";
    Path mistaken =
        Files.writeString(
            folder.resolve("mistaken.yml"),
            "nlu:\n- intent: card\n  examples:\n  - " + written + "\n");
    String[] command = {"evaluate", train.toString(), mistaken.toString(), "--typos", "7"};
    assertThat(run(command)).isZero();
    assertThat(output.toString())
        .contains("with typos of seed 7")
        .contains("money, card: « " + new Typos(7).in(written) + " »")
        .doesNotContain(written);
  }

  @Test
  void setsMakeATableInWhichTheFrenchOnesArePooled() throws IOException {
    Path sets = folder.resolve("sets");
    for (String name : new String[] {"bank", "one-fr", "two-fr"}) {
      Path set = Files.createDirectories(sets.resolve(name));
      Files.writeString(set.resolve("train.yml"), TRAIN);
      Files.writeString(set.resolve("test.yml"), TEST);
      Files.writeString(set.resolve("test_typo.yml"), TEST);
    }
    assertThat(run("evaluate", "--sets", sets.toString())).as(errors.toString()).isZero();
    assertThat(output.toString())
        .contains("| bank | 3 |")
        .contains("| French, pooled | 6 |")
        .contains("| accuracy (with typos) | bank | one-fr | two-fr | French, pooled |")
        .contains("| as shipped | ");
  }

  @Test
  void thePageNeedsNothingElseAndShowsPhrasesAsTheyWereTyped() throws IOException {
    Path page = folder.resolve("page.html");
    Path odd =
        Files.writeString(
            folder.resolve("odd.yml"),
            "nlu:\n"
                + "- intent: card\n"
                + "  examples: |\n"
                + "    - \"<script>alert(1)</script> & balance left\"\n");
    assertThat(run("evaluate", "--html", page.toString(), train.toString(), odd.toString()))
        .isZero();
    String html = Files.readString(page);
    assertThat(html)
        .startsWith("<!doctype html>")
        .contains("default-src 'none'; style-src 'sha256-")
        .contains("Confusion table", "Reliability diagram", "Reliability table", "Worst phrases")
        .contains("<svg", "&lt;script&gt;alert(1)&lt;/script&gt; &amp; balance left")
        .doesNotContain("<script", "http://", "https://", "url(");
  }

  private int run(String... arguments) {
    CommandLine line = Main.commandLine();
    EvaluateCommand evaluate = line.getSubcommands().get("evaluate").getCommand();
    evaluate.pace = BRIEF;
    return line.setOut(new PrintWriter(output, true))
        .setErr(new PrintWriter(errors, true))
        .execute(arguments);
  }
}
