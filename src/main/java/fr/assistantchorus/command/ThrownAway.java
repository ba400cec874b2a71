package fr.assistantchorus.command;

import fr.assistantchorus.Application;
import fr.assistantchorus.log.LogFormat;
import fr.assistantchorus.setting.CannotStart;
import fr.assistantchorus.setting.Settings;
import fr.assistantchorus.setting.SettingsException;
import fr.assistantchorus.setting.Sources;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The whole program on embedded parts of its own, which are thrown away when it ends. What is done
 * there touches nothing that others use.
 */
final class ThrownAway implements AutoCloseable {
  private final Path folder;
  private final Application application;

  private ThrownAway(Path folder, Application application) {
    this.folder = folder;
    this.application = application;
  }

  /** Starts it. Blocks for some seconds. */
  static ThrownAway start(Sources sources, LogFormat log)
      throws IOException, SettingsException, CannotStart {
    Path folder = Files.createTempDirectory("assistant-chorus-");
    try {
      Settings settings = settings(folder, log);
      settings.logFormat().use();
      return new ThrownAway(folder, Application.start(settings, sources));
    } catch (IOException | SettingsException | CannotStart | RuntimeException e) {
      delete(folder);
      throw e;
    }
  }

  /** Nothing of the environment counts: it may name a database that others use. */
  private static Settings settings(Path folder, LogFormat log)
      throws IOException, SettingsException {
    return Settings.read(
        Map.of(
            "DATA_DIRECTORY",
            folder.toString(),
            "PORT",
            Integer.toString(freePort()),
            "MANAGEMENT_PORT",
            "0",
            "LOG_FORMAT",
            log.name().toLowerCase(Locale.ROOT),
            "TURNS_PER_MINUTE",
            "1000000",
            // There is nobody who would answer.
            "DESK_HOURS",
            "never"),
        Optional.empty());
  }

  private static int freePort() throws IOException {
    try (ServerSocket any = new ServerSocket(0)) {
      return any.getLocalPort();
    }
  }

  Application application() {
    return application;
  }

  /** Returns where it is, without a slash at its end. */
  String site() {
    return "http://127.0.0.1:" + application.port();
  }

  @Override
  public void close() throws IOException {
    application.stop();
    delete(folder);
  }

  private static void delete(Path folder) throws IOException {
    try (Stream<Path> all = Files.walk(folder)) {
      for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(path);
      }
    }
  }
}
