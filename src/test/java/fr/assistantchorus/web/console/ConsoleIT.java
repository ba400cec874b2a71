package fr.assistantchorus.web.console;

import static fr.assistantchorus.web.console.ConsoleSite.AGENT;
import static fr.assistantchorus.web.console.ConsoleSite.SUPERVISOR;
import static fr.assistantchorus.web.console.ConsoleSite.USER;
import static org.assertj.core.api.Assertions.assertThat;

import fr.assistantchorus.conversation.Talk;
import fr.assistantchorus.portal.support.SupportCategory;
import fr.assistantchorus.portal.support.SupportRequest;
import fr.assistantchorus.portal.support.SupportRequests;
import fr.assistantchorus.support.House;
import fr.assistantchorus.support.Http;
import fr.assistantchorus.support.Tables;
import fr.assistantchorus.support.Visitor;
import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The console as its agents, and those who are none, reach it. */
final class ConsoleIT {
  private static final String ADDRESS = "jean.dupont@gaec-exemple.fr";
  private static final Duration NEXT_CODE = Duration.ofMinutes(2);

  private static final Pattern LINK =
      Pattern.compile("href=\"/console/conversations/([0-9a-f-]{36})\"");

  @AutoClose private static final ConsoleSite SITE = new ConsoleSite();

  /** Of the request to the support that the routes are about. */
  private String number = "";

  @BeforeEach
  void settle() throws Exception {
    SITE.settle();
  }

  @Test
  void eachRouteGivesEachPersonWhatTheTableSays() {
    Talk talk = SITE.talk("bonjour");
    Visitor user = new Visitor(SITE::at);
    user.get("/");
    user.post("/connexion", "adresse", USER, "mot_de_passe", House.PASSWORD);
    assertThat(user.get("/accueil").statusCode()).isEqualTo(200);
    Map<String, Visitor> people = new LinkedHashMap<>();
    people.put("nobody", new Visitor(SITE::at));
    people.put("user", user);
    people.put("agent", SITE.loggedIn(AGENT));
    people.put("supervisor", SITE.loggedIn(SUPERVISOR));

    // Route | nobody | user of the portal | agent | supervisor
    number = request();
    String table =
        """
        GET /console | login | login | 200 | 200
        GET /console/apprendre | login | login | 200 | 200
        GET /console/apprendre/correctif | login | login | to /console/apprendre | to /console/apprendre
        GET /console/chiffres | login | login | 200 | 200
        GET /console/chiffres/:dialogue | login | login | 200 | 200
        GET /console/chiffres/export.csv | login | login | 200 | 200
        GET /console/connexion | 200 | 200 | 200 | 200
        GET /console/conversations/:conversation | login | login | to :conversation/motif | to :conversation/motif
        GET /console/conversations/:conversation/effacer | login | login | to :conversation/motif | to :conversation/motif
        GET /console/conversations/:conversation/direct | login | login | to /console/file | to /console/file
        GET /console/conversations/:conversation/direct/flux | login | login | to /console/file | to /console/file
        GET /console/conversations/:conversation/et-si | login | login | to :conversation/motif | to :conversation/motif
        GET /console/conversations/:conversation/export/:forme | login | login | to :conversation/motif | to :conversation/motif
        GET /console/conversations/:conversation/motif | login | login | 200 | 200
        GET /console/conversations/:conversation/valeurs/:valeur | login | login | to :conversation/motif | to :conversation/motif
        GET /console/essais | login | login | 200 | 200
        GET /console/essais/:essai | login | login | 404 | 404
        GET /console/effacement | login | login | 404 | 200
        GET /console/journal | login | login | 404 | 200
        POST /console/apprendre/:lecon/ecarter | login | login | to /console/apprendre | to /console/apprendre
        POST /console/apprendre/:lecon/exemple | login | login | 422 | 422
        POST /console/apprendre/:lecon/phrase | login | login | to /console/apprendre | to /console/apprendre
        POST /console/apprendre/correctif | login | login | to /console/apprendre | to /console/apprendre
        POST /console/connexion | 422 | 422 | 422 | 422
        POST /console/conversations/:conversation/effacer | login | login | to :conversation/motif | to :conversation/motif
        POST /console/conversations/:conversation/motif | login | login | 422 | 422
        POST /console/conversations/:conversation/valeurs/:valeur | login | login | to :conversation/motif | to :conversation/motif
        POST /console/effacement | login | login | 404 | 422
        POST /console/effacement/:compte | login | login | 404 | 404
        GET /console/file | login | login | 200 | 200
        GET /console/file/flux | login | login | stream | stream
        GET /console/sollicitations | login | login | 200 | 200
        GET /console/sollicitations/:number | login | login | 200 | 200
        POST /console/conversations/:conversation/direct | login | login | to /console/file | to /console/file
        POST /console/conversations/:conversation/notes | login | login | to :conversation/motif | to :conversation/motif
        POST /console/conversations/:conversation/prendre | login | login | to :conversation/motif | to :conversation/motif
        POST /console/conversations/:conversation/rendre | login | login | to /console/file | to /console/file
        POST /console/sollicitations/:number | login | login | 422 | 422
        POST /console/sollicitations/:number/clore | login | login | to /console/sollicitations/:number | to /console/sollicitations/:number
        POST /console/essais | login | login | 422 | 422
        POST /console/deconnexion | login | login | login | login
        """;
    assertThat(table.lines().map(line -> line.substring(0, line.indexOf(" |"))))
        .as("the routes of the console")
        .containsExactlyInAnyOrderElementsOf(
            SITE.server().routes().stream()
                .filter(route -> route.contains(" /console") && !route.startsWith("HEAD"))
                .toList());
    assertThat(
            table.lines().map(line -> asked(line, people, talk)).collect(Collectors.joining("\n")))
        .isEqualTo(table.strip());
  }

