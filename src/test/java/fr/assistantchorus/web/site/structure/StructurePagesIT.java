package fr.assistantchorus.web.site.structure;

import static org.assertj.core.api.Assertions.assertThat;

import fr.assistantchorus.company.SyntheticRegister;
import fr.assistantchorus.support.FormValues;
import fr.assistantchorus.support.Visitor;
import fr.assistantchorus.web.TestSite;
import java.net.http.HttpResponse;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** F6, F7, F26, F47, F49 to F54 on the pages. */
final class StructurePagesIT {
  private static final String MINE = "/espaces/gestionnaire/structures";
  private static final String NEW = MINE + "/nouvelle";
  private static final String FORM = NEW + "/fiche";
  private static final String SEARCH = "/structures/recherche";
  private static final String PUBLIC = "/structures-publiques";
  private static final Pattern SHEET = Pattern.compile("name=\"fiche\" value=\"([0-9a-f-]{36})\"");

  @AutoClose private static final TestSite SITE = new TestSite("http://localhost:8080");

  private final Visitor camille = new Visitor(SITE::at);

  @BeforeEach
  void settle() {
    SITE.activate("camille@exemple.fr", SyntheticRegister.EARL);
    logIn(camille, "camille@exemple.fr");
  }

  @AfterEach
  void forget() {
    SITE.database().empty();
  }

  private static void logIn(Visitor browser, String address) {
    browser.get("/");
    browser.post("/connexion", "adresse", address, "mot_de_passe", TestSite.PASSWORD);
  }

  @Test
  void aStructureWithASiretIsPrefilledCorrectedAndCreated() {
    assertThat(camille.get(NEW).body())
        .contains("La structure a un SIRET", "La structure n’a pas de SIRET", "UE hors France");
    HttpResponse<String> prefilled = camille.get(FORM + "?siret=666%20666%20664%2000014");
    assertThat(prefilled.statusCode()).isEqualTo(200);
    assertThat(prefilled.body())
        .contains("CUMA DU BOCAGE", "1 ZA DU BOCAGE", "21000", "registre des entreprises")
        .contains("value=\"FR72666666664\"");

    HttpResponse<String> created =
        camille.post(FORM, sheet(prefilled, "name", "CUMA du <Bocage>", "label", "Bocage"));

    String path = location(created);
    assertThat(path).startsWith(MINE + "/");
    assertThat(camille.get(path).body())
        .contains("est créée. Vous en êtes le gestionnaire principal")
        .contains("CUMA du &lt;Bocage&gt;", "Corriger les données", "FR72666666664");
    assertThat(camille.post(FORM, sheet(prefilled)).headers().firstValue("Location"))
        .as("a double click")
        .contains(path);
    assertThat(camille.get(path).body()).contains("existe déjà, et vous en êtes");
    assertThat(camille.get(MINE).body()).contains("2 structures", "CUMA du &lt;Bocage&gt;");
  }

  @Test
  void whatIsWrongIsNamedAndWhatWasTypedIsKept() {
    assertThat(camille.get(FORM + "?siret=&rcs=").body()).contains("Saisissez le numéro de SIRET");
    HttpResponse<String> broken = camille.get(FORM + "?siret=12345678200011&rcs=");
    assertThat(broken.statusCode()).isEqualTo(422);
    assertThat(broken.body()).contains("n’existe pas", "value=\"12345678200011\"");
    assertThat(camille.get(FORM).statusCode()).isEqualTo(422);
    assertThat(camille.get(FORM + "?type=siret").statusCode()).isEqualTo(422);

    HttpResponse<String> page = camille.get(FORM + "?type=individual");
    HttpResponse<String> refused =
        camille.post(FORM, sheet(page, "name", "", "street", "1 rue du Pré", "phone", "12"));
    assertThat(refused.statusCode()).isEqualTo(422);
    assertThat(refused.body())
        .contains("Prénom et nom", "href=\"#name\"", "href=\"#phone\"", "value=\"1 rue du Pré\"")
        .containsPattern("id=\"phone\"[^>]*aria-invalid=\"true\"");

    HttpResponse<String> asked =
        camille.post(FORM, sheet(page, "postal_code", "15100", "city", "Rennes"));
    assertThat(asked.statusCode()).isEqualTo(422);
    assertThat(asked.body()).contains("est-ce bien elle", "C’est bien l’adresse");
    HttpResponse<String> meant =
        camille.post(FORM, sheet(page, "postal_code", "15100", "city", "Rennes", "meant", "oui"));
    assertThat(meant.statusCode()).isEqualTo(303);
    assertThat(camille.get(location(meant)).body()).contains("Particulier");
  }

