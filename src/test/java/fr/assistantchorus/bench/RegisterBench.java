package fr.assistantchorus.bench;

import fr.assistantchorus.company.CompanyRegister.Search;
import fr.assistantchorus.company.StockRegister;
import fr.assistantchorus.company.national.StockFile;
import fr.assistantchorus.company.national.StockImport;
import fr.assistantchorus.embedded.DataDirectory;
import fr.assistantchorus.embedded.EmbeddedDatabase;
import fr.assistantchorus.store.Database;
import fr.assistantchorus.store.DatabaseUrl;
import fr.assistantchorus.store.Migrations;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.function.Function;
import org.postgresql.PGConnection;

/**
 * The register at the size of a country: an import beside a bare COPY of the same rows, turn by
 * turn, and then look-ups and searches, one after the other. The first argument is the rows, in
 * thousands; with « measure » as the second, what an earlier run has imported is asked again.
 */
public final class RegisterBench {
  private static final Path FOLDER = Path.of("target", "register-bench");
  private static final String TABLE = "stock_etablissement";

  /** Of the comparison; odd, for a median. */
  private static final int ROUNDS = 5;

  private static final int WARM_UP = 300;
  private static final int LOOK_UPS = 3_000;
  private static final int SEARCHES = 1_000;
  private static final int SEARCHES_ANYWHERE = 100;

  private final Vertx vertx = Vertx.vertx();
  private final DatabaseUrl url;
  private final InventedCountry country;

  private RegisterBench(DatabaseUrl url, InventedCountry country) {
    this.url = url;
    this.country = country;
  }

  public static void main(String... arguments) throws Exception {
    int establishments = Integer.parseInt(arguments[0]) * 1_000;
    Files.createDirectories(FOLDER);
    int exitCode = 1;
    try (DataDirectory data = DataDirectory.open(FOLDER.resolve("data"));
        EmbeddedDatabase postgres = EmbeddedDatabase.start(data)) {
      DatabaseUrl url = postgres.url().withDatabase("register_bench");
      RegisterBench bench = new RegisterBench(url, new InventedCountry(establishments));
      if (arguments.length > 1 && arguments[1].equals("measure")) {
        Migrations.run(bench.vertx, url).await();
      } else {
        create(postgres.url());
        bench.importAll();
      }
      bench.measure();
      exitCode = 0;
    } catch (Exception e) {
      e.printStackTrace();
    }
    // Vert.x's threads would keep it.
    System.exit(exitCode);
  }

  private static void create(DatabaseUrl server) throws SQLException {
    try (Connection connection = server.connect();
        Statement statement = connection.createStatement()) {
      statement.execute("DROP DATABASE IF EXISTS register_bench WITH (FORCE)");
      statement.execute("CREATE DATABASE register_bench");
    }
  }

  private void importAll() throws SQLException, IOException {
    Migrations.run(vertx, url).await();
    Path establishments =
        FOLDER.resolve("establishments-%d.csv".formatted(country.establishments()));
    Path units = FOLDER.resolve("units-%d.csv".formatted(country.establishments()));
    if (!Files.exists(establishments) || !Files.exists(units)) {
      country.writeEstablishments(establishments);
      country.writeUnits(units);
    }
    say(
        "%,d establishments (%,d MB) of %,d companies (%,d MB), a heap of at most %,d MB",
        country.establishments(),
        Files.size(establishments) >> 20,
        country.companies(),
        Files.size(units) >> 20,
        Runtime.getRuntime().maxMemory() >> 20);
    Steps steps = importBoth(establishments, units);
    compare(establishments);
    say(
        "import, reading and COPY %.1f s, indexes %.1f s, names and their index %.1f s, swap %.2f"
            + " s; in all %.1f s",
        steps.read(), steps.indexes(), steps.names(), steps.swap(), steps.all());
  }

  /**
   * Reads the establishments by the import, as far as before the indexes, and copies the same rows
   * by a bare COPY, turn by turn, so that both have the same of whatever else the machine does.
   */
  private void compare(Path establishments) throws SQLException, IOException {
    Path rows = copyOut();
    double[] ratios = new double[ROUNDS];
    for (int round = 0; round < ROUNDS; round++) {
      boolean bareLeads = round % 2 == 0;
      double first = bareLeads ? bareCopy(rows) : read(establishments);
      double second = bareLeads ? read(establishments) : bareCopy(rows);
      double bare = bareLeads ? first : second;
      double read = bareLeads ? second : first;
      ratios[round] = bare / read;
      say(
          "establishments: bare COPY %.1f s, reading and COPY %.1f s: %.2f",
          bare, read, bare / read);
    }
    Files.delete(rows);
    Arrays.sort(ratios);
    say("reading and COPY, of a bare COPY of the same rows: %.2f (median)", ratios[ROUNDS / 2]);
  }

  /** Seconds. */
  private record Steps(double read, double indexes, double names, double swap) {
    double all() {
      return read + indexes + names + swap;
    }
  }

