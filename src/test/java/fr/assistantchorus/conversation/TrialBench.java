package fr.assistantchorus.conversation;

import fr.assistantchorus.conversation.record.Divergence;
import fr.assistantchorus.conversation.record.Ears;
import fr.assistantchorus.conversation.record.Trial;
import fr.assistantchorus.conversation.record.WhatIf;
import fr.assistantchorus.dialog.Catalog;
import fr.assistantchorus.hearing.Interpreter;
import fr.assistantchorus.support.House;
import fr.assistantchorus.support.Shipped;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Ten thousand conversations through changed dialogs: those of {@code src/test/conversations}, held
 * once and then copied until there are so many. See docs/performance.md.
 */
public final class TrialBench {
  private static final Path FOLDER = Path.of("src/test/conversations");
  private static final int CONVERSATIONS = 10_000;
  private static final List<String> TABLES = List.of("conversation", "conversation_turn");

  private TrialBench() {}

  public static void main(String... arguments) throws Exception {
    int exitCode = 1;
    try (House house = new House()) {
      hold(house);
      Catalog changed = changed();
      measure(house, "as recorded", changed, Ears.AS_RECORDED);
      measure(
          house,
          "heard anew",
          changed,
          Ears.anew(new Interpreter(Shipped.understanding(), Optional.of(Shipped.judge()))));
      exitCode = 0;
    } catch (Exception e) {
      e.printStackTrace();
    }
    // Vert.x's threads would keep it.
    System.exit(exitCode);
  }

  private static void hold(House house) throws Exception {
    house.database.query("CREATE SCHEMA bench");
    for (String table : TABLES) {
      house.database.query("CREATE TABLE bench.%1$s AS TABLE %1$s".formatted(table));
    }
    for (Path script : scripts()) {
      house.empty();
      new Performance(house, Script.read(FOLDER, script)).play();
      for (String table : TABLES) {
        house.database.query("INSERT INTO bench.%1$s SELECT * FROM %1$s".formatted(table));
      }
    }
    house.empty();
    long held =
        house
            .database
            .query("SELECT count(*) AS n FROM bench.conversation")
            .iterator()
            .next()
            .getLong("n");
    for (int copy = 0; copy * held < CONVERSATIONS; copy++) {
      house.database.query(
          "UPDATE bench.conversation SET id = md5(id::text || $1)::uuid", "x" + copy);
      house.database.query(
          "UPDATE bench.conversation_turn SET conversation = md5(conversation::text || $1)::uuid",
          "x" + copy);
      house.database.query(
          "INSERT INTO conversation SELECT * FROM bench.conversation LIMIT $1",
          (int) Math.min(held, CONVERSATIONS - copy * held));
      house.database.query(
          "INSERT INTO conversation_turn SELECT turn.* FROM bench.conversation_turn turn"
              + " JOIN conversation ON conversation.id = turn.conversation");
    }
    house.database.query("ANALYZE conversation");
    house.database.query("ANALYZE conversation_turn");
  }

  private static void measure(House house, String name, Catalog changed, Ears ears) {
    Trial trial = new Trial();
    Instant begun = Instant.now();
    house.replay.since(
        Instant.EPOCH,
        (id, playback) -> Map.entry(id, Map.entry(playback, WhatIf.of(playback, changed, ears))),
        played ->
            trial.add(played.getKey(), played.getValue().getKey(), played.getValue().getValue()));
    double seconds = Duration.between(begun, Instant.now()).toMillis() / 1_000.0;
    System.out.printf(
        "%s: %,d conversations, %,d turns in %.1f s on %d cores; %,d the same, %,d in wording"
            + " only%n",
        name,
        trial.conversations(),
        trial.turns(),
        seconds,
        Runtime.getRuntime().availableProcessors(),
        trial.gravest(Divergence.NONE),
        trial.gravest(Divergence.WORDING));
  }

  /** The question for the SIRET of a sign-up in other words. */
  private static Catalog changed() throws IOException {
    Map<String, String> sources = new HashMap<>(Shipped.sources());
    sources.replaceAll((_, text) ->
        text.replace("Quel est le numéro de SIRET de votre entreprise", "Quel est votre SIRET"));
    return Shipped.catalog(sources);
  }

  private static List<Path> scripts() throws IOException {
    try (Stream<Path> files = Files.walk(FOLDER)) {
      return files
          .filter(file -> file.toString().endsWith(".txt"))
          .map(FOLDER::relativize)
          .sorted()
          .toList();
    }
  }
}