  @Test
  void aClosedAndATakenOneAreSaidAtOnceWithTheWayOn() {
    HttpResponse<String> closed =
        camille.get(FORM + "?siret=" + SyntheticRegister.CLOSED_WITH_OPEN_SIBLINGS);
    assertThat(closed.statusCode()).isEqualTo(422);
    assertThat(closed.body())
        .contains("Cet établissement est fermé", "27 AVENUE DES TILLEULS", "siret=11111111800027");

    SITE.activate("eric@exemple.fr", SyntheticRegister.CUMA);
    assertThat(camille.get(FORM + "?siret=" + SyntheticRegister.CUMA).body())
        .contains("Cette structure existe déjà", "Demander le rattachement")
        .doesNotContain("eric", "Éric");
    assertThat(camille.get(FORM + "?siret=" + SyntheticRegister.EARL).body())
        .contains("Vous y êtes déjà rattaché");
  }

  @Test
  void aManagerCorrectsAndAStaleFormKeepsWhatWasTyped() {
    String one = MINE + "/" + idOf(SyntheticRegister.EARL);
    HttpResponse<String> form = camille.get(one + "/modifier");
    assertThat(form.body()).contains("<dt>SIRET</dt>", "EARL des &lt;Prés&gt;");

    assertThat(camille.post(one + "/modifier", correction("0", "label", "Une")).statusCode())
        .isEqualTo(303);
    assertThat(camille.get(one).body()).contains("Les données de la structure sont enregistrées");
    HttpResponse<String> stale =
        camille.post(one + "/modifier", correction("0", "label", "Autre", "phone", "0612345678"));
    assertThat(stale.statusCode()).isEqualTo(409);
    assertThat(stale.body())
        .contains("a été corrigée ailleurs", "value=\"Autre\"", "« Une » est enregistré maintenant")
        .contains("name=\"version\" value=\"1\"");
    assertThat(
            camille
                .post(one + "/modifier", correction("1", "label", "Autre", "status", "inactive"))
                .statusCode())
        .isEqualTo(303);
    assertThat(camille.get(MINE).body()).contains("Inactif");
  }

  @Test
  void othersStructuresDoNotExistAndAUserCannotCorrect() {
    String one = MINE + "/" + idOf(SyntheticRegister.EARL);
    SITE.activate("eric@exemple.fr", SyntheticRegister.CUMA);
    Visitor eric = new Visitor(SITE::at);
    logIn(eric, "eric@exemple.fr");
    assertThat(eric.get(one).statusCode()).isEqualTo(404);
    assertThat(eric.get(one + "/modifier").statusCode()).isEqualTo(404);
    assertThat(eric.get(MINE + "/nothing").statusCode()).isEqualTo(404);
    eric.get(NEW);
    assertThat(eric.post(one + "/modifier", correction("0")).statusCode()).isEqualTo(404);

    SITE.database()
        .query(
            """
            INSERT INTO membership (account, structure, role, since)
            SELECT account.id, structure.id, 'member', now() FROM account, structure
            WHERE identifier = $1 AND NOT EXISTS (
              SELECT FROM membership WHERE account = account.id AND structure = structure.id)
            ON CONFLICT DO NOTHING
            """,
            SyntheticRegister.EARL);
    assertThat(eric.get(one).body())
        .contains("Vous en êtes utilisateur")
        .doesNotContain("Corriger les données");
    assertThat(eric.get(one + "/modifier").statusCode()).isEqualTo(403);
    assertThat(eric.post(one + "/modifier", correction("0")).statusCode()).isEqualTo(403);

    Visitor stranger = new Visitor(SITE::at);
    assertThat(stranger.get(one).statusCode()).isEqualTo(303);
    assertThat(stranger.get(SEARCH).statusCode()).isEqualTo(303);
    assertThat(stranger.get(MINE + ".csv").statusCode()).isEqualTo(303);
  }

  @Test
  void aSessionThatEndedInMidFormLosesNothingTyped() {
    HttpResponse<String> page = camille.get(FORM + "?type=individual");
    camille.cookies().remove("session");
    HttpResponse<String> ended = camille.post(FORM, sheet(page, "label", "Gardé <ici>"));
    assertThat(ended.statusCode()).isEqualTo(403);
    assertThat(ended.body())
        .contains("Votre session a pris fin", "name=\"label\" value=\"Gardé &lt;ici&gt;\"");

    logIn(camille, "camille@exemple.fr");
    HttpResponse<String> again = camille.post(FORM, sheet(page, "label", "Gardé <ici>"));
    assertThat(again.statusCode()).isEqualTo(403);
    assertThat(again.body()).contains("La page a expiré", "value=\"Gardé &lt;ici&gt;\"");
    HttpResponse<String> created = camille.post(FORM, sheet(again, "label", "Gardé <ici>"));
    assertThat(camille.get(location(created)).body()).contains("Gardé &lt;ici&gt;");
  }

