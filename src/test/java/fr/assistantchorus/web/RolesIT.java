package fr.assistantchorus.web;

import static org.assertj.core.api.Assertions.assertThat;

import fr.assistantchorus.portal.account.AccountStore;
import fr.assistantchorus.portal.space.Access;
import fr.assistantchorus.portal.support.SupportCategory;
import fr.assistantchorus.portal.support.SupportRequest;
import fr.assistantchorus.portal.support.SupportRequests;
import fr.assistantchorus.support.FormValues;
import fr.assistantchorus.support.TestBankDetails;
import fr.assistantchorus.support.Visitor;
import io.vertx.sqlclient.Row;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * Asks every page as everybody: nobody, a stranger who manages another structure, a user of the
 * structure that the page is about, a support agent, and the manager of that structure. {@code
 * roles.txt} says what each must get. A route that is not in it fails, and so does a line whose
 * route is gone.
 *
 * <p>What is asked for is there, so that whoever must not have it is refused for who he is. The
 * lines are asked in their order, and each one as the manager last, who may change what it is
 * about.
 */
final class RolesIT {
  private static final Path TABLE = Path.of("src/test/resources/roles.txt");
  private static final String SIRET = "12345678200010";
  private static final String OTHER_SIRET = "73282932000074";
  private static final String THIRD_SIRET = "66778899600011";
  private static final String SUBJECT = "Mon tracteur rouge";

  /** Such a form comes in parts (RFC 7578). */
  private static final String FORM_WITH_FILE = "/coordonnees-bancaires/ajouter";

  /** A variable of a route, or a name in braces among the fields. */
  private static final Pattern VARIABLE = Pattern.compile(":([a-z]+)|\\{([a-z]+)}");

  /**
   * Other tests ask the chat's own API, which knows conversations and their tokens and no accounts,
   * and the console, which has people of its own.
   */
  private static final List<String> NOT_PAGES =
      List.of("/api/", "/chat/", "/webhooks/", "/assets/", "/openapi.yaml", "/dev/", "/console");

  /** The manager's own, which only his pages name; the table says which do. */
  private static final List<String> PRIVATE = List.of("details", "number", "request");

  @AutoClose private final TestSite site = new TestSite("http://localhost:8080");

  private final Map<String, Visitor> people = new LinkedHashMap<>();

  /** The ids of what is asked for, by the names that the routes and the table give them. */
  private final Map<String, String> ids = new LinkedHashMap<>();

  /** A line of the table: what is asked, and what each of the people gets. */
  private record Line(String route, String fields, String outcomes) {
    static Stream<Line> read(String text) {
      if (text.isBlank() || text.startsWith("#")) {
        return Stream.empty();
      }
      String[] halves = text.split(" \\| ", 2);
      String[] asked = halves[0].strip().split("\\?", 2);
      return Stream.of(
          new Line(
              asked[0], asked.length == 2 ? asked[1] : "", halves.length == 2 ? halves[1] : ""));
    }

    boolean posts() {
      return route.startsWith("POST ");
    }

    String pattern() {
      return route.substring(route.indexOf(' ') + 1);
    }

    Line with(String got) {
      return new Line(route, fields, got);
    }

    @Override
    public String toString() {
      return route + (fields.isEmpty() ? "" : "?" + fields) + " | " + outcomes;
    }
  }

  @BeforeEach
  void settle() throws Exception {
    site.activate("gestionnaire@exemple.fr", SIRET);
    site.activate("etranger@exemple.fr", OTHER_SIRET);
    site.activate("agent@exemple.fr", THIRD_SIRET);
    site.database()
        .query("UPDATE account SET support_agent = true WHERE id = $1", account("agent"));
    site.activate("utilisateur@exemple.fr", SIRET);
    site.activate("collegue@exemple.fr", SIRET);
    acceptAll("attachment_request");
    site.activate("candidat@exemple.fr", SIRET);
    fill(account("gestionnaire"), site.clock.instant());
    people.put("nobody", new Visitor(site::at));
    people.get("nobody").get("/");
    people.put("stranger", loggedIn("etranger"));
    people.put("user", loggedIn("utilisateur"));
    people.put("agent", loggedIn("agent"));
    people.put("manager", loggedIn("gestionnaire"));
  }

  /** Accepts what the manager is asked. */
  private void acceptAll(String table) {
    UUID manager = account("gestionnaire");
    Set<UUID> asked = new HashSet<>();
    for (Row row : site.database().query("SELECT id FROM " + table)) {
      asked.add(row.getUUID("id"));
    }
    site.database()
        .within(transaction ->
            site.portal()
                .pendingActions()
                .accept(transaction, manager, asked, site.clock.instant()));
  }

  /** Hangs on the manager's structure what may hang on one. */
  private void fill(UUID manager, Instant now) {
    UUID structure = first("SELECT structure AS id FROM membership WHERE account = $1", manager);
    UUID space = first("SELECT id FROM structure_space WHERE structure = $1", structure);
    UUID details = TestBankDetails.add(site.database(), site.portal(), manager, structure, now);
    subscribe(account("utilisateur"), space, now);
    acceptAll("subscription");
    ids.put("structure", structure.toString());
    ids.put("espace", space.toString());
    ids.put("service", service(manager, structure, now).toString());
    ids.put("details", details.toString());
    ids.put("user", account("utilisateur").toString());
    ids.put("colleague", account("collegue").toString());
    ids.put("manager", manager.toString());
    ids.put("request", first("SELECT id FROM attachment_request").toString());
    ids.put("subscription", first("SELECT id FROM subscription").toString());
    ids.put("number", openRequest(manager, now));
    ids.put("token", "A".repeat(43));
    ids.put("code", "not-found");
    // Some routes call the structure so.
    ids.put("id", structure.toString());
  }

