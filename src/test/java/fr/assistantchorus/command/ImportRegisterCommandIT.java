package fr.assistantchorus.command;

import static org.assertj.core.api.Assertions.assertThat;

import fr.assistantchorus.Main;
import fr.assistantchorus.company.national.StockFile;
import fr.assistantchorus.support.StockFiles;
import fr.assistantchorus.support.TestDatabase;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

final class ImportRegisterCommandIT {
  @AutoClose private static final TestDatabase DATABASE = TestDatabase.create();

  private final StringWriter output = new StringWriter();
  private @TempDir Path folder;

  @BeforeEach
  void configure() throws IOException {
    TestDatabase.configure(folder.resolve("chorus.properties"), DATABASE.url(), new byte[32]);
  }

  @Test
  void oneFileIsKeptTheSecondSwapsBothInAndWhatIsLeftOutIsTold() throws IOException {
    List<String> lines =
        new ArrayList<>(IntStream.rangeClosed(1, 3000).mapToObj(this::farm).toList());
    for (int bad = 0; bad < 25; bad++) {
      lines.set(bad, "not,a,line");
    }
    Path farms = StockFiles.write(folder.resolve("f.zip"), StockFiles.ESTABLISHMENT_COLUMNS, lines);
    Path units =
        StockFiles.write(
            folder.resolve("u.csv"),
            StockFiles.UNIT_COLUMNS,
            List.of(
                StockFiles.unit("900000100", Map.of("denominationUniteLegale", "GAEC DU PRE"))));
    Path refused = folder.resolve("refused.txt");

    int kept = run(farms, "--refused", refused);
    assertThat(kept).as(output.toString()).isEqualTo(3);
    assertThat(output.toString())
        .contains("StockEtablissement: 100 %, 3,000 lines")
        .contains(farms + ":2: has 3 fields, the header 38")
        .contains(farms + ":21: has 3")
        .doesNotContain(farms + ":22:")
        .contains("and more; --refused FILE takes them all")
        .contains("not in use yet: import StockUniteLegale too");
    assertThat(refused).content().hasLineCount(25).contains(farms + ":26: has 3 fields");

    assertThat(run(units)).isZero();
    assertThat(output.toString())
        .contains("StockEtablissement: 3,000 lines, 25 left out")
        .contains("StockUniteLegale: 1 lines, 0 left out")
        .contains("Swapping the tables in")
        .contains("is now that of these files");
    assertThat(
            DATABASE.query("SELECT count(*) FROM stock_etablissement").iterator().next().getLong(0))
        .isEqualTo(2975);
    assertThat(run(units, farms)).isZero();
    assertThat(output.toString()).contains("already");
  }

  @Test
  void whatCannotBeDoneIsSaidInALineAndByTheExitStatus() throws IOException {
    Path units = StockFiles.write(folder.resolve("u.csv"), StockFiles.UNIT_COLUMNS, List.of());
    assertThat(run(folder.resolve("nowhere.csv"))).isEqualTo(1);
    assertThat(output.toString()).contains("no such file or folder").contains("nowhere.csv");
    assertThat(run(units, units)).isEqualTo(1);
    assertThat(output.toString()).contains("two files are a StockUniteLegale");
    assertThat(run(Files.writeString(folder.resolve("x.csv"), "a,b\n1,2\n"))).isEqualTo(1);
    assertThat(output.toString()).contains("neither StockEtablissement nor StockUniteLegale");
    assertThat(run(units)).isEqualTo(1);
    assertThat(output.toString()).contains("that is not the file it seems");
    assertThat(run()).isEqualTo(2);
  }

  @Test
  void aTerminalSeesABarThatMovesAndLinesBelowIt() throws IOException {
    StockFile file =
        StockFile.recognise(
            StockFiles.write(folder.resolve("u.csv"), StockFiles.UNIT_COLUMNS, List.of()));
    try (ImportReport report = new ImportReport(new PrintWriter(output), Optional.empty(), true)) {
      report.reading(file, file.bytes() / 2, 1_000);
      report.refused(file, 7, "siren has not 9 digits");
      report.reading(file, file.bytes(), 2_000);
    }
    assertThat(output.toString().replace("\r", "").lines())
        .satisfiesExactly(
            half -> assertThat(half).matches("\\[#{19,20}\\.{20,21}] .* (49|50) %, 1,000 lines"),
            refused -> assertThat(refused).endsWith("u.csv:7: siren has not 9 digits"),
            whole -> assertThat(whole).matches("\\[#{40}] .* 100 %, 2,000 lines"));
  }

  private String farm(int number) {
    return StockFiles.establishment("9%08d00010".formatted(number), Map.of());
  }

  private int run(Object... arguments) {
    output.getBuffer().setLength(0);
    PrintWriter writer = new PrintWriter(output, true);
    CommandLine command = Main.commandLine().setOut(writer).setErr(writer);
    return command.execute(
        Stream.concat(
                Stream.of("import-register", "--config", folder.resolve("chorus.properties")),
                Stream.of(arguments))
            .map(Object::toString)
            .toArray(String[]::new));
  }
}
