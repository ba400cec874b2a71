package fr.assistantchorus.chaos;

import fr.assistantchorus.chaos.Nodes.Node;
import fr.assistantchorus.company.SyntheticRegister;
import fr.assistantchorus.process.support.ServerProcess;
import fr.assistantchorus.store.Database;
import fr.assistantchorus.store.DatabaseUrl;
import fr.assistantchorus.store.Migrations;
import fr.assistantchorus.support.TestSmtp;
import fr.assistantchorus.support.Waiting;
import io.vertx.core.Vertx;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;

/**
 * Kills servers at random moments under load, starts them again, and checks in between that nothing
 * is lost or doubled. Ends with a line of figures, and with 1 where anything was.
 */
public final class Chaos {
  private static final int NODES = 3;
  private static final int TALKERS = 12;
  private static final int KILLS_IN_A_ROUND = 20;

  /** In every round of this number PostgreSQL is killed too, once in so many kills. */
  private static final int EACH_ROUND_WITH_POSTGRES = 3;

  private static final int ONE_IN_KILLS_POSTGRES = 3;

  /** A kill comes after so many answers of the server, at most, and so long after the last. */
  private static final int MOST_ANSWERS = 40;

  private static final int MOST_NANOSECONDS = 20_000_000;

  private static final Duration UNTIL_BUSY = Duration.ofMinutes(3);

  private static final String MOST = "10000000";

  private static final Path FOLDER = Path.of("target", "chaos");

  private final Figures figures = new Figures();
  private final Random random;
  private final long seed;
  private final Path jar;

  private Chaos(Path jar, long seed) {
    this.jar = jar;
    this.seed = seed;
    this.random = new Random(seed);
  }

  /**
   * Takes the jar, the number of kills, the seed, and {@code yesterday=} another jar or nothing.
   */
  public static void main(String... arguments) throws Exception {
    expectBrokenMails();
    long seed = Long.parseLong(arguments[2]);
    String yesterday = arguments[3].substring("yesterday=".length());
    Chaos chaos = new Chaos(Path.of(arguments[0]), seed);
    int exitCode = 1;
    try {
      chaos.run(Integer.parseInt(arguments[1]), yesterday);
      exitCode = chaos.figures.clean() ? 0 : 1;
    } catch (Exception | AssertionError e) {
      e.printStackTrace();
    }
    System.out.println(chaos.figures.listed());
    System.out.println(chaos.figures.summary(seed));
    // Vert.x's threads would keep it.
    System.exit(exitCode);
  }

  /** GreenMail throws where a mail is cut short, which is what a kill does. */
  private static void expectBrokenMails() {
    Thread.setDefaultUncaughtExceptionHandler((thread, failure) -> {
      if (!thread.getName().startsWith("smtp:")) {
        failure.printStackTrace();
      }
    });
  }

  private void run(int kills, String yesterday) throws Exception {
    Vertx vertx = Vertx.vertx();
    Path folder = FOLDER.resolve("run-" + ProcessHandle.current().pid());
    try (Postgres postgres = Postgres.start(folder);
        TestSmtp smtp = TestSmtp.plain()) {
      if (!yesterday.isBlank()) {
        new TwoVersions(postgres, smtp, figures, vertx, folder).run(Path.of(yesterday), jar);
      }
      if (kills > 0) {
        killAndCheck(kills, vertx, postgres, smtp);
      }
    }
  }

  private void killAndCheck(int kills, Vertx vertx, Postgres postgres, TestSmtp smtp)
      throws Exception {
    Migrations.run(vertx, postgres.url()).await();
    fillRegister(vertx, postgres.url());
    Check check = new Check(postgres.url(), smtp, figures, vertx);
    List<ServerProcess> servers =
        IntStream.range(0, NODES)
            .mapToObj(number -> server("chaos-" + number, jar, postgres.url(), smtp))
            .toList();
    try (Nodes nodes = new Nodes(servers)) {
      nodes.startAll();
      for (int round = 1; figures.kills.get() < kills && figures.clean(); round++) {
        boolean postgresToo = round % EACH_ROUND_WITH_POSTGRES == 0;
        List<Talk> talks = round(nodes, postgresToo ? Optional.of(postgres) : Optional.empty());
        nodes.awaitAll();
        check.check(servers.getFirst(), talks);
        System.out.println(figures.summary(seed));
      }
    }
  }

  /** Lets everybody talk, kills meanwhile, and returns the conversations once they are over. */
  private List<Talk> round(Nodes nodes, Optional<Postgres> postgres) throws Exception {
    AtomicBoolean enough = new AtomicBoolean();
    List<Talker> talkers =
        IntStream.range(0, TALKERS)
            .mapToObj(_ -> new Talker(nodes, figures, random.nextLong()))
            .toList();
    List<Thread> talking =
        talkers.stream()
            .map(talker -> Thread.ofVirtual().start(() -> talker.talk(enough::get)))
            .toList();
    for (int kill = 0; kill < KILLS_IN_A_ROUND && figures.clean(); kill++) {
      killSometime(nodes, postgres);
    }
    enough.set(true);
    for (Thread thread : talking) {
      thread.join();
    }
    return talkers.stream().flatMap(talker -> talker.talks().stream()).toList();
  }

  private void killSometime(Nodes nodes, Optional<Postgres> postgres) throws Exception {
    long answers = 1 + random.nextInt(MOST_ANSWERS);
    long later = random.nextInt(MOST_NANOSECONDS);
    boolean killsPostgres = random.nextInt(ONE_IN_KILLS_POSTGRES) == 0;
    Waiting.until("a busy server", UNTIL_BUSY, () -> nodes.busy(answers, random).isPresent());
    LockSupport.parkNanos(later);
    if (postgres.isPresent() && killsPostgres) {
      postgres.get().kill();
      figures.postgresKills.incrementAndGet();
      postgres.get().start();
    }
    Node victim = nodes.busy(answers, random).orElseThrow();
    victim.kill();
    figures.kills.incrementAndGet();
    victim.start();
  }

  /** Returns a server that runs from a jar, where nothing but what is proved limits a client. */
  static ServerProcess server(String name, Path jar, DatabaseUrl database, TestSmtp smtp) {
    return unlimited(ServerProcess.on(name, database, smtp.port()).from(jar));
  }

  static ServerProcess unlimited(ServerProcess server) {
    return server
        .with("RESEND_GAP_MINUTES", "0")
        .with("CONVERSATIONS_PER_HOUR", MOST)
        .with("TURNS_PER_MINUTE", MOST)
        .with("RESENDS_PER_NETWORK_PER_HOUR", "100000");
  }

  /** Puts in the companies that the sign-up looks up. */
  static void fillRegister(Vertx vertx, DatabaseUrl url) {
    Database pool = Database.open(vertx, url, Database.Patience.BACKGROUND);
    SyntheticRegister.load(pool).await();
    pool.close().await();
  }
}
