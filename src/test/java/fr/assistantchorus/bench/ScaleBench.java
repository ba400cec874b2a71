package fr.assistantchorus.bench;

import fr.assistantchorus.bench.Load.Seen;
import fr.assistantchorus.store.DatabaseUrl;
import fr.assistantchorus.store.Migrations;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.UUID;

/**
 * A long log: a turn beside millions of others and beside none, the first page of a conversation,
 * and a turn while the retention purges. Two servers of the packaged jar run on one PostgreSQL, one
 * with an empty log; they are measured in turn.
 */
public final class ScaleBench {
  private static final Path FOLDER = Path.of("target", "bench", "scale");
  private static final Path DIALOGS = Path.of("dialogs");
  private static final String LONG = "scale_long";
  private static final String EMPTY = "scale_empty";

  /** How often the facts are asked in the conversation that is copied. */
  private static final int TALKS = 5;

  private static final int WARM_UP_ROUNDS = 3;
  private static final int PAGES = 2_000;
  private static final int WARM_UP_PAGES = 500;

  private final Vertx vertx = Vertx.vertx();
  private final Scenario facts = Scenario.named("text turn").getFirst();
  private final Programs programs;
  private final BenchDatabase database;
  private final MailSink sink;
  private final int conversations;
  private final int rounds;
  private final Duration time;

  private ScaleBench(Path jar, BenchDatabase database, int turns, int rounds, Duration time)
      throws IOException {
    this.programs = new Programs(jar, FOLDER);
    this.database = database;
    this.sink = MailSink.start(vertx);
    this.conversations = Math.max(1, turns / turnsOfOne());
    this.rounds = rounds;
    this.time = time;
  }

  /**
   * The jar, the turns in the log, the rounds, the seconds of each, and what to do: « generate »
   * the log, « measure » with the one of an earlier run, or « all ».
   */
  public static void main(String... arguments) throws Exception {
    int exitCode = 1;
    Path jar = Path.of(arguments[0]);
    if (!Files.exists(jar)) {
      System.err.println("there is no " + jar + "; make it by mvn package -DskipTests");
      System.exit(exitCode);
    }
    Files.createDirectories(FOLDER);
    try (BenchDatabase database = BenchDatabase.start(FOLDER.resolve("data"))) {
      ScaleBench bench =
          new ScaleBench(
              jar,
              database,
              Integer.parseInt(arguments[1]),
              Integer.parseInt(arguments[2]),
              Duration.ofSeconds(Integer.parseInt(arguments[3])));
      if (!arguments[4].equals("measure")) {
        bench.generate();
      }
      if (!arguments[4].equals("generate")) {
        bench.measure();
      }
      exitCode = 0;
    } catch (Exception e) {
      e.printStackTrace();
    }
    // Vert.x's threads would keep it.
    System.exit(exitCode);
  }

  /** The opening is one. */
  private int turnsOfOne() {
    return 1 + TALKS * facts.round().size();
  }

  private GeneratedLog log(DatabaseUrl url) {
    return new GeneratedLog(url, conversations, turnsOfOne());
  }

  private void generate() throws Exception {
    DatabaseUrl url = database.migrated(vertx, LONG);
    UUID known;
    try (Side server = server(url)) {
      known = talk(server.port());
    }
    GeneratedLog log = log(url);
    double seconds = log.generate(known);
    say(
        "%,d turns generated in %.0f s; %s",
        conversations * turnsOfOne(), seconds, log.sizes(known));
  }

  /** Has the conversation that is copied, and returns its id. */
  private UUID talk(int port) {
    HttpClient client = client(port);
    Visitor visitor = new Visitor(client, facts);
    Load.await(visitor.open());
    for (int i = 0; i < TALKS * facts.round().size(); i++) {
      int step = i % facts.round().size();
      Load.await(visitor.take(facts.keyOfRound(step), facts.round().get(step)));
    }
    Load.await(client.close());
    return visitor.conversation();
  }