  @Test
  void myStructuresAreSortedPagedAndExported() {
    for (int i = 1; i <= 6; i++) {
      HttpResponse<String> page = camille.get(FORM + "?type=individual");
      camille.post(FORM, sheet(page, "name", "=Ferme " + i));
    }
    String first = camille.get(MINE + "?tri=-nom").body();
    assertThat(first)
        .contains("7 structures", "Page 1 sur 2", "aria-sort=\"descending\"", "Toute la structure")
        .contains("=Ferme 6")
        .doesNotContain("=Ferme 1<");
    assertThat(camille.get(MINE + "?tri=-nom&page=99").body()).contains("=Ferme 1<");
    HttpResponse<String> csv = camille.get(MINE + ".csv");
    assertThat(csv.headers().firstValue("Content-Disposition"))
        .contains("attachment; filename=\"mes-structures.csv\"");
    assertThat(csv.body().lines()).hasSize(8);
    assertThat(csv.body()).contains("\"Raison sociale\"", "\"'=Ferme 1\"", "\"EARL des <Prés>\"");
  }

  @Test
  void theSearchForgivesSaysWhatToDoWhereNothingIsFoundAndExports() {
    SITE.activate("eric@exemple.fr", SyntheticRegister.CUMA);
    assertThat(camille.get(SEARCH).body()).contains("Raison sociale", "Libellé", "Code postal");
    HttpResponse<String> found = camille.get(SEARCH + "?name=earl+des+pr%C3%A9&city=RENES");
    assertThat(found.body())
        .contains("2 structures", "EARL des &lt;Prés&gt;", "Voir", "Demander le rattachement")
        .contains(SEARCH + ".csv?name=earl+des+pr%C3%A9&amp;city=RENES")
        .doesNotContain("1 rue du Pré", "eric@");
    HttpResponse<String> none = camille.get(SEARCH + "?name=%3Cscript%3E&type=");
    assertThat(none.body())
        .contains(
            "Aucune Structure ne correspond aux critères renseignés. Si vous souhaitez créer la"
                + " structure, cliquez sur le bouton \"Saisir une nouvelle structure\".")
        .contains("&lt;script&gt;")
        .doesNotContain("<script>");
    assertThat(camille.get(SEARCH + "?name=").statusCode()).isEqualTo(422);
    assertThat(camille.get(SEARCH + ".csv?city=Rennes").body().lines()).hasSize(3);
  }

  @Test
  void anybodySearchesPublicStructuresButNotTooOften() {
    HttpResponse<String> page = camille.get(FORM + "?type=being-registered");
    camille.post(FORM, sheet(page, "name", "Mairie de Rennes", "kind", "public"));
    Visitor stranger = new Visitor(SITE::at);
    assertThat(stranger.get("/services/structures-publiques").headers().firstValue("Location"))
        .contains(PUBLIC);
    assertThat(stranger.get(PUBLIC).body()).contains("Rechercher une structure publique");
    assertThat(stranger.get(PUBLIC + "?city=Rennes").body())
        .contains("1 structure", "Mairie de Rennes")
        .doesNotContain("EARL", "Demander le rattachement", "camille");
    assertThat(stranger.get(PUBLIC + ".csv?city=Rennes").body()).contains("Mairie de Rennes");
    HttpResponse<String> last = null;
    for (int i = 0; i < 60; i++) {
      last = stranger.get(PUBLIC + "?city=Rennes");
    }
    assertThat(last.statusCode()).isEqualTo(429);
    assertThat(last.headers().firstValue("Retry-After")).isPresent();
    assertThat(last.body()).contains("Trop de recherches", "value=\"Rennes\"");
  }

  private static FormValues correction(String version, String... more) {
    return FormValues.of(
            "version", version,
            "name", "EARL des <Prés>",
            "street", "1 rue du Pré",
            "postal_code", "35000",
            "city", "Rennes",
            "country", "France",
            "traits", "accepts_requests")
        .with(FormValues.of(more));
  }

  private static FormValues sheet(HttpResponse<String> page, String... more) {
    Matcher sheet = SHEET.matcher(page.body());
    assertThat(sheet.find()).isTrue();
    return FormValues.of(
            "fiche", sheet.group(1),
            "identifier_type", hidden(page, "identifier_type"),
            "siret", hidden(page, "siret"),
            "name", "Une structure",
            "street", "1 rue du Pré",
            "postal_code", "35000",
            "city", "Rennes",
            "country", "France",
            "vat_number", hidden(page, "siret").isEmpty() ? "" : "FR72666666664",
            "traits", "accepts_requests")
        .with(FormValues.of(more));
  }

  private static String hidden(HttpResponse<String> page, String name) {
    Matcher value =
        Pattern.compile("type=\"hidden\" name=\"%s\" value=\"([^\"]*)\"".formatted(name))
            .matcher(page.body());
    assertThat(value.find()).isTrue();
    return value.group(1);
  }

  private static String location(HttpResponse<String> answer) {
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(303);
    return answer.headers().firstValue("Location").orElseThrow();
  }

  private static String idOf(String siret) {
    return SITE.database()
        .query("SELECT id FROM structure WHERE identifier = $1", siret)
        .iterator()
        .next()
        .getUUID("id")
        .toString();
  }
}
