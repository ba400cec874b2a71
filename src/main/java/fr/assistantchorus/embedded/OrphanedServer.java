package fr.assistantchorus.embedded;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A PostgreSQL server that outlived its process, which was killed. Since this process has the lock
 * of the data directory, nobody needs that server any more.
 */
final class OrphanedServer {
  private static final Logger LOG = LoggerFactory.getLogger(OrphanedServer.class);
  private static final long STOP_SECONDS = 30;

  private OrphanedServer() {}

  /**
   * Stops the server that runs on these files, if there is one, as {@code pg_ctl stop -m fast}
   * would.
   */
  static void stop(Path files) throws IOException {
    Optional<ProcessHandle> server = find(files);
    if (server.isEmpty()) {
      return;
    }
    long pid = server.get().pid();
    LOG.info("stopping the PostgreSQL server {} that an earlier run left behind", pid);
    try {
      // pg_ctl refuses to run as root, and SIGTERM would wait for everybody who is connected.
      new ProcessBuilder("sh", "-c", "kill -INT " + pid).inheritIO().start().waitFor();
      server.get().onExit().get(STOP_SECONDS, TimeUnit.SECONDS);
    } catch (TimeoutException | ExecutionException e) {
      throw new IOException(
          "the PostgreSQL server " + pid + " of an earlier run does not stop; stop it by hand", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted", e);
    }
  }

  /**
   * Returns the process that {@code postmaster.pid} names, unless another process has that number
   * by now.
   */
  private static Optional<ProcessHandle> find(Path files) throws IOException {
    Path pidFile = files.resolve("postmaster.pid");
    if (!Files.exists(pidFile)) {
      return Optional.empty();
    }
    List<String> lines = Files.readAllLines(pidFile);
    if (lines.isEmpty() || !lines.getFirst().strip().matches("\\d{1,18}")) {
      return Optional.empty();
    }
    return ProcessHandle.of(Long.parseLong(lines.getFirst().strip()))
        .filter(process -> process.info().command().orElse("").endsWith("/postgres"));
  }
}