  private String asked(String line, Map<String, Visitor> people, Talk talk) {
    String route = line.substring(0, line.indexOf(" |"));
    String path =
        route
            .substring(route.indexOf('/'))
            .replace(":conversation", talk.conversation.toString())
            .replace(":dialogue", "sign-up")
            .replace(":forme", "test")
            .replace(":valeur", "ab")
            .replace(":essai", new UUID(0, 1).toString())
            .replace(":compte", new UUID(0, 1).toString())
            .replace(":lecon", "999999")
            .replace(":number", number);
    return route
        + people.values().stream()
            .map(person -> {
              person.get("/console/connexion");
              if (path.endsWith("/file/flux")) {
                return stream(person, path);
              }
              return outcome(route.startsWith("GET") ? person.get(path) : person.post(path), talk);
            })
            .map(outcome -> " | " + outcome)
            .collect(Collectors.joining());
  }

  /** A request to the support, of somebody without an account. */
  private static String request() {
    SupportRequests.Outcome opened =
        SITE.house.database.within(tx ->
            SITE.house
                .portal
                .support()
                .open(
                    tx,
                    new SupportRequest(
                        ADDRESS, SupportCategory.OTHER, "Objet", "Message", Optional.empty()),
                    House.CLIENT,
                    SITE.house.clock.instant()));
    return ((SupportRequests.Outcome.Opened) opened).number();
  }

