package fr.assistantchorus.browser;

import fr.assistantchorus.Application;
import fr.assistantchorus.setting.Settings;
import fr.assistantchorus.setting.Sources;
import fr.assistantchorus.support.Waiting;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The whole program as it starts with nothing installed, its demo people included; one for nearly
 * all browser tests, since it takes some seconds.
 */
final class RunningPortal implements AutoCloseable {
  /** Demo people whose registrations wait for their activation. */
  static final String CAMILLE = "camille.durand@ferme-exemple.fr";

  static final String NADIA = "nadia.benali@cuma-exemple.fr";

  /** One whose link has expired. */
  static final String LUCAS = "lucas.martin@ferme-exemple.fr";

  /** Accounts of the demo: a gestionnaire principal, and two who ask to be attached to her GAEC. */
  static final String SOPHIE = "sophie.garnier@gaec-exemple.fr";

  static final String MARC = "marc.petit@comptable-exemple.fr";
  static final String INES = "ines.moreau@comptable-exemple.fr";

  static final String PASSWORD = "Prairie-Fleurie-1789";

  /** Tests run in two processes at once: each has its own. */
  private static final Path DATA =
      Path.of("target", "browser-data-" + System.getProperty("fork", "1"));

  private static final Pattern LINK = Pattern.compile("https?://\\S+/activation/[\\w-]+");
  private static RunningPortal running;

  /** A free port, for a site that may embed the widget. */
  private static int friendPort;

  private final Application application;

  private RunningPortal(Application application) {
    this.application = application;
  }

  static synchronized RunningPortal get() throws Exception {
    if (running == null) {
      running = new RunningPortal(Application.start(settings(DATA), sources()));
      Runtime.getRuntime().addShutdownHook(new Thread(running.application::stop));
    }
    return running;
  }

  /** Starts another one, for a test that leaves the demo people otherwise than others need them. */
  static RunningPortal own() throws Exception {
    Path data = DATA.resolveSibling(DATA.getFileName() + "-own");
    return new RunningPortal(Application.start(settings(data), sources()));
  }

  /** Stops one that is a test's own. */
  @Override
  public void close() {
    application.stop();
  }

  /** Ports of its own, a fresh database, and limits that one machine's many people stay under. */
  private static Settings settings(Path data) throws Exception {
    freshFolder(data);
    friendPort = friendPort == 0 ? freePort() : friendPort;
    return Settings.read(
            Map.of(
                "DATA_DIRECTORY", data.toString(),
                "MANAGEMENT_PORT", "0",
                "CONVERSATIONS_PER_HOUR", "10000",
                "TURNS_PER_MINUTE", "10000",
                "RESENDS_PER_NETWORK_PER_HOUR", "10000",
                "ALLOWED_ORIGINS", "http://localhost:" + friendPort,
                // What a person is offered must not depend on the hour.
                "DESK_HOURS", "never",
                "DRAIN_SECONDS", "0"),
            Optional.empty())
        .withPort(freePort());
  }

  private static Sources sources() {
    return new Sources(Optional.of(Path.of("dialogs")), Optional.of(Path.of("intents")));
  }

  private static void freshFolder(Path data) throws IOException {
    if (Files.exists(data)) {
      try (Stream<Path> old = Files.walk(data)) {
        for (Path path : old.sorted(Comparator.reverseOrder()).toList()) {
          Files.delete(path);
        }
      }
    }
    Files.createDirectories(data);
  }

  private static int freePort() throws IOException {
    try (ServerSocket any = new ServerSocket(0)) {
      return any.getLocalPort();
    }
  }

  String address(String path) {
    return "http://localhost:" + application.port() + path;
  }

  /** Where a site may listen that is allowed to embed the widget. */
  int friendPort() {
    return friendPort;
  }

  /** The link that the start prints beside {@link #LUCAS}. */
  String expiredLink() {
    return linkIn(String.join("\n", application.demo()));
  }

  /** Waits for the newest mail to somebody whose subject holds these words, and reads its text. */
  String mailTo(String address, String subject) throws Exception {
    Waiting.until("a mail « " + subject + " » to " + address, () -> find(address, subject) != null);
    return find(address, subject);
  }

  static String linkIn(String text) {
    return LINK.matcher(text)
        .results()
        .map(MatchResult::group)
        .findFirst()
        .orElseThrow(() -> new AssertionError("no activation link in " + text));
  }

  private String find(String address, String subject) throws IOException, InterruptedException {
    HttpRequest request = HttpRequest.newBuilder(URI.create(address("/dev/mail.json"))).build();
    String json;
    // A client of its own: one kept would now and then meet a connection just closed for idleness.
    try (HttpClient client = HttpClient.newHttpClient()) {
      json = client.send(request, BodyHandlers.ofString()).body();
    }
    List<?> mails = new JsonArray(json).getList();
    return mails.stream()
        .map(mail -> JsonObject.mapFrom(mail))
        .filter(mail -> mail.getString("to").contains(address))
        .filter(mail -> mail.getString("subject").contains(subject))
        .map(mail -> mail.getString("text"))
        .findFirst()
        .orElse(null);
  }
}
