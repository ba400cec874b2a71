package fr.assistantchorus.process.support;

import fr.assistantchorus.store.DatabaseUrl;
import fr.assistantchorus.store.Seal;
import fr.assistantchorus.support.Http;
import fr.assistantchorus.support.TestDatabase;
import fr.assistantchorus.support.Waiting;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

/**
 * The server as its operator runs it: a process of its own, told by its environment where it is,
 * that can end in any way and start again on the same ports.
 */
public final class ServerProcess implements AutoCloseable {
  /** Of all servers of this JVM's tests: two may share a database. */
  public static final String MASTER_KEY = randomKey();

  public static final String MAIL_FROM = "portail@portail-exemple.fr";

  public static final String PUBLIC_URL = "http://portail.exemple";

  /** With a start and its end; a first start with nothing makes a database. */
  private static final Duration PATIENCE = Duration.ofSeconds(90);

  private static final Path LOGS = Path.of("target", "process");

  private final Map<String, String> environment;
  private final List<String> options;
  private final Path folder;
  private final Path log;
  private List<String> program = List.of("-cp", classPath(), "fr.assistantchorus.Main");
  private final int port = freePort();
  private final int managementPort = freePort();
  private Process process;

  /**
   * @param name of its log file
   * @param environment all that it finds in its environment, the ports apart
   * @param folder that it is started in
   * @param options of {@code serve}
   */
  public ServerProcess(
      String name, Map<String, String> environment, Path folder, String... options) {
    this.environment = new HashMap<>(environment);
    // What a person is offered must not depend on the hour.
    this.environment.put("DESK_HOURS", "never");
    this.environment.put("PORT", Integer.toString(port));
    this.environment.put("MANAGEMENT_PORT", Integer.toString(managementPort));
    this.folder = folder;
    this.options = new ArrayList<>(List.of(options));
    this.log = LOGS.resolve(name + ".log").toAbsolutePath();
    try {
      Files.createDirectories(LOGS);
      Files.deleteIfExists(log);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** With nothing set but the ports, on data of its own within the folder. */
  public static ServerProcess embedded(String name, Path folder) {
    return new ServerProcess(name, Map.of(), folder);
  }

  /** With this repository's dialogs and intents, and nothing embedded. */
  public static ServerProcess on(String name, DatabaseUrl database, int smtpPort) {
    Map<String, String> environment =
        Map.of(
            "DATABASE_URL",
            TestDatabase.setting(database),
            "SMTP_URL",
            "smtp://127.0.0.1:" + smtpPort + "?starttls=disabled",
            "MAIL_FROM",
            MAIL_FROM,
            "PUBLIC_URL",
            PUBLIC_URL,
            "MASTER_KEY",
            MASTER_KEY,
            "HOST",
            "127.0.0.1",
            // Tests name the network address that they come from.
            "TRUSTED_PROXIES",
            "1",
            "DATA_DIRECTORY",
            "target");
    return new ServerProcess(name, environment, Path.of(""));
  }

  /** Sets one thing more in its environment. */
  public ServerProcess with(String name, String value) {
    environment.put(name, value);
    return this;
  }

  /** Runs from this jar, in place of the classes of this build. */
  public ServerProcess from(Path jar) {
    program = List.of("-jar", jar.toAbsolutePath().toString());
    return this;
  }

  /** Runs from these classes, in place of those of this build. */
  public ServerProcess fromClasses(String classPath) {
    program = List.of("-cp", classPath, "fr.assistantchorus.Main");
    return this;
  }

  /** Reads its phrases from this folder, in place of those that it was built with. */
  public ServerProcess withIntents(Path intents) {
    options.add("--intents=" + intents.toAbsolutePath());
    return this;
  }

  /** Reads its dialogs from this folder, in place of those that it was built with. */
  public ServerProcess withDialogs(Path dialogs) {
    options.add("--dialogs=" + dialogs.toAbsolutePath());
    return this;
  }

  /** Starts, and returns once it is ready. */
  public ServerProcess start() {
    return launch().awaitReady();
  }

  /** Returns once it says that it is ready. */
  public ServerProcess awaitReady() {
    try {
      Waiting.until(
          "ready",
          PATIENCE,
          () -> {
            if (!process.isAlive()) {
              throw new AssertionError("ended with " + process.exitValue() + ":\n" + log());
            }
            return answers("/health/ready");
          });
    } catch (Exception e) {
      throw new AssertionError(e);
    }
    return this;
  }

  /** Starts, and does not wait for anything. */
  public ServerProcess launch() {
    List<String> command = new ArrayList<>();
    command.add(ProcessHandle.current().info().command().orElseThrow());
    // Quick to start and small; many run on few cores.
    command.addAll(List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Xmx256m"));
    command.addAll(program);
    command.add("serve");
    command.addAll(options);
    var builder =
        new ProcessBuilder(command)
            .directory(folder.toAbsolutePath().toFile())
            .redirectErrorStream(true)
            .redirectOutput(Redirect.appendTo(log.toFile()));
    String path = System.getenv("PATH");
    builder.environment().clear();
    builder.environment().put("PATH", path);
    builder.environment().putAll(environment);
    try {
      process = builder.start();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return this;
  }

  /** SIGKILL: it gets to do nothing more. */
  public void kill() {
    process.destroyForcibly();
    exitCode();
  }

  /** SIGTERM, without waiting. */
  public void askToStop() {
    process.destroy();
  }

  /** SIGTERM: it ends in its own time. */
  public int stop() {
    askToStop();
    return exitCode();
  }

  /** Waits for its end. */
  public int exitCode() {
    try {
      if (!process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
        throw new AssertionError("still runs:\n" + log());
      }
      return process.exitValue();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError(e);
    }
  }

  /** Whether it was started and has not ended. */
  public boolean running() {
    return process != null && process.isAlive();
  }

  public URI at(String path) {
    return URI.create("http://127.0.0.1:" + port + path);
  }

  public URI management(String path) {
    return URI.create("http://127.0.0.1:" + managementPort + path);
  }

  /** Whether a path of the management port is answered by 200. */
  public boolean answers(String path) {
    try {
      return Http.get(management(path)).statusCode() == 200;
    } catch (UncheckedIOException e) {
      return false;
    }
  }

  /** All that it has written since the first start. */
  public String log() {
    try {
      return Files.readString(log);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    if (running()) {
      kill();
    }
  }

  private static String classPath() {
    return Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
        .filter(entry -> !entry.endsWith("test-classes"))
        .map(entry -> Path.of(entry).toAbsolutePath().toString())
        .collect(Collectors.joining(File.pathSeparator));
  }

  private static String randomKey() {
    byte[] key = new byte[Seal.KEY_LENGTH];
    new SecureRandom().nextBytes(key);
    return Base64.getEncoder().encodeToString(key);
  }

  private static int freePort() {
    try (ServerSocket socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