  private UUID service(UUID manager, UUID structure, Instant now) {
    site.database()
        .within(transaction ->
            site.portal().structureServices().add(transaction, manager, structure, "Atelier", now));
    return first("SELECT id FROM structure_service");
  }

  private void subscribe(UUID user, UUID space, Instant now) {
    LocalDate today = LocalDate.ofInstant(now, ZoneOffset.UTC);
    site.database()
        .within(transaction ->
            site.portal()
                .subscriptions()
                .ask(transaction, user, space, Access.CONSULTATION, today, "", now));
  }

  private String openRequest(UUID manager, Instant now) {
    SupportRequest request =
        new SupportRequest(
            "gestionnaire@exemple.fr",
            SupportCategory.LOGIN,
            SUBJECT,
            "Il ne démarre pas.",
            Optional.empty(),
            Optional.of(manager));
    SupportRequests.Outcome outcome =
        site.database()
            .within(
                transaction -> site.portal().support().open(transaction, request, "client", now));
    return ((SupportRequests.Outcome.Opened) outcome).number();
  }

  private UUID account(String who) {
    return site.database()
        .within(transaction ->
            new AccountStore(site.database().seal()).find(transaction, who + "@exemple.fr"))
        .orElseThrow()
        .id();
  }

  private UUID first(String sql, Object... arguments) {
    return site.database().query(sql, arguments).iterator().next().getUUID("id");
  }

  private Visitor loggedIn(String who) {
    Visitor visitor = new Visitor(site::at);
    visitor.get("/");
    visitor.post("/connexion", "adresse", who + "@exemple.fr", "mot_de_passe", TestSite.PASSWORD);
    visitor.get("/accueil");
    return visitor;
  }

  @Test
  void eachRouteGivesEachPersonWhatTheTableSays() throws IOException {
    List<Line> table = Files.readAllLines(TABLE).stream().flatMap(Line::read).toList();
    SortedSet<String> routes =
        table.stream().map(Line::route).collect(Collectors.toCollection(TreeSet::new));
    assertThat(routes).as("the routes that the table knows").isEqualTo(pages());
    List<Line> got = table.stream().map(line -> line.with(ask(line))).toList();
    assertThat(text(got)).isEqualTo(text(table));
  }

  private static String text(List<Line> lines) {
    return lines.stream().map(Line::toString).collect(Collectors.joining("\n"));
  }

  private SortedSet<String> pages() {
    return site.server().routes().stream()
        .filter(route -> !route.startsWith("HEAD "))
        .filter(route -> NOT_PAGES.stream().noneMatch(route::contains))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private String ask(Line line) {
    return people.values().stream()
        .map(person -> {
          HttpResponse<String> answer = ask(person, line);
          return outcome(answer) + shown(line, answer);
        })
        .collect(Collectors.joining(" | "));
  }

  private HttpResponse<String> ask(Visitor browser, Line line) {
    String path = filled(line.pattern());
    String fields = filled(line.fields());
    if (!line.posts()) {
      return browser.get(fields.isEmpty() ? path : path + "?" + fields);
    }
    String[] namesAndValues = fields.isEmpty() ? new String[0] : fields.split("[=&]");
    FormValues form = FormValues.of(namesAndValues);
    return line.pattern().endsWith(FORM_WITH_FILE)
        ? browser.post(path, form, "fichier", "", new byte[0])
        : browser.post(path, form);
  }

  private String filled(String text) {
    return VARIABLE
        .matcher(text)
        .replaceAll(found -> {
          String name = found.group(1) == null ? found.group(2) : found.group(1);
          return Optional.ofNullable(ids.get(name)).orElseThrow(() -> new AssertionError(name));
        });
  }

  /** Says what came back in a word or two: the status, or where to. */
  private String outcome(HttpResponse<String> answer) {
    String to = answer.headers().firstValue("Location").orElse("");
    if (to.isEmpty()) {
      return String.valueOf(answer.statusCode());
    }
    return to.endsWith("#connexion") ? "login" : "to " + named(to);
  }

  /** Says what of the manager's own an answer shows, unless its id was asked with. */
  private String shown(Line line, HttpResponse<String> answer) {
    String asked = filled(line.pattern() + " " + line.fields());
    String shown =
        PRIVATE.stream()
            .filter(name -> answer.body().contains(ids.get(name)) && !asked.contains(ids.get(name)))
            .collect(Collectors.joining(", "));
    return shown.isEmpty() ? "" : " showing " + shown;
  }

  private String named(String path) {
    String said = path;
    for (Map.Entry<String, String> id : ids.entrySet()) {
      said = said.replace(id.getValue(), "{" + id.getKey() + "}");
    }
    return said;
  }
}
