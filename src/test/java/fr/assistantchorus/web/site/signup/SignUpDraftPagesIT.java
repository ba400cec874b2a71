package fr.assistantchorus.web.site.signup;

import static fr.assistantchorus.web.site.signup.Applicant.IDENTITY;
import static fr.assistantchorus.web.site.signup.Applicant.RECAP;
import static fr.assistantchorus.web.site.signup.Applicant.SENT;
import static fr.assistantchorus.web.site.signup.Applicant.SPACES;
import static fr.assistantchorus.web.site.signup.Applicant.STRUCTURE;
import static fr.assistantchorus.web.site.signup.Applicant.UNKNOWN;
import static fr.assistantchorus.web.site.signup.Applicant.find;
import static fr.assistantchorus.web.site.signup.Applicant.leadsTo;
import static org.assertj.core.api.Assertions.assertThat;

import fr.assistantchorus.support.Visitor;
import fr.assistantchorus.web.TestSite;
import io.vertx.core.json.JsonObject;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The draft behind the pages of guide A: what each step finds of it, and when it ends. */
final class SignUpDraftPagesIT {
  @AutoClose private static final TestSite SITE = new TestSite("http://localhost:8080");

  private static final Pattern CODE = Pattern.compile("reprise=([0-9A-Z]{4}(?:-[0-9A-Z]{4}){3})");

  private final Applicant applicant = new Applicant(SITE);
  private final Visitor browser = applicant.browser;
  private final String address = applicant.address;

  @ParameterizedTest
  @ValueSource(strings = {IDENTITY, STRUCTURE, SPACES, RECAP, SENT})
  void withoutADraftEveryStepLeadsToTheBeginning(String path) throws Exception {
    leadsTo(new Visitor(SITE::at).get(path), "/#inscription");
  }

  @ParameterizedTest
  @ValueSource(strings = {STRUCTURE, SPACES, RECAP, SENT})
  void aStepThatIsTooEarlyLeadsToTheFirstThatIsNotDone(String path) throws Exception {
    applicant.begin(UNKNOWN);
    HttpResponse<String> answer = browser.get(path);
    assertThat(answer.statusCode()).isEqualTo(303);
    if (!path.equals(SENT)) {
      leadsTo(answer, IDENTITY);
    }
  }

  @Test
  void backAndForthLosesNothing() throws Exception {
    applicant.begin(UNKNOWN);
    applicant.identify();
    applicant.describe("complement_1", "Bâtiment B");
    applicant.chooseTic();
    assertThat(browser.get("/").body()).contains("value=\"" + address, "value=\"" + UNKNOWN);
    assertThat(browser.get(IDENTITY).body())
        .contains("value=\"Camille\"", "value=\"" + address + "\"")
        .doesNotContain("altcha-widget");
    assertThat(browser.get(STRUCTURE).body()).contains("value=\"Bâtiment B\"");
    assertThat(browser.get(SPACES).body()).contains("value=\"farming-company\" selected");

    browser.get(STRUCTURE + "?retour=oui");
    leadsTo(
        browser.post(
            STRUCTURE + "?retour=oui",
            "name",
            "EARL",
            "street",
            "2 rue",
            "postal_code",
            "35000",
            "city",
            "Rennes"),
        RECAP);
    assertThat(browser.get(RECAP).body()).contains("2 rue", "021155950");
  }

  @Test
  void aDraftIsForgottenAfterADay() throws Exception {
    applicant.begin(UNKNOWN);
    SITE.clock.advance(Duration.ofHours(25));
    leadsTo(browser.get(IDENTITY), "/#inscription");
    leadsTo(browser.post(IDENTITY, "last_name", "Durand"), "/#inscription");
    assertThat(browser.get("/").body()).doesNotContain(address);
  }

  @Test
  void whatIsNotSentYetIsKeptForTheAssistant() throws Exception {
    applicant.begin(UNKNOWN);
    applicant.identify();
    HttpResponse<String> page = browser.get(STRUCTURE);
    assertThat(page.body()).contains("data-say=\"Je continue ici", "page=\"" + STRUCTURE);
    assertThat(SITE.take(find(CODE, page))).containsEntry("last_name", "Durand");

    HttpResponse<String> kept =
        browser.post(
            "/inscription/brouillon",
            "street",
            "3 rue à moitié",
            "postal_code",
            "pas fini",
            "email",
            "autre@exemple.fr");

    assertThat(kept.statusCode()).isEqualTo(200);
    String say = new JsonObject(kept.body()).getString("say");
    Map<String, String> taken = SITE.take(say.substring(say.length() - 19));
    assertThat(taken)
        .containsEntry("street", "3 rue à moitié")
        .containsEntry("postal_code", "pas fini")
        .containsEntry("email", address);
    assertThat(browser.get(STRUCTURE).body()).contains("value=\"pas fini\"");
    browser.forgetFormToken();
    assertThat(browser.post("/inscription/brouillon", "street", "x").statusCode()).isEqualTo(403);
  }

