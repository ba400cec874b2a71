package fr.assistantchorus.web.site.signup;

import static fr.assistantchorus.web.site.signup.Applicant.IDENTITY;
import static fr.assistantchorus.web.site.signup.Applicant.RECAP;
import static fr.assistantchorus.web.site.signup.Applicant.SENT;
import static fr.assistantchorus.web.site.signup.Applicant.SPACES;
import static fr.assistantchorus.web.site.signup.Applicant.STRUCTURE;
import static fr.assistantchorus.web.site.signup.Applicant.UNKNOWN;
import static fr.assistantchorus.web.site.signup.Applicant.leadsTo;
import static org.assertj.core.api.Assertions.assertThat;

import fr.assistantchorus.support.FormValues;
import fr.assistantchorus.support.HumanQuestion;
import fr.assistantchorus.support.Visitor;
import fr.assistantchorus.web.TestSite;
import java.net.http.HttpResponse;
import java.time.Duration;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the pages of guide A refuse, and that nothing of what was typed is lost by it. */
final class SignUpFaultsIT {
  @AutoClose private static final TestSite SITE = new TestSite("http://localhost:8080");

  private final Applicant applicant = new Applicant(SITE);
  private final Visitor browser = applicant.browser;
  private final String address = applicant.address;

  @ParameterizedTest(name = "{0} {1}: {2}")
  @CsvSource({
    "email_again, '', Ressaisissez votre adresse",
    "email_again, autre@exemple.fr, ne sont pas les mêmes",
    "last_name, '', Saisissez votre nom",
    "first_name, J3an, chiffres",
    "contact_email, nulle-part, n’est pas complète",
    "answer, '', Répondez à la vérification",
    "answer, 99, n’est pas la bonne",
  })
  void whatIsWrongWithThePersonIsNamedAndTheRestKept(String field, String value, String sentence)
      throws Exception {
    applicant.begin(UNKNOWN);
    HttpResponse<String> refused =
        browser.post(
            IDENTITY, applicant.person().with("last_name", "de La Tour").with(field, value));

    assertThat(refused.statusCode()).isEqualTo(422);
    assertThat(refused.body()).contains(sentence, "role=\"alert\"");
    if (!field.equals("last_name")) {
      assertThat(refused.body()).contains("value=\"de La Tour\"");
    }
    leadsTo(browser.get(STRUCTURE), IDENTITY);
  }

  @Test
  void aCaptchaCountsOnceAndNotForEver() throws Exception {
    applicant.begin(UNKNOWN);
    HumanQuestion asked = HumanQuestion.of(browser.get(IDENTITY).body());
    leadsTo(applicant.identify(), STRUCTURE);

    Applicant robot = new Applicant(SITE, address);
    robot.begin(UNKNOWN);
    robot.browser.get(IDENTITY);
    leadsTo(robot.browser.post(IDENTITY, robot.person(asked)), STRUCTURE);
    Applicant again = new Applicant(SITE, address);
    again.begin(UNKNOWN);
    again.browser.get(IDENTITY);
    FormValues form = again.person(asked);
    assertThat(again.browser.post(IDENTITY, form).statusCode()).isEqualTo(422);

    HumanQuestion late = HumanQuestion.of(again.browser.get(IDENTITY).body());
    SITE.clock.advance(Duration.ofMinutes(21));
    form = form.with("question", late.token()).with("answer", late.answer());
    assertThat(again.browser.post(IDENTITY, form).statusCode()).isEqualTo(422);
  }

  @ParameterizedTest(name = "{0} {1}: {2}")
  @CsvSource({
    "street, '', 'Saisissez le numéro et la rue'",
    "postal_code, 3500, 5 chiffres",
    "city, '', Saisissez le nom de la ville",
    "country, Absurdistan, n’est pas reconnu",
  })
  void whatIsWrongWithTheStructureIsNamedAndTheRestKept(String field, String value, String sentence)
      throws Exception {
    applicant.begin(UNKNOWN);
    applicant.identify();
    HttpResponse<String> refused = applicant.describe(field, value, "label", "Ma ferme");

    assertThat(refused.statusCode()).isEqualTo(422);
    assertThat(refused.body())
        .contains(sentence, "href=\"#" + field + "\"", "value=\"Ma ferme\"")
        .containsPattern("id=\"" + field + "\"[^>]*aria-invalid=\"true\"");
  }