  private void measure() throws Exception {
    DatabaseUrl url = database.kept(LONG);
    Load.await(Migrations.run(vertx, url));
    GeneratedLog log = log(url);
    try (Side none = server(database.migrated(vertx, EMPTY));
        Side full = server(url)) {
      for (int round = 0; round < WARM_UP_ROUNDS; round++) {
        none.run(vertx, facts, time);
        full.run(vertx, facts, time);
      }
      database.settle();
      pages(full.port());
      rounds(none, full, new Purge(vertx, log));
    }
  }

  private void rounds(Side none, Side full, Purge purge) throws Exception {
    List<Seen> without = new ArrayList<>();
    List<Seen> with = new ArrayList<>();
    List<Seen> purging = new ArrayList<>();
    for (int round = 0; round < rounds; round++) {
      database.settle();
      without.add(none.run(vertx, facts, time));
      database.settle();
      with.add(full.run(vertx, facts, time));
      database.settle();
      purging.add(purge.during(() -> full.run(vertx, facts, time)));
    }
    purge.close();
    say("turn, none in the log: %s", told(without));
    say(
        "turn, %,d in the log: %s, %s",
        conversations * turnsOfOne(), told(with), ratio(with, without));
    say(
        "turn, while they are purged: %s, %s (of the line before)",
        told(purging), ratio(purging, with));
    say(
        "purge: %,.0f conversations and %,.0f turns a second; %,d conversations, %.2f of a day",
        purge.perSecond(),
        purge.perSecond() * turnsOfOne(),
        purge.conversations(),
        purge.conversations() * GeneratedLog.DAYS / (double) conversations);
  }

  private Side server(DatabaseUrl url) throws Exception {
    int port = Program.freePort();
    return new Side(programs.server(url, sink.port(), port, DIALOGS, List.of()), port);
  }

  private HttpClient client(int port) {
    return vertx.createHttpClient(
        new HttpClientOptions().setDefaultHost("127.0.0.1").setDefaultPort(port));
  }

  /** Of the younger half of the log, which no purge of before has reached, one after the other. */
  private void pages(int port) {
    HttpClient client = client(port);
    Random random = new Random(7);
    long[] nanos = new long[PAGES];
    for (int i = -WARM_UP_PAGES; i < PAGES; i++) {
      int copy = 1 + conversations / 2 + random.nextInt(conversations - conversations / 2);
      long start = System.nanoTime();
      Load.await(page(client, copy));
      if (i >= 0) {
        nanos[i] = System.nanoTime() - start;
      }
    }
    Load.await(client.close());
    Arrays.sort(nanos);
    Seen seen = new Seen(nanos, Duration.ofNanos(Arrays.stream(nanos).sum()), Duration.ZERO);
    say(
        "first page of a conversation, one after the other: p50 %.1f ms, p99 %.1f ms",
        seen.milliseconds(0.5), seen.milliseconds(0.99));
  }

  private Future<Void> page(HttpClient client, int copy) {
    return client
        .request(HttpMethod.GET, "/api/v1/conversations/" + GeneratedLog.id(copy) + "/events")
        .compose(request ->
            request
                .putHeader(HttpHeaders.AUTHORIZATION, "Bearer " + GeneratedLog.token(copy))
                .send())
        .compose(response ->
            response
                .body()
                .compose(body ->
                    response.statusCode() == 200 && body.toString().contains("fact/")
                        ? Future.succeededFuture()
                        : Future.failedFuture("%d %s".formatted(response.statusCode(), body))));
  }

  private static String told(List<Seen> rounds) {
    return String.format(
        Locale.ROOT,
        "%,.0f/s, p50 %.1f ms, p99 %.1f ms",
        Measures.median(rounds, Seen::perSecond),
        Measures.median(rounds, seen -> seen.milliseconds(0.5)),
        Measures.median(rounds, seen -> seen.milliseconds(0.99)));
  }

  private static String ratio(List<Seen> ours, List<Seen> theirs) {
    Measures.Ratio ratio = Measures.ratio(ours, theirs, seen -> seen.milliseconds(0.99));
    return String.format(
        Locale.ROOT, "p99 %.2f times (%.2f–%.2f)", ratio.median(), ratio.least(), ratio.most());
  }

  private static void say(String format, Object... arguments) {
    System.out.println(String.format(Locale.ROOT, format, arguments));
  }
}
