package fr.assistantchorus.web.site.attachment;

import static org.assertj.core.api.Assertions.assertThat;

import fr.assistantchorus.support.Visitor;
import fr.assistantchorus.web.TestSite;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class ManagerPagesIT {
  private static final String PATH = "/espaces/gestionnaire";
  private static final String DECISION = PATH + "/decision";
  private static final String SIRET = "12345678200010";
  private static final String OTHER_SIRET = "73282932000074";
  private static final Pattern CHOICE =
      Pattern.compile("name=\"demande\" value=\"([0-9a-f-]{36})\"");

  @AutoClose private final TestSite site = new TestSite("http://localhost:8080");

  private final Visitor manager = new Visitor(site::at);

  @BeforeEach
  void settle() throws Exception {
    site.activate("gestionnaire@exemple.fr", SIRET);
    logIn(manager, "gestionnaire@exemple.fr");
  }

  private HttpResponse<String> logIn(Visitor browser, String address) throws Exception {
    browser.get("/");
    return browser.post("/connexion", "adresse", address, "mot_de_passe", TestSite.PASSWORD);
  }

  private static List<String> choices(String page) {
    return CHOICE.matcher(page).results().map((MatchResult found) -> found.group(1)).toList();
  }

  @Test
  void whoAsksIsListedWithWhatTheGuideNames() throws Exception {
    site.activate("marc@exemple.fr", SIRET);

    HttpResponse<String> page = manager.get(PATH);

    assertThat(page.statusCode()).isEqualTo(200);
    assertThat(page.body())
        .contains(
            "Mes structures",
            "Raison sociale",
            "Mes actions en attente",
            "Les demandes de rattachement à une structure",
            "Demandeur",
            "Identifiant structure",
            "Désignation",
            "Services",
            "Toute la structure",
            "EARL des &lt;Prés&gt;",
            "123 456 782 00010")
        .doesNotContain("marc@exemple.fr");
    assertThat(choices(page.body())).hasSize(1);
    HttpResponse<String> file = manager.get(PATH + "/demandes.csv");
    assertThat(file.headers().firstValue("Content-Type").orElseThrow()).startsWith("text/csv");
    assertThat(file.body())
        .contains("\"Camille DURAND\"", "\"" + SIRET + "\"")
        .doesNotContain("marc@exemple.fr");
  }

  @Test
  void withoutRequestsItSaysSo() throws Exception {
    assertThat(manager.get(PATH).body())
        .contains("Aucune demande en attente")
        .doesNotContain("Refuser");
  }

  @Test
  void whatIsChosenIsNamedBeforeAnythingIsDecidedOrMailed() throws Exception {
    site.activate("marc@exemple.fr", SIRET);
    site.activate("ines@exemple.fr", SIRET);
    List<String> ids = choices(manager.get(PATH).body());
    String mails = mails();

    HttpResponse<String> sure = manager.get(decision("accepter", ids));

    assertThat(sure.statusCode()).isEqualTo(200);
    assertThat(sure.body())
        .contains("Accepter ces 2 demandes ?", "Camille DURAND", "EARL des &lt;Prés&gt;")
        .contains("Annuler")
        .doesNotContain("marc@exemple.fr");
    assertThat(choices(manager.get(PATH).body())).hasSize(2);
    assertThat(mails()).isEqualTo(mails);

    HttpResponse<String> sent = decide("accepter", ids, "");
    assertThat(sent.statusCode()).isEqualTo(303);
    assertThat(sent.headers().firstValue("Location")).contains(PATH);
    assertThat(manager.get(PATH).body())
        .contains(
            "Demande acceptée : Camille DURAND, rattachement à EARL des &lt;Prés&gt;.",
            "Les personnes en sont averties par courriel",
            "Aucune demande en attente");
    assertThat(manager.get(PATH).body()).doesNotContain("Demande acceptée");
    Visitor marc = new Visitor(site::at);
    logIn(marc, "marc@exemple.fr");
    assertThat(marc.get("/espaces/compte/rattachements").body())
        .contains("Utilisateur", "Acceptée");
  }

  @Test
  void allOfTheManyThatWaitAreNamedAndDecidedInOneGo() throws Exception {
    for (int i = 0; i < 7; i++) {
      site.activate("personne%d@exemple.fr".formatted(i), SIRET);
    }
    assertThat(manager.get(PATH).body())
        .contains("Les 7 demandes, aussi celles des autres pages", "Page 1 sur 2");

    HttpResponse<String> sure = manager.get(DECISION + "?toutes=oui&decision=accepter");
    assertThat(sure.body()).contains("Accepter ces 7 demandes ?", "Toute la structure");
    List<String> ids = choices(sure.body());
    assertThat(ids).hasSize(7);
    assertThat(decide("accepter", ids, "").statusCode()).isEqualTo(303);
    assertThat(manager.get(PATH).body())
        .contains("Demande acceptée : Camille DURAND", "Et 2 autres demandes acceptées.")
        .contains("Aucune demande en attente");
  }

  @Test
  void aRefusalNeedsAReasonAndKeepsWhatWasTyped() throws Exception {
    site.activate("marc@exemple.fr", SIRET);
    List<String> ids = choices(manager.get(PATH).body());
    assertThat(manager.get(decision("refuser", ids)).body())
        .contains("Refuser cette demande ?", "Motif du refus");

    HttpResponse<String> missing = decide("refuser", ids, " ");
    assertThat(missing.statusCode()).isEqualTo(422);
    assertThat(missing.body())
        .contains("Dites pourquoi vous refusez", "role=\"alert\"", "id=\"motif-fault\"")
        .contains("value=\"" + ids.getFirst() + "\"");

    HttpResponse<String> refused = decide("refuser", ids, "<é".repeat(251));
    assertThat(refused.statusCode()).isEqualTo(422);
    assertThat(refused.body()).contains("au plus 500 caractères", "&lt;é".repeat(251));

    assertThat(decide("refuser", ids, "Inconnu chez nous").statusCode()).isEqualTo(303);
    assertThat(manager.get(PATH).body()).contains("Demande refusée : Camille DURAND");
    Visitor marc = new Visitor(site::at);
    logIn(marc, "marc@exemple.fr");
    assertThat(marc.get("/espaces/compte/rattachements").body())
        .contains("Refusée", "Inconnu chez nous");
  }

  @ParameterizedTest(name = "{0}: {1}")
  @CsvSource({
    "decision=accepter, Sélectionnez au moins une demande",
    "decision=refuser&demande=no-id, Sélectionnez au moins une demande",
    "demande=ID, Choisissez « Accepter »",
    "decision=nonsense&demande=ID, Choisissez « Accepter »",
  })
  void whatIsWrongWithTheChoiceIsNamedOnTheList(String query, String sentence) throws Exception {
    site.activate("marc@exemple.fr", SIRET);
    String id = choices(manager.get(PATH).body()).getFirst();

    HttpResponse<String> page = manager.get(DECISION + "?" + query.replace("ID", id));

    assertThat(page.statusCode()).isEqualTo(422);
    assertThat(page.body()).contains(sentence, "role=\"alert\"");
    assertThat(choices(page.body())).containsExactly(id);
  }

  @Test
  void whatWasDecidedInAnotherWindowIsToldByName() throws Exception {
    site.activate("marc@exemple.fr", SIRET);
    site.activate("ines@exemple.fr", SIRET);
    List<String> ids = choices(manager.get(PATH).body());
    manager.get(decision("accepter", ids));
    decide("accepter", List.of(ids.get(0)), "");
    manager.get(PATH);

    decide("refuser", ids, "Trop tard");
    assertThat(manager.get(PATH).body())
        .contains("Demande refusée : Camille DURAND")
        .containsPattern("Déjà acceptée le [^.]* : Camille DURAND");

    // Nothing is left to confirm.
    assertThat(manager.get(decision("accepter", ids)).statusCode()).isEqualTo(303);
    assertThat(manager.get(PATH).body()).contains("Déjà acceptée", "Déjà refusée");
  }

  @Test
  void anothersRequestsAreNeitherShownNorDecided() throws Exception {
    site.activate("autre@exemple.fr", OTHER_SIRET);
    site.activate("marc@exemple.fr", SIRET);
    List<String> ids = choices(manager.get(PATH).body());
    Visitor other = new Visitor(site::at);
    logIn(other, "autre@exemple.fr");
    assertThat(other.get(PATH).body()).contains("Aucune demande en attente");
    assertThat(other.get(decision("accepter", ids)).body()).doesNotContain("DURAND, ");

    other.post(DECISION, "demande", ids.getFirst(), "decision", "accepter");

    assertThat(other.get(PATH).body()).contains("Une demande n’attendait plus");
    assertThat(choices(manager.get(PATH).body())).isEqualTo(ids);
  }

  @Test
  void whoManagesNothingIsToldSoAndDecidesNothing() throws Exception {
    site.activate("marc@exemple.fr", SIRET);
    String id = choices(manager.get(PATH).body()).getFirst();
    Visitor marc = new Visitor(site::at);
    logIn(marc, "marc@exemple.fr");

    assertThat(marc.get(PATH).body())
        .contains("Vous n’êtes gestionnaire principal d’aucune structure")
        .doesNotContain("name=\"demande\"");
    HttpResponse<String> page = marc.post(DECISION, "demande", id, "decision", "accepter");

    assertThat(page.statusCode()).isEqualTo(403);
    assertThat(page.body()).contains("Seul le gestionnaire décide");
  }

  @Test
  void manyRequestsComeOnPagesAndAreSorted() throws Exception {
    for (int i = 1; i <= 6; i++) {
      site.activate("personne" + i + "@exemple.fr", SIRET);
      site.clock.advance(Duration.ofMinutes(1));
    }
    String first = manager.get(PATH).body();
    assertThat(choices(first)).hasSize(5);
    assertThat(first).contains("Page 1 sur 2", "Page suivante").doesNotContain("Page précédente");
    String second = manager.get(PATH + "?tri=date&page=2").body();
    assertThat(choices(second)).hasSize(1);
    assertThat(second).contains("Page précédente");
    String newest = manager.get(PATH + "?tri=-date").body();
    assertThat(choices(newest).getFirst()).isEqualTo(choices(second).getFirst());
    assertThat(newest).contains("aria-sort=\"descending\"");
    for (String odd : List.of("0", "-1", "x", "99", "99999999999999999999", "%00")) {
      assertThat(manager.get(PATH + "?page=" + odd).statusCode()).as(odd).isEqualTo(200);
    }
  }

  @Test
  void aFormWithoutItsTokenDecidesNothingAndKeepsWhatWasTyped() throws Exception {
    site.activate("marc@exemple.fr", SIRET);
    List<String> ids = choices(manager.get(PATH).body());
    manager.get(decision("refuser", ids));
    manager.forgetFormToken();

    HttpResponse<String> page = decide("refuser", ids, "Inconnu");

    assertThat(page.statusCode()).isEqualTo(403);
    assertThat(page.body())
        .contains("La page a expiré", "Inconnu</textarea>", "value=\"" + ids.getFirst() + "\"");
    assertThat(choices(manager.get(PATH).body())).isEqualTo(ids);
  }

  private HttpResponse<String> decide(String decision, List<String> ids, String reason) {
    List<String> form = new ArrayList<>(List.of("decision", decision, "motif", reason));
    ids.forEach(id -> form.addAll(List.of("demande", id)));
    return manager.post(DECISION, form.toArray(String[]::new));
  }

  private static String decision(String decision, List<String> ids) {
    return DECISION + "?decision=" + decision + "&demande=" + String.join("&demande=", ids);
  }

  private String mails() {
    return site.database()
        .query("SELECT count(*) FROM outbox")
        .iterator()
        .next()
        .getValue(0)
        .toString();
  }

  @Test
  void whoComesFromTheMailLogsInAndIsBack() throws Exception {
    Visitor browser = new Visitor(site::at);
    HttpResponse<String> away = browser.get(PATH + "?page=2");
    String login = away.headers().firstValue("Location").orElseThrow();
    assertThat(login).isEqualTo("/?retour=" + PATH + "%3Fpage=2#connexion");

    assertThat(browser.get(login.replaceFirst("#.*", "")).body())
        .contains("name=\"retour\" value=\"" + PATH + "?page=2\"");
    HttpResponse<String> wrong = logIn(browser, "pas-le-bon", PATH + "?page=2");
    assertThat(wrong.statusCode()).isEqualTo(422);
    assertThat(wrong.body()).contains("name=\"retour\" value=\"" + PATH + "?page=2\"");
    HttpResponse<String> in = logIn(browser, TestSite.PASSWORD, PATH + "?page=2");
    assertThat(in.headers().firstValue("Location")).contains(PATH + "?page=2");
  }

  @ParameterizedTest
  @CsvSource({"//ailleurs.exemple.fr", "https://ailleurs.exemple.fr", "/\\ailleurs.exemple.fr"})
  void theLoginLeadsToNoOtherSite(String path) throws Exception {
    Visitor browser = new Visitor(site::at);
    assertThat(browser.get("/?retour=" + path.replace("\\", "%5C")).body())
        .doesNotContain("ailleurs.exemple");

    HttpResponse<String> in = logIn(browser, TestSite.PASSWORD, path);

    assertThat(in.headers().firstValue("Location")).contains("/accueil");
  }

  @Test
  void theConnectedHomeSaysWhatIsLeftToDo() throws Exception {
    assertThat(manager.get("/accueil").body())
        .contains("Ce qu’il vous reste à faire")
        .containsPattern("Créer le compte et la structure</span><span class=\"tag done\">Fait")
        .containsPattern(
            "href=\"[^\"]+/coordonnees-bancaires/ajouter\"[^>]*>Ajouter les coordonnées bancaires")
        .containsPattern("<span class=\"tag to-do\">À faire")
        .doesNotContain("Ce qui attend votre décision", "class=\"count\"");
    site.activate("marc@exemple.fr", SIRET);
    Visitor marc = new Visitor(site::at);
    logIn(marc, "marc@exemple.fr");
    assertThat(marc.get("/accueil").body())
        .containsPattern(
            "la structure</span><span class=\"tag waiting\">En attente du gestionnaire");
    assertThat(manager.get("/accueil").body())
        .contains("Une demande attend</a>", "1<span class=\"unseen\"> en attente</span>");
  }

  /**
   * @param next the page that was asked for before
   */
  private static HttpResponse<String> logIn(Visitor browser, String password, String next) {
    return browser.post(
        "/connexion",
        "adresse",
        "gestionnaire@exemple.fr",
        "mot_de_passe",
        password,
        "retour",
        next);
  }
}
