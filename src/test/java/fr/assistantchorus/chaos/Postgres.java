package fr.assistantchorus.chaos;

import fr.assistantchorus.embedded.DataDirectory;
import fr.assistantchorus.embedded.EmbeddedDatabase;
import fr.assistantchorus.store.DatabaseUrl;
import fr.assistantchorus.support.Waiting;
import io.vertx.pgclient.SslMode;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A PostgreSQL in a process of its own, durable (fsync and synchronous_commit on), that can be
 * killed and started again on the same port and files.
 */
final class Postgres implements AutoCloseable {
  private static final String USER = "postgres";
  private static final int MAX_CONNECTIONS = 200;

  /** A start after a kill first replays what was written since the last checkpoint. */
  private static final Duration RECOVERY = Duration.ofSeconds(60);

  private final DataDirectory data;
  private final Path folder;
  private final int port = freePort();
  private Process postmaster;

  private Postgres(DataDirectory data, Path folder) {
    this.data = data;
    this.folder = folder;
  }

  /** Makes a database in an empty folder and starts it. */
  static Postgres start(Path folder) throws Exception {
    DataDirectory data = DataDirectory.open(folder);
    // This unpacks the binaries and makes the files.
    EmbeddedDatabase.start(data).close();
    var postgres = new Postgres(data, folder.toAbsolutePath());
    postgres.start();
    return postgres;
  }

  DatabaseUrl url() {
    return new DatabaseUrl("127.0.0.1", port, USER, USER, USER, SslMode.DISABLE, Optional.empty());
  }

  static Connection connect(DatabaseUrl url) throws SQLException {
    String jdbc = "jdbc:postgresql://%s:%d/%s".formatted(url.host(), url.port(), url.database());
    return DriverManager.getConnection(jdbc, USER, USER);
  }

  /** Starts it, and returns once it takes connections. */
  void start() throws Exception {
    postmaster =
        new ProcessBuilder(command())
            .redirectErrorStream(true)
            .redirectOutput(Redirect.appendTo(folder.resolve("postgres.log").toFile()))
            .start();
    Waiting.until("PostgreSQL takes connections", RECOVERY, this::answers);
  }

  /** SIGKILL to all of its processes; returns once none is left. */
  void kill() {
    List<ProcessHandle> all = new ArrayList<>(postmaster.toHandle().descendants().toList());
    all.addFirst(postmaster.toHandle());
    all.forEach(ProcessHandle::destroyForcibly);
    all.forEach(process -> process.onExit().join());
  }

  private boolean answers() {
    if (!postmaster.isAlive()) {
      throw new AssertionError("PostgreSQL does not start; postgres.log in " + folder);
    }
    try (Connection connection = connect(url())) {
      return connection.isValid(1);
    } catch (SQLException notYet) {
      return false;
    }
  }

  private List<String> command() throws IOException {
    List<String> command = new ArrayList<>();
    if (System.getProperty("user.name").equals("root")) {
      // PostgreSQL refuses to run as root; within a user namespace of its own it does not see it.
      command.addAll(List.of("unshare", "-U"));
    }
    command.addAll(List.of(binary().toString(), "-D", folder.resolve("postgres").toString()));
    List<String> settings =
        List.of(
            "port=" + port,
            "listen_addresses=127.0.0.1",
            "unix_socket_directories=",
            "fsync=on",
            "synchronous_commit=on",
            "full_page_writes=on",
            "max_connections=" + MAX_CONNECTIONS);
    settings.forEach(setting -> command.addAll(List.of("-c", setting)));
    return command;
  }

  private Path binary() throws IOException {
    try (var files = Files.walk(folder.resolve("postgres-binaries"))) {
      return files.filter(file -> file.endsWith("bin/postgres")).findFirst().orElseThrow();
    }
  }

  @Override
  public void close() throws IOException {
    kill();
    data.close();
  }

  private static int freePort() {
    try (ServerSocket socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }
}
