package fr.assistantchorus.embedded;

import fr.assistantchorus.store.DatabaseUrl;
import io.vertx.pgclient.SslMode;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** A PostgreSQL whose rows stay in the data directory. It listens on the loopback address only. */
public final class EmbeddedDatabase implements AutoCloseable {
  /**
   * The major version of the binaries that this program brings; each major version has files of its
   * own.
   */
  private static final String MAJOR_VERSION = "18";

  private static final String USER = "postgres";
  private static final String FOLDER = "postgres";

  /** Where PostgreSQL writes its port in {@code postmaster.pid}, counted from 0. */
  private static final int PORT_LINE = 3;

  private static final Pattern PORT = Pattern.compile("\\d{1,5}");
  private static final Duration START = Duration.ofSeconds(60);

  private final EmbeddedPostgres postgres;

  private EmbeddedDatabase(EmbeddedPostgres postgres) {
    this.postgres = postgres;
  }

  /**
   * Starts it, after stopping one that an earlier run left behind. Blocks: for half a second, and
   * for three at the very first start.
   *
   * @throws IOException with one line
   */
  public static EmbeddedDatabase start(DataDirectory data) throws IOException {
    Path files = data.folder(FOLDER);
    Path log = data.folder("postgres.log");
    refuseAnotherVersion(files);
    OrphanedServer.stop(files);
    try {
      return new EmbeddedDatabase(
          EmbeddedPostgres.builder()
              .setOverrideWorkingDirectory(data.folder("postgres-binaries").toFile())
              .setDataDirectory(files)
              .setCleanDataDirectory(false)
              // The caller stops the server once the last turn is done. A hook of the JVM would
              // stop it too early.
              .setRegisterShutdownHook(false)
              .setPGStartupWait(START)
              // The output goes to a file. A pipe to this process would break if the process died
              // before the server.
              .setOutputRedirector(Redirect.to(log.toFile()))
              .setErrorRedirector(Redirect.appendTo(log.toFile()))
              // The library is made for tests and turns these off.
              .setServerConfig("fsync", "on")
              .setServerConfig("synchronous_commit", "on")
              .setServerConfig("full_page_writes", "on")
              // Letters are compared in the same way everywhere, whatever language this machine
              // has.
              .setLocaleConfig("locale-provider", "builtin")
              .setLocaleConfig("builtin-locale", "C.UTF-8")
              .setLocaleConfig("locale", "C")
              .start());
    } catch (IOException | IllegalStateException e) {
      throw new IOException("the embedded PostgreSQL does not start; " + log + " says why", e);
    }
  }

  public DatabaseUrl url() {
    return url(postgres.getPort());
  }

  /**
   * Returns the address of the server that another process runs on this data directory. Blocks.
   *
   * @throws IOException with one line where there is none, or none yet
   */
  public static DatabaseUrl running(Path data) throws IOException {
    Path pidFile = data.resolve(FOLDER).resolve("postmaster.pid");
    List<String> lines = Files.exists(pidFile) ? Files.readAllLines(pidFile) : List.of();
    if (lines.size() <= PORT_LINE || !PORT.matcher(lines.get(PORT_LINE).strip()).matches()) {
      throw new IOException(
          "the assistant-chorus that runs on %s is starting or stopping; try again in a moment"
              .formatted(data));
    }
    return url(Integer.parseInt(lines.get(PORT_LINE).strip()));
  }

  private static DatabaseUrl url(int port) {
    return new DatabaseUrl("localhost", port, USER, USER, "", SslMode.DISABLE, Optional.empty());
  }

  /** Stops the server; what was committed is kept. Blocks. */
  @Override
  public void close() throws IOException {
    postgres.close();
  }

  private static void refuseAnotherVersion(Path files) throws IOException {
    Path version = files.resolve("PG_VERSION");
    if (Files.exists(version)) {
      String found = Files.readString(version).strip();
      if (!found.equals(MAJOR_VERSION)) {
        throw new IOException(
            "%s was written by PostgreSQL %s, and this version brings %s; move it away, or dump and restore it"
                .formatted(files, found, MAJOR_VERSION));
      }
    }
  }
}