  /** A stream does not end by itself, so only its beginning is read. */
  private static String stream(Visitor person, String path) {
    HttpRequest request = Http.to(SITE.at(path)).header("Cookie", person.cookieHeader()).build();
    try (HttpClient client = HttpClient.newHttpClient()) {
      HttpResponse<InputStream> answer = client.send(request, BodyHandlers.ofInputStream());
      try (InputStream body = answer.body()) {
        boolean streams =
            answer.headers().firstValue("Content-Type").orElse("").equals("text/event-stream");
        return streams && body.read() == 'e' ? "stream" : "login";
      } finally {
        client.shutdownNow();
      }
    } catch (IOException | InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  private String outcome(HttpResponse<String> answer, Talk talk) {
    return answer
        .headers()
        .firstValue("Location")
        .map(to ->
            to.equals("/console/connexion")
                ? "login"
                : "to "
                    + to.replace("/console/conversations/" + talk.conversation, ":conversation")
                        .replace(number, ":number"))
        .orElse(String.valueOf(answer.statusCode()));
  }

  @Test
  void whateverIsWrongAtTheLoginIsAnsweredAlikeAndACodeIsGoodOnce() {
    Visitor browser = new Visitor(SITE::at);
    String code = SITE.code(AGENT);
    List<HttpResponse<String>> refused =
        List.of(
            SITE.logIn(browser, AGENT, "un-autre", code),
            SITE.logIn(browser, AGENT, House.PASSWORD, "000000"),
            SITE.logIn(browser, USER, House.PASSWORD, code),
            SITE.logIn(browser, "personne@exemple.fr", House.PASSWORD, code));
    assertThat(refused).extracting(HttpResponse::statusCode).containsOnly(422);
    assertThat(refused)
        .extracting(answer -> main(answer).replaceAll("value=\"[^\"]*\"", ""))
        .containsOnly(main(refused.getFirst()).replaceAll("value=\"[^\"]*\"", ""));

    assertThat(SITE.logIn(browser, AGENT, House.PASSWORD, code).statusCode()).isEqualTo(303);
    assertThat(browser.get("/console").statusCode()).isEqualTo(200);
    assertThat(SITE.logIn(new Visitor(SITE::at), AGENT, House.PASSWORD, code).statusCode())
        .as("the same code again")
        .isEqualTo(422);
    SITE.house.clock.advance(NEXT_CODE);
    assertThat(
            SITE.logIn(new Visitor(SITE::at), AGENT, House.PASSWORD, SITE.code(AGENT)).statusCode())
        .isEqualTo(303);
  }

  @Test
  void anAddressIsLockedAfterSomeAttempts() {
    Visitor browser = new Visitor(SITE::at);
    for (int i = 0; i < 5; i++) {
      SITE.logIn(browser, AGENT, House.PASSWORD, "000000");
    }
    assertThat(SITE.logIn(browser, AGENT, House.PASSWORD, SITE.code(AGENT)).statusCode())
        .isEqualTo(422);
    SITE.house.clock.advance(Duration.ofMinutes(16));
    assertThat(SITE.logIn(browser, AGENT, House.PASSWORD, SITE.code(AGENT)).statusCode())
        .isEqualTo(303);
  }

  @Test
  void aSessionEndsWhenItIsLeftAloneAndByLoggingOut() {
    Visitor left = SITE.loggedIn(AGENT);
    SITE.house.clock.advance(Duration.ofMinutes(31));
    assertThat(left.get("/console").statusCode()).isEqualTo(303);

    Visitor browser = SITE.loggedIn(SUPERVISOR);
    browser.get("/console");
    assertThat(browser.post("/console/deconnexion").statusCode()).isEqualTo(303);
    assertThat(browser.get("/console").statusCode()).isEqualTo(303);
  }

  @Test
  void aFormOfAnotherSiteDoesNothing() {
    Talk talk = SITE.talk("bonjour");
    Visitor agent = SITE.loggedIn(AGENT);
    String path = "/console/conversations/" + talk.conversation;
    agent.get(path + "/motif");
    agent.forgetFormToken();
    assertThat(agent.post(path + "/motif", "motif", "l’usager a appelé").statusCode())
        .isEqualTo(403);
    assertThat(agent.get(path).statusCode()).isEqualTo(303);
  }

  @Test
  void aConversationIsOpenedForAReasonAndEachLookIsInTheJournal() {
    Talk talk = SITE.talk("bonjour");
    Visitor agent = SITE.loggedIn(AGENT);
    String path = "/console/conversations/" + talk.conversation;
    agent.get(path + "/motif");
    assertThat(agent.post(path + "/motif", "motif", "ok").statusCode()).isEqualTo(422);
    assertThat(agent.post(path + "/motif", "motif", "l’usager <b>a appelé</b>").statusCode())
        .isEqualTo(303);
    assertThat(agent.get(path).body()).contains("l’usager &lt;b&gt;a appelé");
    agent.get(path + "?tour=1");
    SITE.house.clock.advance(Duration.ofMinutes(25));
    agent.get("/console");
    SITE.house.clock.advance(Duration.ofMinutes(6));
    assertThat(agent.get(path).statusCode()).as("the reason stands no more").isEqualTo(303);

    String journal = SITE.loggedIn(SUPERVISOR).get("/console/journal").body();
    assertThat(journal)
        .contains("Agent DURAND", "Chef MARTIN")
        .contains("Ouverture d’une conversation", talk.conversation.toString())
        .contains("l’usager &lt;b&gt;a appelé&lt;/b&gt;");
    assertThat(SITE.house.database.query("SELECT act FROM console_audit ORDER BY id"))
        .extracting(row -> row.getString("act"))
        .containsExactly("logged-in", "opened", "viewed", "viewed", "logged-in");
  }

  @Test
  void conversationsAreFoundByWhatWasSaidWhereTheyStandAndHowTheyEnded() {
    Talk asks = SITE.talk("je n’ai pas reçu le mail d’activation", "un tracteur écarlate");
    Talk signsUp = SITE.talk("inscription siret 123 456 782 00010");
    Talk lost = SITE.talk("ζουζούνι του τρακτέρ");
    Talk masked = SITE.talk("je veux parler à quelqu'un", "mon compte a disparu", ADDRESS);
    Visitor agent = SITE.loggedIn(AGENT);

    assertThat(found(agent, "")).containsExactly(id(masked), id(lost), id(signsUp), id(asks));
    assertThat(found(agent, "q=tracteur+ecarlate")).containsExactly(id(asks));
    assertThat(found(agent, "q=12345678200010")).containsExactly(id(signsUp));
    assertThat(found(agent, "dialogue=sign-up")).containsExactly(id(signsUp));
    assertThat(found(agent, "etat=email&issue=open"))
        .contains(id(signsUp))
        .doesNotContain(id(lost));
    assertThat(found(agent, "incompris=oui")).contains(id(lost)).doesNotContain(id(signsUp));
    assertThat(found(agent, "q=" + ADDRESS)).as("a value that is masked").isEmpty();
    assertThat(found(agent, "du=2999-01-01")).isEmpty();
    assertThat(found(agent, "du=never&au=9999999-01-01&issue=odd&apres=x_y")).hasSize(4);
    assertThat(agent.get("/console?q=" + lost.conversation).headers().firstValue("Location"))
        .contains("/console/conversations/" + lost.conversation);
    assertThat(Tables.holding(SITE.house.database, ADDRESS)).isEmpty();
  }

  @Test
  void theNextPageGoesOnWhereTheFirstEnded() {
    for (int i = 0; i < 27; i++) {
      Talk.open(SITE.house.chat);
    }
    SITE.list();
    Visitor agent = SITE.loggedIn(AGENT);
    String first = agent.get("/console").body();
    assertThat(ids(first)).hasSize(25);
    String next = first.replaceAll("(?s).*href=\"(/console\\?apres=[^\"]*)\".*", "$1");
    List<String> second = ids(agent.get(next.replace("&amp;", "&")).body());
    assertThat(second).hasSize(2).doesNotContainAnyElementsOf(ids(first));
  }

  @Test
  void aConversationIsToldTurnByTurnWithMasksBesideTheMachine() {
    Talk talk = SITE.talk("je veux parler à quelqu'un", "mon <b>compte</b> a disparu", ADDRESS);
    Visitor agent = SITE.loggedIn(AGENT);
    String path = open(agent, talk);

    String last = agent.get(path).body();
    assertThat(last)
        .contains("Tour 4 sur 4")
        .contains("mon &lt;b&gt;compte&lt;/b&gt; a disparu")
        .contains("j****@****.fr")
        .contains("contact-support/")
        .doesNotContain(ADDRESS, "\uE000", "Défaut du programme");
    String second = agent.get(path + "?tour=2").body();
    assertThat(second)
        .contains("Tour 2 sur 4", "sure: contacter_support", "<code>who-asks</code>")
        .contains("<g class=\"state current\"><title>message : collect message</title>")
        .doesNotContain("a disparu");
    assertThat(agent.get(path + "?tour=999999").body()).contains("Tour 4 sur 4");
    assertThat(agent.get("/console/conversations/" + new UUID(0, 1)).statusCode()).isEqualTo(404);
  }

  @Test
  void aRecordThatDiffersFromWhatTheSameDialogsSayIsToldLoudly() {
    Talk talk = SITE.talk("je veux parler à quelqu'un");
    SITE.house.database.query(
        "UPDATE conversation_turn SET reply = replace(reply, 'Je transmets', 'Je perds')");
    Visitor agent = SITE.loggedIn(AGENT);
    assertThat(agent.get(open(agent, talk)).body())
        .contains("Défaut du programme", "les tours 2 donnent une autre réponse");
  }

  @Test
  void todaysDialogsAreComparedAndTheConversationIsTakenAway() {
    Talk talk = SITE.talk("je veux parler à quelqu'un", "mon compte a disparu", ADDRESS);
    Visitor agent = SITE.loggedIn(AGENT);
    String path = open(agent, talk);
    assertThat(agent.get(path + "/et-si").body()).contains("Rien ne change, à la lettre près");
    assertThat(agent.get(path + "/et-si?ecoute=anew").body()).contains("Rien ne change");

    HttpResponse<String> test = agent.get(path + "/export/test");
    assertThat(test.headers().firstValue("Content-Disposition").orElseThrow())
        .contains("attachment", talk.conversation + ".txt");
    assertThat(test.body())
        .contains("> mon compte a disparu", "> camille.a@ferme-exemple.fr")
        .doesNotContain(ADDRESS);
    assertThat(agent.get(path + "/export/json").body()).contains("\"turns\"");
    assertThat(agent.get(path + "/export/transcript").body()).contains("suggestedActions");
    assertThat(agent.get(path + "/export/odd").statusCode()).isEqualTo(404);
    assertThat(SITE.house.database.query("SELECT act FROM console_audit ORDER BY id"))
        .extracting(row -> row.getString("act"))
        .containsExactly(
            "logged-in", "opened", "played", "played", "exported", "exported", "exported");
  }

  @Test
  void aNumberThatWasGivenToThePersonFindsTheConversation() {
    Talk talk = SITE.talk("je veux parler à quelqu'un", "mon compte a disparu", ADDRESS, "oui");
    String number =
        SITE.house
            .database
            .query("SELECT number FROM support_request")
            .iterator()
            .next()
            .getString("number");
    assertThat(found(SITE.loggedIn(AGENT), "q=" + number)).containsExactly(id(talk));
  }

  @Test
  void whatIsErasedIsNotFoundAnyMore() {
    Talk talk = SITE.talk("un tracteur écarlate");
    Visitor agent = SITE.loggedIn(AGENT);
    assertThat(found(agent, "q=ecarlate")).containsExactly(id(talk));
    SITE.house.database.within(
        tx -> SITE.house.chat.personal().erase(tx, List.of(talk.conversation)));
    assertThat(found(agent, "q=ecarlate")).isEmpty();
    SITE.house.chat.personal().eraseLogs().await();
    SITE.list();
    assertThat(found(agent, "q=ecarlate")).isEmpty();
    assertThat(found(agent, "")).containsExactly(id(talk));
  }

  private static String open(Visitor agent, Talk talk) {
    String path = "/console/conversations/" + talk.conversation;
    agent.get(path + "/motif");
    agent.post(path + "/motif", "motif", "l’usager a appelé");
    return path;
  }

  /** The conversations that a search shows, in order. */
  private static List<String> found(Visitor agent, String query) {
    return ids(agent.get("/console?" + query).body());
  }

  private static String id(Talk talk) {
    return talk.conversation.toString();
  }

  private static List<String> ids(String page) {
    return LINK.matcher(page).results().map(found -> found.group(1)).toList();
  }

  private static String main(HttpResponse<String> answer) {
    return answer.body().substring(answer.body().indexOf("<main"));
  }
}
