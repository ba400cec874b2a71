package fr.assistantchorus.bench;

import com.fasterxml.jackson.databind.ObjectMapper;
import fr.assistantchorus.company.SyntheticRegister;
import fr.assistantchorus.dialog.CatalogSources;
import fr.assistantchorus.store.Database;
import fr.assistantchorus.store.DatabaseUrl;
import fr.assistantchorus.support.Shipped;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * The server, the bare handler and the limit in turn, on one PostgreSQL and the same cores as the
 * load: what disturbs one round disturbs the next, so ratios hold where absolute numbers do not.
 */
public final class Bench {
  private static final Path FOLDER = Path.of("target", "bench");

  /** For the compilers; with other work on the machine they take longer than this. */
  private static final int WARM_UP_ROUNDS = 3;

  /** The trigger of the benchmark's own dialog, among others of a shipped one. */
  private static final String TAKEN =
      "(?m)^(triggers: \\[.*)(?:pacage_categorie, |, pacage_categorie)";

  private static final Path RESULT = Path.of("target", "bench.json");

  private final Vertx vertx = Vertx.vertx();
  private final Programs programs;
  private final List<Scenario> scenarios;
  private final int rounds;
  private final Duration time;

  private final boolean overload;
  private final boolean startUp;

  /**
   * @param only names separated by commas; all that there is where it is blank
   */
  private Bench(Path jar, int rounds, int seconds, String only) throws IOException {
    this.overload = only.isBlank() || only.contains(Overload.NAME);
    this.startUp = only.isBlank() || only.contains(StartUp.NAME);
    this.programs = new Programs(jar, FOLDER);
    this.scenarios = Scenario.named(only);
    this.rounds = rounds;
    this.time = Duration.ofSeconds(seconds);
  }

  /** The jar, the rounds, the seconds of each, and {@code only=} what is measured. */
  public static void main(String... arguments) throws Exception {
    Files.createDirectories(FOLDER);
    String only = arguments[3].substring("only=".length());
    int exitCode = 1;
    try {
      new Bench(
              Path.of(arguments[0]),
              Integer.parseInt(arguments[1]),
              Integer.parseInt(arguments[2]),
              only)
          .run();
      exitCode = 0;
    } catch (Exception e) {
      e.printStackTrace();
    }
    // Vert.x's threads would keep it.
    System.exit(exitCode);
  }

  private void run() throws Exception {
    MailSink sink = MailSink.start(vertx);
    try (BenchDatabase database = BenchDatabase.start(FOLDER.resolve("data"))) {
      DatabaseUrl url = database.migrated(vertx, "bench_server");
      fillRegister(url);
      Compared compared = null;
      int port = Program.freePort();
      try (Side server =
          new Side(programs.server(url, sink.port(), port, dialogs(), List.of()), port)) {
        if (!scenarios.isEmpty()) {
          compared = compare(database, url, server);
        }
        if (overload) {
          Scenario facts = Scenario.named("text turn").getFirst();
          Overload.measure(vertx, port, facts, rounds, time).forEach(System.out::println);
        }
      }
      if (compared != null) {
        Report report =
            new Report(
                compared.scenarios(),
                UnderstandingTime.microseconds(Shipped.understanding()),
                startUp
                    ? Optional.of(StartUp.measure(programs, url, sink.port(), FOLDER))
                    : Optional.empty(),
                compared.server(),
                compared.bare());
        report.write(RESULT);
        System.out.println(report.table());
      }
    }
  }

  /** For the sign-up, which looks a company up. */
  private void fillRegister(DatabaseUrl url) {
    Database pool = Database.open(vertx, url, Database.Patience.BACKGROUND);
    Load.await(SyntheticRegister.load(pool));
    Load.await(pool.close());
  }

  /** All rounds, and the memory after them. */
  private record Compared(List<Measures> scenarios, Program.Memory server, Program.Memory bare) {}

  private Compared compare(BenchDatabase database, DatabaseUrl url, Side server)
      throws IOException, SQLException, InterruptedException {
    Path rows = sample(url, server.port());
    DatabaseUrl bareUrl = database.migrated(vertx, "bench_bare");
    try (Side bare = bare(BareServer.Kind.BARE, bareUrl, rows);
        Side limit = bare(BareServer.Kind.LIMIT, database.empty("bench_limit"), rows)) {
      List<Measures> measured = new ArrayList<>();
      for (Scenario scenario : scenarios) {
        measured.add(measure(scenario, database, url, server, bare, limit));
      }
      return new Compared(measured, server.program().memory(), bare.program().memory());
    }
  }

  private Side bare(BareServer.Kind kind, DatabaseUrl url, Path rows)
      throws IOException, InterruptedException {
    int port = Program.freePort();
    return new Side(programs.bare(kind, url, port, rows), port);
  }

  private Path sample(DatabaseUrl url, int port) throws IOException, SQLException {
    Map<String, Rows> rows = Sampler.sample(vertx, port, url, scenarios);
    Path file = FOLDER.resolve("rows.json");
    new ObjectMapper().writeValue(file.toFile(), rows);
    return file;
  }

  private Measures measure(
      Scenario scenario,
      BenchDatabase database,
      DatabaseUrl url,
      Side server,
      Side bare,
      Side limit)
      throws SQLException, InterruptedException {
    Measures measures = Measures.of(scenario);
    for (int round = 1 - WARM_UP_ROUNDS; round <= rounds; round++) {
      settle(database, url);
      Load.Seen ours = server.run(vertx, scenario, time);
      settle(database, url);
      Load.Seen theirs = bare.run(vertx, scenario, time);
      settle(database, url);
      Load.Seen least = limit.run(vertx, scenario, time);
      if (round > 0) {
        measures.server().add(ours);
        measures.bare().add(theirs);
        measures.limit().add(least);
      }
      System.out.printf(
          "%s: %,.0f/s (%.0f µs CPU), bare %,.0f/s (%.0f µs CPU), limit %,.0f/s (%.0f µs CPU)%n",
          scenario.name(),
          ours.perSecond(),
          ours.cpuMicroseconds(),
          theirs.perSecond(),
          theirs.cpuMicroseconds(),
          least.perSecond(),
          least.cpuMicroseconds());
    }
    return measures;
  }

  /** Mails that are still being sent would be at the cost of the next round. */
  private static void settle(BenchDatabase database, DatabaseUrl url)
      throws SQLException, InterruptedException {
    try (Connection connection = BenchDatabase.connect(url);
        Statement statement = connection.createStatement()) {
      while (true) {
        try (ResultSet queued =
            statement.executeQuery("SELECT count(*) FROM outbox WHERE state = 'queued'")) {
          queued.next();
          if (queued.getLong(1) == 0) {
            break;
          }
        }
        TimeUnit.MILLISECONDS.sleep(100);
      }
    }
    database.settle();
  }

  /** The shipped dialogs with the benchmark's own, whose trigger is taken from the shipped one. */
  private static Path dialogs() throws IOException {
    Path folder = FOLDER.resolve("dialogs");
    String own = Files.readString(Path.of("src", "test", "bench", "recap.yml"));
    for (Map.Entry<String, String> file : CatalogSources.inFolder(Path.of("dialogs")).entrySet()) {
      String kept = file.getValue().replaceAll(TAKEN, "$1");
      Path copy = folder.resolve(file.getKey());
      Files.createDirectories(copy.getParent());
      Files.writeString(copy, kept);
    }
    Files.writeString(folder.resolve("bench.yml"), own);
    return folder;
  }
}
