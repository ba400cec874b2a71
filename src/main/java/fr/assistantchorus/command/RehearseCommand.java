package fr.assistantchorus.command;

import fr.assistantchorus.Application;
import fr.assistantchorus.setting.CannotStart;
import fr.assistantchorus.setting.Settings;
import fr.assistantchorus.setting.SettingsException;
import fr.assistantchorus.setting.Sources;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.net.HttpURLConnection;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/**
 * Starts the program on embedded parts that it throws away, opens pages, talks, and ends. The JVM
 * writes into an AOT cache (JEP 483, 514, 515) what such a run has loaded, linked and counted.
 */
@Command(
    name = "rehearse",
    description = {
      "Starts on embedded parts of its own, answers a few pages and turns, and ends, so that the"
          + " JVM can learn what a start needs:",
      "java -XX:AOTCacheOutput=assistant-chorus.aot -jar \"$PWD/assistant-chorus.jar\" rehearse"
    },
    mixinStandardHelpOptions = true)
public final class RehearseCommand implements Callable<Integer> {
  private static final int DONE = 0;
  private static final int REFUSED = 1;

  /** Enough for the methods of a turn to be counted as busy ones. */
  private static final int ROUNDS = 25;

  private static final List<String> PAGES = List.of("/", "/assets/portal.css");

  /** What one conversation says: a sign-up as far as its structure, and questions. */
  private static final List<String> SAYINGS =
      List.of(
          "c’est quoi un siret ?",
          "je veux m’inscrire, mon siret c’est le 123 456 782 00010",
          "camille.durand@ferme-exemple.fr",
          "Durand",
          "Camille",
          "cest quoi le pacage",
          "Remboursement TIC",
          "annuler",
          "je n’ai pas reçu le mail d’activation",
          "annuler");

  @Spec private CommandSpec command;

  @Override
  public Integer call() throws IOException {
    Path folder = Files.createTempDirectory("assistant-chorus-rehearsal");
    try {
      Settings settings = settings(folder);
      settings.logFormat().use();
      Application application =
          Application.start(settings, new Sources(Optional.empty(), Optional.empty()));
      try {
        rehearse("http://127.0.0.1:" + application.port());
      } finally {
        application.stop();
      }
      return DONE;
    } catch (SettingsException | CannotStart e) {
      command.commandLine().getErr().println(e.getMessage());
      return REFUSED;
    } finally {
      delete(folder);
    }
  }

  /** Nothing of the environment counts: no rehearsal may talk to a database that others use. */
  private static Settings settings(Path folder) throws IOException, SettingsException {
    return Settings.read(
        Map.of(
            "DATA_DIRECTORY", folder.toString(),
            "PORT", Integer.toString(freePort()),
            "MANAGEMENT_PORT", "0",
            "LOG_FORMAT", "json",
            "TURNS_PER_MINUTE", "1000000"),
        Optional.empty());
  }

  private static int freePort() throws IOException {
    try (ServerSocket any = new ServerSocket(0)) {
      return any.getLocalPort();
    }
  }

  private void rehearse(String site) throws IOException {
    for (int round = 0; round < ROUNDS; round++) {
      for (String page : PAGES) {
        answer(connection(site + page));
      }
      JsonObject opened =
          new JsonObject(posted(site + "/api/v1/conversations", "", new JsonObject()));
      String turns = site + "/api/v1/conversations/" + opened.getString("conversation") + "/turns";
      for (String saying : SAYINGS) {
        JsonObject turn =
            new JsonObject().put("turn", UUID.randomUUID().toString()).put("text", saying);
        posted(turns, opened.getString("token"), turn);
      }
    }
    PrintWriter out = command.commandLine().getOut();
    out.printf("%d conversations rehearsed%n", ROUNDS);
    out.flush();
  }

  private static HttpURLConnection connection(String address) throws IOException {
    return (HttpURLConnection) URI.create(address).toURL().openConnection();
  }

  private static String posted(String address, String token, JsonObject body) throws IOException {
    HttpURLConnection connection = connection(address);
    connection.setDoOutput(true);
    connection.setRequestProperty("Content-Type", "application/json");
    if (!token.isEmpty()) {
      connection.setRequestProperty("Authorization", "Bearer " + token);
    }
    connection.getOutputStream().write(body.encode().getBytes(StandardCharsets.UTF_8));
    return answer(connection);
  }

  private static String answer(HttpURLConnection connection) throws IOException {
    if (connection.getResponseCode() != HttpURLConnection.HTTP_OK
        && connection.getResponseCode() != HttpURLConnection.HTTP_CREATED) {
      throw new IOException(connection.getURL() + ": " + connection.getResponseCode());
    }
    try (InputStream in = connection.getInputStream()) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  private static void delete(Path folder) throws IOException {
    try (Stream<Path> all = Files.walk(folder)) {
      for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(path);
      }
    }
  }
}
