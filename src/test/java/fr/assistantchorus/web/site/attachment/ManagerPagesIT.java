package fr.assistantchorus.web.site.attachment;

import static org.assertj.core.api.Assertions.assertThat;

import fr.assistantchorus.support.Visitor;
import fr.assistantchorus.web.TestSite;
import java.net.http.HttpResponse;
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
            "EARL des &lt;Prés&gt;",
            SIRET)
        .doesNotContain("marc@exemple.fr");
    assertThat(choices(page.body())).hasSize(1);
  }

  @Test
  void withoutRequestsItSaysSo() throws Exception {
    assertThat(manager.get(PATH).body())
        .contains("Aucune demande en attente")
        .doesNotContain("Refuser");
  }

  @Test
  void oneOrManyAreAcceptedAndToldOnce() throws Exception {
    site.activate("marc@exemple.fr", SIRET);
    site.activate("ines@exemple.fr", SIRET);
    List<String> ids = choices(manager.get(PATH).body());

    HttpResponse<String> sent =
        manager.post(
            PATH, "demande", ids.get(0), "demande", ids.get(1), "motif", "", "decision", "valider");

    assertThat(sent.statusCode()).isEqualTo(303);
    assertThat(sent.headers().firstValue("Location")).contains(PATH);
    assertThat(manager.get(PATH).body())
        .contains("2 demandes sont acceptées", "Aucune demande en attente");
    assertThat(manager.get(PATH).body()).doesNotContain("acceptées");
    Visitor marc = new Visitor(site::at);
    logIn(marc, "marc@exemple.fr");
    assertThat(marc.get("/accueil").body()).contains("Utilisateur").doesNotContain("demandé</td>");
  }

  @Test
  void aRefusalNeedsAReasonAndKeepsWhatWasChosen() throws Exception {
    site.activate("marc@exemple.fr", SIRET);
    String id = choices(manager.get(PATH).body()).getFirst();

    HttpResponse<String> missing = manager.post(PATH, "demande", id, "decision", "refuser");
    assertThat(missing.statusCode()).isEqualTo(422);
    assertThat(missing.body())
        .contains("Dites pourquoi vous refusez", "role=\"alert\"", "id=\"motif-fault\"")
        .contains("value=\"" + id + "\" checked");

    String tooLong = "<é".repeat(251);
    HttpResponse<String> refused =
        manager.post(PATH, "demande", id, "motif", tooLong, "decision", "refuser");
    assertThat(refused.statusCode()).isEqualTo(422);
    assertThat(refused.body()).contains("au plus 500 caractères", "&lt;é".repeat(251));

    HttpResponse<String> sent =
        manager.post(PATH, "demande", id, "motif", "Inconnu chez nous", "decision", "refuser");
    assertThat(sent.statusCode()).isEqualTo(303);
    assertThat(manager.get(PATH).body()).contains("Une demande est refusée");
  }

  @ParameterizedTest(name = "{0} / {1}: {2}")
  @CsvSource({
    "valider, '', Sélectionnez au moins une demande",
    "refuser, Non, Sélectionnez au moins une demande",
    "valider, Non, Effacez-le pour valider",
    "nonsense, Non, Choisissez",
    "'', '', Choisissez",
  })
  void whatIsWrongIsNamedAndNothingIsDecided(String decision, String reason, String sentence)
      throws Exception {
    site.activate("marc@exemple.fr", SIRET);
    manager.get(PATH);

    HttpResponse<String> page =
        manager.post(PATH, "demande", "no-id", "motif", reason, "decision", decision);

    assertThat(page.statusCode()).isEqualTo(422);
    assertThat(page.body()).contains(sentence, "role=\"alert\"", ">" + reason + "</textarea>");
    assertThat(choices(manager.get(PATH).body())).hasSize(1);
  }

  @Test
  void whatWasDecidedInAnotherWindowIsSaid() throws Exception {
    site.activate("marc@exemple.fr", SIRET);
    site.activate("ines@exemple.fr", SIRET);
    List<String> ids = choices(manager.get(PATH).body());
    manager.post(PATH, "demande", ids.get(0), "decision", "valider");

    manager.post(PATH, "demande", ids.get(0), "demande", ids.get(1), "decision", "valider");

    assertThat(manager.get(PATH).body())
        .contains("Une demande est acceptée", "Une demande n’attendait plus");
  }

  @Test
  void anothersRequestsAreNeitherShownNorDecided() throws Exception {
    site.activate("autre@exemple.fr", OTHER_SIRET);
    site.activate("marc@exemple.fr", SIRET);
    String id = choices(manager.get(PATH).body()).getFirst();
    Visitor other = new Visitor(site::at);
    logIn(other, "autre@exemple.fr");
    assertThat(other.get(PATH).body()).contains("Aucune demande en attente");

    other.post(PATH, "demande", id, "decision", "valider");

    assertThat(other.get(PATH).body()).contains("Une demande n’attendait plus");
    assertThat(choices(manager.get(PATH).body())).containsExactly(id);
  }

  @Test
  void whoManagesNothingIsToldSoAndDecidesNothing() throws Exception {
    site.activate("marc@exemple.fr", SIRET);
    String id = choices(manager.get(PATH).body()).getFirst();
    Visitor marc = new Visitor(site::at);
    logIn(marc, "marc@exemple.fr");

    assertThat(marc.get(PATH).body())
        .contains("Vous n’êtes gestionnaire principal d’aucune structure", "Rattachement demandé")
        .doesNotContain("name=\"demande\"");
    HttpResponse<String> page = marc.post(PATH, "demande", id, "decision", "valider");

    assertThat(page.statusCode()).isEqualTo(403);
    assertThat(page.body()).contains("Seul le gestionnaire décide");
  }

  @Test
  void manyRequestsComeOnPages() throws Exception {
    for (int i = 1; i <= 6; i++) {
      site.activate("personne" + i + "@exemple.fr", SIRET);
    }
    String first = manager.get(PATH).body();
    assertThat(choices(first)).hasSize(5);
    assertThat(first).contains("Page 1 sur 2", "Page suivante").doesNotContain("Page précédente");
    String second = manager.get(PATH + "?page=2").body();
    assertThat(choices(second)).hasSize(1);
    assertThat(second).contains("Page précédente");
    for (String odd : List.of("0", "-1", "x", "99", "99999999999999999999", "%00")) {
      assertThat(manager.get(PATH + "?page=" + odd).statusCode()).as(odd).isEqualTo(200);
    }

    String id = choices(second).getFirst();
    HttpResponse<String> sent =
        manager.post(PATH, "page", "2", "demande", id, "decision", "valider");
    assertThat(sent.headers().firstValue("Location")).contains(PATH + "?page=2");
    assertThat(choices(manager.get(PATH + "?page=2").body())).hasSize(5);
  }

  @Test
  void aFormWithoutItsTokenDecidesNothingAndKeepsWhatWasTyped() throws Exception {
    site.activate("marc@exemple.fr", SIRET);
    String id = choices(manager.get(PATH).body()).getFirst();
    manager.forgetFormToken();

    HttpResponse<String> page =
        manager.post(PATH, "demande", id, "motif", "Inconnu", "decision", "refuser");

    assertThat(page.statusCode()).isEqualTo(403);
    assertThat(page.body())
        .contains("La page a expiré", "Inconnu</textarea>", "value=\"" + id + "\" checked");
    assertThat(choices(manager.get(PATH).body())).hasSize(1);
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
        .containsPattern("Créer le compte et la structure : <strong class=\"done\">fait")
        .containsPattern("le RIB : <strong class=\"to-do\">à faire");
    site.activate("marc@exemple.fr", SIRET);
    Visitor marc = new Visitor(site::at);
    logIn(marc, "marc@exemple.fr");
    assertThat(marc.get("/accueil").body())
        .containsPattern("la structure : <strong class=\"waiting\">en attente du gestionnaire");
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
