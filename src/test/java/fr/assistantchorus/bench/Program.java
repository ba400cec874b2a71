package fr.assistantchorus.bench;

import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.net.HttpURLConnection;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** A JVM of its own, measured from outside. */
final class Program implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofSeconds(120);

  private final Process process;
  private final Duration start;

  private Program(Process process, Duration start) {
    this.process = process;
    this.start = start;
  }

  /** Of the resident set, in MB: now, and at most so far. */
  record Memory(long now, long most) {}

  /**
   * Starts it and waits until it answers.
   *
   * @param arguments of {@code java}
   * @param answering answers 200 once it is ready
   * @param log what it writes, appended
   */
  static Program start(
      List<String> arguments, Map<String, String> environment, URI answering, Path log)
      throws IOException, InterruptedException {
    List<String> command = new ArrayList<>();
    command.add(ProcessHandle.current().info().command().orElseThrow());
    command.addAll(arguments);
    var builder =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(Redirect.appendTo(log.toFile()));
    builder.environment().clear();
    builder.environment().put("PATH", System.getenv("PATH"));
    builder.environment().putAll(environment);
    long began = System.nanoTime();
    Process process = builder.start();
    while (!answers(answering)) {
      Duration waited = Duration.ofNanos(System.nanoTime() - began);
      if (!process.isAlive() || waited.compareTo(PATIENCE) > 0) {
        process.destroyForcibly();
        throw new IOException("does not start; " + log + " says why");
      }
      TimeUnit.MILLISECONDS.sleep(2);
    }
    return new Program(process, Duration.ofNanos(System.nanoTime() - began));
  }

  /** From the start of the process to its first answer. */
  Duration startTime() {
    return start;
  }

  /** That it has used so far. */
  Duration cpu() {
    return process.info().totalCpuDuration().orElseThrow();
  }

  Memory memory() throws IOException {
    List<String> status = Files.readAllLines(Path.of("/proc", process.pid() + "", "status"));
    return new Memory(megabytes(status, "VmRSS:"), megabytes(status, "VmHWM:"));
  }

  private static long megabytes(List<String> status, String field) {
    return status.stream()
        .filter(line -> line.startsWith(field))
        .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) / 1024)
        .findFirst()
        .orElse(0);
  }

  @Override
  public void close() {
    process.destroy();
    try {
      if (!process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
        process.destroyForcibly();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      process.destroyForcibly();
    }
  }

  static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }

  private static boolean answers(URI uri) {
    try {
      var connection = (HttpURLConnection) uri.toURL().openConnection();
      connection.setReadTimeout(5_000);
      return connection.getResponseCode() == 200;
    } catch (IOException notYet) {
      return false;
    }
  }
}