  @Test
  void whatTheChatKnowsIsOnThePageOnce() throws Exception {
    Map<String, String> said =
        Map.of(
            "email", address,
            "identifier_type", "siret",
            "siret", UNKNOWN,
            "last_name", "Durand",
            "first_name", "Camille",
            "street", "1 rue du Pré",
            "postal_code", "35000",
            "city", "Rennes",
            "spaces", "tic");
    String link = "/inscription/reprise/" + SITE.link(said);
    assertThat(browser.get(link).body()).contains("Continuer l’inscription</button>");
    leadsTo(browser.post(link), RECAP);
    assertThat(browser.get(RECAP).body()).contains(address, "1 rue du Pré");
    leadsTo(browser.post(RECAP), SENT);

    HttpResponse<String> again = new Visitor(SITE::at).get(link);
    assertThat(again.statusCode()).isEqualTo(410);
    assertThat(again.body()).contains("ne sert plus", "/#inscription", "data-open-assistant");
  }

  @Test
  void whatTheChatDoesNotKnowYetIsAskedFirst() throws Exception {
    Map<String, String> said =
        Map.of("email", address, "identifier_type", "siret", "siret", UNKNOWN, "last_name", "D");
    String link = "/inscription/reprise/" + SITE.link(said);
    browser.get(link);
    leadsTo(browser.post(link), IDENTITY);
    assertThat(browser.get(IDENTITY).body())
        .contains("value=\"D\"")
        .doesNotContain("altcha-widget");
  }

  @Test
  void aPreviewOfTheLinkOrAnotherSitesFormUsesNothingUp() throws Exception {
    String link = "/inscription/reprise/" + SITE.link(Map.of("email", address));
    assertThat(new Visitor(SITE::at).get(link).statusCode()).isEqualTo(200);
    HttpResponse<String> forged = new Visitor(SITE::at).post(link);
    assertThat(forged.statusCode()).isEqualTo(403);
    assertThat(forged.body()).doesNotContain(address);
    assertThat(browser.get(link).body()).doesNotContain(address);
    leadsTo(browser.post(link), IDENTITY);
  }

  @Test
  void aLinkReplacesWhatIsTypedHereOnlyWhereThePersonAgrees() throws Exception {
    applicant.begin(UNKNOWN);
    applicant.identify();
    String link = "/inscription/reprise/" + SITE.link(Map.of("email", "autre@exemple.fr"));

    assertThat(browser.get(link).body())
        .contains("Une autre inscription est commencée", address, "href=\"" + STRUCTURE + "\"");
    assertThat(browser.post(link).statusCode()).isEqualTo(422);
    assertThat(browser.get(STRUCTURE).statusCode()).isEqualTo(200);

    browser.get(link);
    leadsTo(browser.post(link, "remplacer", "oui"), IDENTITY);
    assertThat(browser.get(IDENTITY).body()).contains("autre@exemple.fr").doesNotContain(address);
  }

  @Test
  void aLinkThatHasAllThatIsTypedHereReplacesItUnasked() throws Exception {
    applicant.begin(UNKNOWN);
    Map<String, String> said =
        Map.of("email", address, "identifier_type", "siret", "siret", UNKNOWN, "last_name", "D");
    String link = "/inscription/reprise/" + SITE.link(said);
    assertThat(browser.get(link).body()).doesNotContain("Une autre inscription");
    leadsTo(browser.post(link), IDENTITY);
  }

  @Test
  void onceSentNothingOfItIsLeftInTheDraft() throws Exception {
    applicant.begin(UNKNOWN);
    applicant.identify();
    applicant.describe();
    applicant.chooseTic();
    applicant.send();
    leadsTo(browser.get(STRUCTURE), SENT);
    assertThat(browser.get("/").body()).doesNotContain(address);
    leadsTo(applicant.begin(UNKNOWN), IDENTITY);
    assertThat(browser.get(IDENTITY).body()).doesNotContain("value=\"Durand\"");
  }
}
