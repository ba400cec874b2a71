package fr.assistantchorus.company.national;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fr.assistantchorus.company.CompanyRegister.Lookup;
import fr.assistantchorus.company.CompanyRegister.Search;
import fr.assistantchorus.company.Establishment;
import fr.assistantchorus.company.StockRegister;
import fr.assistantchorus.company.SyntheticRegister;
import fr.assistantchorus.company.national.StockImport.Outcome;
import fr.assistantchorus.support.StockFiles;
import fr.assistantchorus.support.TestDatabase;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class StockImportIT {
  private static final int BATCH = 10;

  @AutoClose private static final TestDatabase DATABASE = TestDatabase.create();
  private static final StockRegister REGISTER = new StockRegister(DATABASE.register());

  private final List<String> told = new ArrayList<>();
  private @TempDir Path folder;

  @BeforeEach
  void empty() {
    DATABASE.query(
        "TRUNCATE stock_etablissement, stock_unite_legale, stock_nom, stock_commune, stock_source,"
            + " stock_import");
    SyntheticRegister.load(DATABASE.database()).await();
  }

  @Test
  void bothFilesAreTheRegisterAfterwardsWhateverTheyAreCalledAndHoweverTheyCome() throws Exception {
    assertThat(run(farms("b.zip", 35), units("a.csv", 35)))
        .isEqualTo(
            new Outcome.SwappedIn(
                List.of(
                    new StockImport.Counted(StockKind.ESTABLISHMENTS, 35, 0),
                    new StockImport.Counted(StockKind.LEGAL_UNITS, 35, 0))));
    assertThat(told).contains("StockEtablissement 35", "StockUniteLegale 35", "SWAP");
    Lookup.Found found = (Lookup.Found) REGISTER.find(siret(7)).await();
    assertThat(found.establishment())
        .isEqualTo(
            new Establishment(
                siret(7),
                true,
                true,
                true,
                "EARL L’ÉTABLE \"N° 7\"",
                "7 BIS ROUTE DE LANGRES, LE HAUT",
                "",
                "15100",
                "SAINT-FLOUR",
                "6598",
                "01.50Z"));
    assertThat(REGISTER.find(SyntheticRegister.EARL).await()).isEqualTo(new Lookup.Unknown());
    assertThat(REGISTER.search("l'etable n°7", "st flour", 1).await())
        .isEqualTo(new Search.Found(List.of(found.establishment())));
  }

  @Test
  void theSwapLeavesTheColumnsOfBefore() throws Exception {
    String all =
        """
        SELECT string_agg(concat_ws(' ', table_name, column_name, data_type, is_nullable,
                 column_default), ', ' ORDER BY table_name, ordinal_position)
        FROM information_schema.columns
        WHERE table_schema = 'public' AND table_name LIKE 'stock%'
        """;
    String before = DATABASE.query(all).iterator().next().getString(0);
    assertThat(before).contains("stock_nom jetons ARRAY NO '{}'");
    run(farms("a.csv", 12), units("b.csv", 12));
    assertThat(DATABASE.query(all).iterator().next().getString(0)).isEqualTo(before);
  }

  @Test
  void theSwapLeavesTheIndexesOfBeforeAndNothingElse() throws Exception {
    String all =
        """
        SELECT string_agg(schemaname || ' ' || indexdef || ' ' || coalesce(conname, ''), E'\\n'
          ORDER BY indexname)
        FROM pg_indexes LEFT JOIN pg_constraint ON conname = indexname
        WHERE tablename LIKE 'stock%'
        """;
    String before = DATABASE.query(all).iterator().next().getString(0);
    run(farms("a.csv", 12), units("b.csv", 12));
    run(farms("a.csv", 13), units("b.csv", 13));
    assertThat(DATABASE.query(all).iterator().next().getString(0)).isEqualTo(before);
    assertThat(
            DATABASE
                .query(
                    "SELECT count(*) FROM pg_tables WHERE schemaname IN ('stock_next',"
                        + " 'stock_old')")
                .iterator()
                .next()
                .getLong(0))
        .isZero();
  }

  @Test
  void aKilledImportGoesOnWhereItWasAndIsTheSameInTheEnd() throws Exception {
    Path farms = farms("a.zip", 95);
    Path units = units("b.csv", 95);
    assertThatThrownBy(() ->
            run(
                line -> {
                  if (line.equals("StockEtablissement 40")) {
                    throw new IllegalStateException("killed");
                  }
                },
                farms,
                units))
        .hasMessage("killed");
    assertThat(REGISTER.find(SyntheticRegister.EARL).await()).isInstanceOf(Lookup.Found.class);

    told.clear();
    assertThat(run(farms, units)).isInstanceOf(Outcome.SwappedIn.class);
    assertThat(told).startsWith("resuming StockEtablissement 40", "StockEtablissement 50");
    assertThat(establishments()).isEqualTo(95);
    for (int number : new int[] {1, 39, 40, 41, 95}) {
      assertThat(REGISTER.find(siret(number)).await()).isInstanceOf(Lookup.Found.class);
    }
  }

  @Test
  void aKillBetweenTheStepsIsMadeUpForToo() throws Exception {
    for (String step : List.of("INDEXES", "NAMES", "SWAP")) {
      Path[] files = {farms("a.csv", 20), units("b.csv", 20)};
      assertThatThrownBy(() ->
              run(
                  line -> {
                    if (line.equals(step)) {
                      throw new IllegalStateException("killed");
                    }
                  },
                  files))
          .hasMessage("killed");
    }
    assertThat(run(farms("a.csv", 20), units("b.csv", 20))).isInstanceOf(Outcome.SwappedIn.class);
    assertThat(establishments()).isEqualTo(20);
  }

  @Test
  void anotherFileOfTheKindBeginsAnew() throws Exception {
    assertThat(run(farms("old.csv", 30))).isEqualTo(new Outcome.Waiting(StockKind.LEGAL_UNITS));
    run(farms("new.csv", 31), units("b.csv", 31));
    assertThat(establishments()).isEqualTo(31);
  }

  @Test
  void oneFileWaitsForTheOtherAndTheRegisterIsAsItWas() throws Exception {
    assertThat(run(farms("a.csv", 15))).isEqualTo(new Outcome.Waiting(StockKind.LEGAL_UNITS));
    assertThat(REGISTER.find(SyntheticRegister.EARL).await()).isInstanceOf(Lookup.Found.class);
    assertThat(run(units("b.csv", 15))).isInstanceOf(Outcome.SwappedIn.class);
    assertThat(run(units("b.csv", 15), farms("a.csv", 15))).isEqualTo(new Outcome.AlreadyIn());
    SyntheticRegister.load(DATABASE.database()).await();
    assertThat(establishments()).isEqualTo(15);
  }

  @Test
  void aLineThatIsNotAsItShouldBeIsLeftOutWithItsNumberAndReason() throws Exception {
    List<String> lines =
        new ArrayList<>(IntStream.rangeClosed(1, 900).mapToObj(this::farm).toList());
    lines.set(0, farm(1).replace(siret(1), "1234567820001O"));
    lines.set(1, "only,three,fields");
    lines.set(2, StockFiles.establishment(siret(3), Map.of("etatAdministratifEtablissement", "X")));
    lines.set(3, StockFiles.establishment(siret(4), Map.of("enseigne1Etablissement", "A\0B")));
    lines.set(
        4, StockFiles.establishment(siret(5), Map.of("enseigne1Etablissement", "X".repeat(501))));
    lines.set(
        5,
        StockFiles.establishment(
            siret(6), Map.of("enseigne1Etablissement", "a line\nthat goes on\\\tand on")));
    lines.add(StockFiles.establishment(siret(900), Map.of("libelleCommuneEtablissement", "AURAY")));
    Path farms = StockFiles.write(folder.resolve("a.csv"), StockFiles.ESTABLISHMENT_COLUMNS, lines);
    assertThat(run(farms, units("b.csv", 900)))
        .isEqualTo(
            new Outcome.SwappedIn(
                List.of(
                    // One of them is there twice, which is known in the end only.
                    new StockImport.Counted(StockKind.ESTABLISHMENTS, 901, 6),
                    new StockImport.Counted(StockKind.LEGAL_UNITS, 900, 0))));
    assertThat(told)
        .contains(
            "2: siret has not 14 digits",
            "3: has 3 fields, the header 38",
            "4: etatAdministratifEtablissement is not one of A, F",
            "5: enseigne1Etablissement contains U+0000",
            "6: enseigne1Etablissement is longer than 500 characters");
    assertThat(establishments()).isEqualTo(895);
    assertThat(
            DATABASE
                .query(
                    "SELECT enseigne1_etablissement FROM stock_etablissement WHERE siret = $1",
                    siret(6))
                .iterator()
                .next()
                .getString(0))
        .isEqualTo("a line\nthat goes on\\\tand on");
    assertThat(((Lookup.Found) REGISTER.find(siret(900)).await()).establishment().city())
        .isEqualTo("AURAY");
  }

  @Test
  void aFileOfAnotherFormDoesNotBecomeTheRegister() throws Exception {
    Path farms =
        StockFiles.write(
            folder.resolve("a.csv"),
            StockFiles.ESTABLISHMENT_COLUMNS,
            List.of(farm(1), farm(2), "x", farm(3)));
    assertThat(run(farms, units("b.csv", 3)))
        .isEqualTo(
            new Outcome.TooManyRefused(new StockImport.Counted(StockKind.ESTABLISHMENTS, 4, 1)));
    assertThat(REGISTER.find(SyntheticRegister.EARL).await()).isInstanceOf(Lookup.Found.class);

    Path marked = folder.resolve("marked.csv");
    Files.writeString(marked, "\uFEFF" + StockFiles.header(StockFiles.UNIT_COLUMNS) + "\n");
    assertThat(StockFile.recognise(marked).kind()).isEqualTo(StockKind.LEGAL_UNITS);
    assertThatThrownBy(() -> run(Files.writeString(folder.resolve("c.csv"), "siren,nic\n1,2\n")))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("c.csv is neither StockEtablissement nor StockUniteLegale");
    assertThatThrownBy(() -> run(Files.writeString(folder.resolve("d.csv"), "")))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("empty");
  }

  @Test
  void aFileThatIsCutOffOrUnreadableEndsTheImportAndSaysWhere() throws Exception {
    byte[] whole = Files.readAllBytes(farms("whole.zip", 900));
    Path cut = folder.resolve("cut.zip");
    Files.write(cut, Arrays.copyOf(whole, whole.length / 2));
    assertThatThrownBy(() -> run(cut)).isInstanceOf(IOException.class).hasMessageContaining("cut");
    Path open =
        StockFiles.write(
            folder.resolve("open.csv"),
            StockFiles.ESTABLISHMENT_COLUMNS,
            List.of(farm(1), '"' + "x".repeat(70_000)));
    assertThatThrownBy(() -> run(open))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("open");
    Path latin = folder.resolve("latin.csv");
    Files.write(
        latin,
        (StockFiles.header(StockFiles.ESTABLISHMENT_COLUMNS)
                + '\n'
                + StockFiles.establishment(siret(1), Map.of("enseigne1Etablissement", "ÉTÉ"))
                + '\n')
            .getBytes(StandardCharsets.ISO_8859_1));
    assertThat(run(latin)).isInstanceOf(Outcome.TooManyRefused.class);
    assertThat(told).contains("2: enseigne1Etablissement is not UTF-8");
  }

  @Test
  void whoReadsMeanwhileSeesTheOldRegisterOrTheNewOneAndNeverHalfOfIt() throws Exception {
    run(farms("a.csv", 40), units("b.csv", 40));
    AtomicBoolean over = new AtomicBoolean();
    List<Object> wrong = new CopyOnWriteArrayList<>();
    Thread reader =
        Thread.ofVirtual()
            .start(() -> {
              while (!over.get()) {
                try {
                  Object found = REGISTER.find(siret(7)).await();
                  Object searched = REGISTER.search("l'etable n°7", "Saint-Flour", 3).await();
                  if (!(found instanceof Lookup.Found one
                          && one.establishment().city().equals("SAINT-FLOUR"))
                      || !(searched instanceof Search.Found(var some) && !some.isEmpty())) {
                    wrong.add(found + " " + searched);
                  }
                } catch (RuntimeException e) {
                  wrong.add(e);
                }
              }
            });
    for (int size = 41; size < 46; size++) {
      assertThat(run(farms("a.csv", size), units("b.csv", size)))
          .isInstanceOf(Outcome.SwappedIn.class);
    }
    over.set(true);
    reader.join();
    assertThat(wrong).isEmpty();
  }

  @Test
  void ofTwoImportsAtOnceTheSecondIsToldSo() throws Exception {
    List<Outcome> second = new ArrayList<>();
    Path units = units("b.csv", 5);
    run(
        line -> {
          if (line.equals("NAMES")) {
            try (Connection another = DATABASE.url().connect()) {
              second.add(
                  StockImport.run(another, List.of(StockFile.recognise(units)), watch(_ -> {})));
            } catch (IOException | SQLException e) {
              throw new IllegalStateException(e);
            }
          }
        },
        farms("a.csv", 5),
        units);
    assertThat(second).containsExactly(new Outcome.Busy());
  }

  private Outcome run(Path... paths) throws IOException, SQLException {
    return run(_ -> {}, paths);
  }

  private Outcome run(Consumer<String> each, Path... paths) throws IOException, SQLException {
    List<StockFile> files = new ArrayList<>();
    for (Path path : paths) {
      files.add(StockFile.recognise(path));
    }
    try (Connection connection = DATABASE.url().connect()) {
      return StockImport.run(connection, files, watch(each), BATCH);
    }
  }

  private StockImport.Watch watch(Consumer<String> each) {
    return new StockImport.Watch() {
      private void tell(String line) {
        told.add(line);
        each.accept(line);
      }

      @Override
      public void resuming(StockFile file, long lines) {
        tell("resuming " + file.kind().title() + " " + lines);
      }

      @Override
      public void reading(StockFile file, long bytes, long lines) {
        assertThat(bytes).isBetween(1L, file.bytes());
        tell(file.kind().title() + " " + lines);
      }

      @Override
      public void refused(StockFile file, long line, String reason) {
        tell(line + ": " + reason);
      }

      @Override
      public void step(StockImport.Step step) {
        tell(step.name());
      }
    };
  }

  private Path farms(String name, int count) throws IOException {
    return StockFiles.write(
        folder.resolve(name),
        StockFiles.ESTABLISHMENT_COLUMNS,
        IntStream.rangeClosed(1, count).mapToObj(this::farm).toList());
  }

  private Path units(String name, int count) throws IOException {
    return StockFiles.write(
        folder.resolve(name),
        StockFiles.UNIT_COLUMNS,
        IntStream.rangeClosed(1, count)
            .mapToObj(number ->
                StockFiles.unit(
                    siret(number).substring(0, 9),
                    Map.of("denominationUniteLegale", "EARL L’ÉTABLE \"N° %d\"".formatted(number))))
            .toList());
  }

  private String farm(int number) {
    return StockFiles.establishment(
        siret(number),
        Map.of(
            "numeroVoieEtablissement", Integer.toString(number),
            "indiceRepetitionEtablissement", "B",
            "typeVoieEtablissement", "RTE",
            "libelleVoieEtablissement", "DE LANGRES, LE HAUT",
            "codePostalEtablissement", "15100",
            "libelleCommuneEtablissement", "SAINT-FLOUR",
            "codeCommuneEtablissement", "15187"));
  }

  private static String siret(int number) {
    return "9%08d00010".formatted(number);
  }

  private static long establishments() {
    return DATABASE.query("SELECT count(*) FROM stock_etablissement").iterator().next().getLong(0);
  }
}
