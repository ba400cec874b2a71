package fr.assistantchorus.bench;

import fr.assistantchorus.store.DatabaseUrl;
import fr.assistantchorus.store.Seal;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * How the two are started: the server as its operator does, with JSON logs (into a file), the
 * limits out of the way; the bare handler under the same JVM options.
 */
final class Programs {
  /** What an operator might give it; all else is as the JVM chooses. */
  static final List<String> JVM_OPTIONS = List.of("-Xmx512m");

  private static final int MOST_TRIES = 3;
  private static final String MOST = "1000000";

  private final Path jar;
  private final Path folder;
  private final String key;

  /**
   * @param folder for the logs, and for the master key, which a database of an earlier run needs
   */
  Programs(Path jar, Path folder) throws IOException {
    this.jar = jar;
    this.folder = folder;
    this.key = key(folder.resolve("master.key"));
  }

  /**
   * @param more JVM options
   * @param dialogs a folder
   */
  Program server(DatabaseUrl database, int smtpPort, int port, Path dialogs, List<String> more)
      throws IOException, InterruptedException {
    List<String> arguments = new ArrayList<>(JVM_OPTIONS);
    arguments.addAll(more);
    arguments.addAll(
        List.of("-jar", jar.toString(), "serve", "--dialogs=" + dialogs, "--intents=intents"));
    Map<String, String> environment =
        Map.ofEntries(
            Map.entry("DATABASE_URL", url(database)),
            Map.entry("SMTP_URL", "smtp://127.0.0.1:" + smtpPort + "?starttls=disabled"),
            Map.entry("MAIL_FROM", "portail@portail-exemple.fr"),
            Map.entry("PUBLIC_URL", "http://portail.exemple"),
            Map.entry("MASTER_KEY", key),
            Map.entry("HOST", "127.0.0.1"),
            Map.entry("PORT", Integer.toString(port)),
            Map.entry("MANAGEMENT_PORT", Integer.toString(Program.freePort())),
            // The trained model is the tests'.
            Map.entry("DATA_DIRECTORY", "target"),
            // Each conversation comes from an address of its own.
            Map.entry("TRUSTED_PROXIES", "1"),
            Map.entry("CONVERSATIONS_PER_HOUR", MOST),
            Map.entry("TURNS_PER_MINUTE", MOST),
            Map.entry("DESK_HOURS", "never"),
            Map.entry("RESEND_GAP_MINUTES", "0"));
    return tried(arguments, environment, port, "server.log");
  }

  /**
   * @param database the server's tables where it is bare, none where it is the limit
   * @param rows a file of {@link Rows} by key
   */
  Program bare(BareServer.Kind kind, DatabaseUrl database, int port, Path rows)
      throws IOException, InterruptedException {
    List<String> arguments = new ArrayList<>(JVM_OPTIONS);
    arguments.addAll(
        List.of(
            "-cp",
            System.getProperty("java.class.path"),
            BareServer.class.getName(),
            kind.name(),
            Integer.toString(port),
            url(database),
            rows.toString()));
    return tried(arguments, Map.of(), port, kind.name().toLowerCase(Locale.ROOT) + ".log");
  }

  /** A start gives up where PostgreSQL takes seconds to answer, as on a machine full of work. */
  private Program tried(
      List<String> arguments, Map<String, String> environment, int port, String log)
      throws IOException, InterruptedException {
    URI ready = URI.create("http://127.0.0.1:" + port + "/");
    for (int tries = 1; ; tries++) {
      try {
        return Program.start(arguments, environment, ready, folder.resolve(log));
      } catch (IOException e) {
        if (tries == MOST_TRIES) {
          throw e;
        }
      }
    }
  }

  private static String url(DatabaseUrl url) {
    String password = url.password().isEmpty() ? "" : ":" + url.password();
    return "postgres://%s%s@%s:%d/%s?sslmode=disable"
        .formatted(url.user(), password, url.host(), url.port(), url.database());
  }

  private static String key(Path file) throws IOException {
    if (!Files.exists(file)) {
      byte[] key = new byte[Seal.KEY_LENGTH];
      new SecureRandom().nextBytes(key);
      Files.writeString(file, Base64.getEncoder().encodeToString(key));
    }
    return Files.readString(file);
  }
}
