package fr.assistantchorus.bench;

import fr.assistantchorus.store.DatabaseUrl;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * From the start of the process to the first answer, with a PostgreSQL that runs and a model that
 * is trained: as it comes, and with an AOT cache (JEP 483, 514) of a run that only started and
 * stopped.
 */
record StartUp(
    double plainSeconds,
    double aotSeconds,
    Program.Memory plainMemory,
    Program.Memory aotMemory,
    long cacheMegabytes) {
  /** The name by which it is asked for among the scenarios. */
  static final String NAME = "start-up";

  private static final int STARTS = 5;
  private static final Path DIALOGS = Path.of("dialogs");

  static StartUp measure(Programs programs, DatabaseUrl database, int smtpPort, Path folder)
      throws IOException, InterruptedException {
    Path cache = folder.resolve("assistant-chorus.aot");
    Files.deleteIfExists(cache);
    // Once for the page cache.
    programs.server(database, smtpPort, Program.freePort(), DIALOGS, List.of()).close();
    programs
        .server(
            database, smtpPort, Program.freePort(), DIALOGS, List.of("-XX:AOTCacheOutput=" + cache))
        .close();
    List<Double> plain = new ArrayList<>();
    List<Double> aot = new ArrayList<>();
    Program.Memory plainMemory = null;
    Program.Memory aotMemory = null;
    for (int i = 0; i < STARTS; i++) {
      try (Program one =
          programs.server(database, smtpPort, Program.freePort(), DIALOGS, List.of())) {
        plain.add(one.startTime().toMillis() / 1e3);
        plainMemory = one.memory();
      }
      try (Program one =
          programs.server(
              database,
              smtpPort,
              Program.freePort(),
              DIALOGS,
              List.of("-XX:AOTCache=" + cache, "-XX:AOTMode=on"))) {
        aot.add(one.startTime().toMillis() / 1e3);
        aotMemory = one.memory();
      }
    }
    return new StartUp(
        Measures.median(plain),
        Measures.median(aot),
        plainMemory,
        aotMemory,
        Files.size(cache) >> 20);
  }
}