  private Steps importBoth(Path establishments, Path units) throws SQLException, IOException {
    List<StockFile> files =
        List.of(StockFile.recognise(establishments), StockFile.recognise(units));
    Map<StockImport.Step, Long> begun = new EnumMap<>(StockImport.Step.class);
    long start = System.nanoTime();
    say("%s", run(files, begun));
    long indexes = begun.get(StockImport.Step.INDEXES);
    long names = begun.get(StockImport.Step.NAMES);
    long swap = begun.get(StockImport.Step.SWAP);
    return new Steps(
        (indexes - start) / 1e9,
        (names - indexes) / 1e9,
        (swap - names) / 1e9,
        (System.nanoTime() - swap) / 1e9);
  }

  private StockImport.Outcome run(List<StockFile> files, Map<StockImport.Step, Long> begun)
      throws SQLException, IOException {
    try (Connection connection = url.connect()) {
      return StockImport.run(
          connection,
          files,
          new StockImport.Watch() {
            @Override
            public void resuming(StockFile file, long lines) {}

            @Override
            public void reading(StockFile file, long bytes, long lines) {}

            @Override
            public void refused(StockFile file, long line, String reason) {
              throw new IllegalStateException(line + ": " + reason);
            }

            @Override
            public void step(StockImport.Step step) {
              begun.put(step, System.nanoTime());
            }
          });
    }
  }

  /** Imports one file, which then waits for the other; forgets it, and returns the seconds. */
  private double read(Path establishments) throws SQLException, IOException {
    checkpoint();
    long start = System.nanoTime();
    StockImport.Outcome outcome =
        run(List.of(StockFile.recognise(establishments)), new EnumMap<>(StockImport.Step.class));
    double seconds = (System.nanoTime() - start) / 1e9;
    if (!(outcome instanceof StockImport.Outcome.Waiting)) {
      throw new IllegalStateException(outcome.toString());
    }
    execute("DELETE FROM stock_import", "DROP TABLE stock_next." + TABLE);
    return seconds;
  }

  private Path copyOut() throws SQLException, IOException {
    Path file = FOLDER.resolve(TABLE + ".copy");
    try (Connection connection = url.connect();
        OutputStream out = Files.newOutputStream(file)) {
      connection
          .unwrap(PGConnection.class)
          .getCopyAPI()
          .copyOut("COPY " + TABLE + " TO STDOUT", out);
    }
    return file;
  }

  /** Copies rows into a table without an index; returns the seconds. */
  private double bareCopy(Path rows) throws SQLException, IOException {
    execute("CREATE TABLE bare (LIKE %s)".formatted(TABLE));
    checkpoint();
    try (Connection connection = url.connect();
        InputStream in = Files.newInputStream(rows)) {
      long start = System.nanoTime();
      connection
          .unwrap(PGConnection.class)
          .getCopyAPI()
          .copyIn("COPY bare FROM STDIN", in, 1 << 16);
      double seconds = (System.nanoTime() - start) / 1e9;
      execute("DROP TABLE bare");
      return seconds;
    }
  }

  private void checkpoint() throws SQLException {
    execute("CHECKPOINT");
  }

  private void execute(String... statements) throws SQLException {
    try (Connection connection = url.connect();
        Statement statement = connection.createStatement()) {
      for (String sql : statements) {
        statement.execute(sql);
      }
    }
  }

  private void measure() {
    Database database = Database.open(vertx, url, Database.Patience.LOOK_UP);
    StockRegister register = new StockRegister(database);
    Random random = new Random(7);
    tell("SIRET look-up", LOOK_UPS, _ -> register.find(country.siret(random)));
    List<InventedCountry.Said> found = new ArrayList<>();
    tell(
        "name + town, with a slip",
        SEARCHES,
        _ -> {
          InventedCountry.Said said = country.said(random);
          return register
              .search(said.name(), said.town(), 5)
              .onSuccess(search -> {
                if (search instanceof Search.Found(var some)
                    && some.stream().anyMatch(one -> one.siret().equals(said.siret()))) {
                  found.add(said);
                }
              });
        });
    say("the very one among the first five: %d of %d", found.size(), WARM_UP + SEARCHES);
    tell("name alone", SEARCHES_ANYWHERE, _ -> register.search(country.said(random).name(), "", 5));
    database.close().await();
  }

  private static void tell(String what, int times, Function<Integer, Future<?>> ask) {
    for (int i = 0; i < Math.min(WARM_UP, times); i++) {
      ask.apply(i).await();
    }
    long[] nanos = new long[times];
    for (int i = 0; i < times; i++) {
      long start = System.nanoTime();
      ask.apply(i).await();
      nanos[i] = System.nanoTime() - start;
    }
    Arrays.sort(nanos);
    say(
        "%s: p50 %.2f ms, p95 %.2f ms, p99 %.2f ms",
        what, nanos[times / 2] / 1e6, nanos[times * 95 / 100] / 1e6, nanos[times * 99 / 100] / 1e6);
  }

  private static void say(String format, Object... arguments) {
    System.out.println(String.format(Locale.ROOT, format, arguments));
  }
}