  @Test
  void aTownThatHasNotThePostalCodeIsAskedAboutAndNotRefused() throws Exception {
    applicant.begin(UNKNOWN);
    applicant.identify();
    HttpResponse<String> asked = applicant.describe("postal_code", "15100", "city", "Rennes");
    assertThat(asked.statusCode()).isEqualTo(422);
    assertThat(asked.body())
        .contains("est-ce bien elle", "name=\"city_meant\"", "value=\"15100\"", "value=\"Rennes\"");
    leadsTo(
        applicant.describe("postal_code", "15100", "city", "Rennes", "city_meant", "oui"), SPACES);
    leadsTo(applicant.describe("postal_code", "35431", "city", "Rennes cedex 7"), SPACES);
  }

  @Test
  void aCentreDeGestionIsNotOfferedTheSpaceTic() throws Exception {
    applicant.begin("77777777200016");
    applicant.identify();
    assertThat(browser.get(STRUCTURE).body())
        .contains("Centre de gestion agricole", "cette entreprise tient des comptabilités");
    leadsTo(applicant.describe("management_centre", "yes"), SPACES);
    assertThat(browser.get(SPACES).body())
        .contains("n’a pas d’espace", "Engagements")
        .doesNotContain("value=\"tic\"", "Catégorie de bénéficiaire");
    leadsTo(browser.post(SPACES, "spaces", "tic", "spaces", "flows"), RECAP);
    assertThat(browser.get(RECAP).body())
        .contains("Centre de gestion agricole", "Suivi des flux")
        .doesNotContain("Demande de remboursement TIC</li>");
  }

  @Test
  void anOddPacageIsAskedAboutAndNotRefused() throws Exception {
    applicant.begin(UNKNOWN);
    applicant.identify();
    applicant.describe();
    browser.get(SPACES);
    HttpResponse<String> asked = browser.post(SPACES, "spaces", "tic", "pacage", "123456789");
    assertThat(asked.statusCode()).isEqualTo(422);
    assertThat(asked.body()).contains("est-ce bien votre numéro", "name=\"pacage_meant\"");
    leadsTo(
        browser.post(SPACES, "spaces", "tic", "pacage", "123456789", "pacage_meant", "oui"), RECAP);
    assertThat(browser.get(RECAP).body()).contains("123456789");
  }

  @Test
  void whoAsksTooOftenIsToldWhenAndLosesNothing() throws Exception {
    try (TestSite strict = TestSite.withGap("http://localhost:8080", Duration.ofMinutes(2))) {
      Applicant applicant = new Applicant(strict, "vite@exemple.fr");
      leadsTo(atTheRecap(applicant).send(), SENT);

      HttpResponse<String> refused = atTheRecap(applicant).send();

      assertThat(refused.statusCode()).isEqualTo(429);
      assertThat(refused.headers().firstValue("Retry-After")).isPresent();
      assertThat(refused.body())
          .contains("recommencer dans 2 minutes", "gardé", applicant.address, "Rennes");
      strict.clock.advance(Duration.ofMinutes(3));
      leadsTo(applicant.send(), SENT);
    }
  }

  @Test
  void whoSignsUpWithAnAddressIsNotToldThatSomebodyElseJustDid() throws Exception {
    try (TestSite strict = TestSite.withGap("http://localhost:8080", Duration.ofMinutes(2))) {
      for (int person = 0; person < 3; person++) {
        leadsTo(atTheRecap(new Applicant(strict, "vite@exemple.fr")).send(), SENT);
      }
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {IDENTITY, STRUCTURE, SPACES, RECAP})
  void aFormOfAnotherSiteChangesNothing(String path) throws Exception {
    applicant.begin(UNKNOWN);
    applicant.identify();
    applicant.describe();
    applicant.chooseTic();
    browser.forgetFormToken();
    HttpResponse<String> page = browser.post(path, "last_name", "Autre", "street", "Ailleurs");

    assertThat(page.statusCode()).isEqualTo(403);
    assertThat(page.body()).contains("La page a expiré");
    assertThat(browser.get(RECAP).body()).contains("Durand", "1 rue du Pré");
    assertThat(SITE.activationToken(address)).isNull();
  }

  private static Applicant atTheRecap(Applicant applicant) throws Exception {
    applicant.begin(UNKNOWN);
    applicant.identify();
    applicant.describe();
    leadsTo(applicant.chooseTic(), RECAP);
    return applicant;
  }
}
