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

import fr.assistantchorus.company.SyntheticRegister;
import fr.assistantchorus.support.Visitor;
import fr.assistantchorus.web.TestSite;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Guide A on the pages, each way through it, as a browser without scripts sends it. */
final class SignUpPagesIT {
  @AutoClose private static final TestSite SITE = new TestSite("http://localhost:8080");

  private static final String EXPIRED_SIRET = SyntheticRegister.CONTRACTOR;
  private static final Duration MONTH = Duration.ofDays(30);
  private static final String TAKEN = SyntheticRegister.CUMA;

  private final Applicant applicant = new Applicant(SITE);
  private final Visitor browser = applicant.browser;
  private final String address = applicant.address;

  @Test
  void anOpenSiretGoesFromTheHomePageToTheActivationLink() throws Exception {
    leadsTo(applicant.begin("123 456 782 00010"), IDENTITY);
    HttpResponse<String> identity = browser.get(IDENTITY);
    assertThat(identity.body())
        .contains("Je complète mes informations personnelles", "Étape 1 sur 4", address);
    leadsTo(applicant.identify(), STRUCTURE);

    HttpResponse<String> structure = browser.get(STRUCTURE);
    assertThat(structure.body())
        .contains("Je crée ma structure", "Étape 2 sur 4", "Ces données viennent du registre")
        .contains("value=\"EARL DURAND\"", "value=\"21000\"", "value=\"France\"")
        .contains("Non diffusible INSEE");
    leadsTo(applicant.describe("label", "Ma ferme"), SPACES);

    HttpResponse<String> spaces = browser.get(SPACES);
    assertThat(spaces.body())
        .contains("Étape 3 sur 4", "Mémoires de frais de justice", "Suivi des flux")
        .contains("value=\"tic\" checked", "ce serait « Exploitant agricole à titre sociétaire »")
        .doesNotContain("value=\"farming-company\" selected");
    leadsTo(applicant.chooseTic(), RECAP);

    HttpResponse<String> recap = browser.get(RECAP);
    assertThat(recap.body())
        .contains("Étape 4 sur 4", address, "Durand", "Camille", "EARL des &lt;Prés&gt;")
        .contains("Ma ferme", "1 rue du Pré", "35000 Rennes", "021155950", "Créer mon compte");
    leadsTo(browser.post(RECAP), SENT);

    HttpResponse<String> sent = browser.get(SENT);
    assertThat(sent.statusCode()).isEqualTo(200);
    assertThat(sent.body())
        .contains("il reste à ouvrir un lien", address, TestSite.MAIL_FROM, "indésirables")
        .contains("EARL des &lt;Prés&gt;");
    String token = SITE.activationToken(address);
    assertThat(browser.get("/activation/" + token).body())
        .contains("Camille DURAND", "EARL des &lt;Prés&gt;");
  }

  @Test
  void theDeadlineOnThePageIsThatOfTheMail() throws Exception {
    applicant.begin(SyntheticRegister.EARL);
    applicant.identify();
    applicant.describe();
    applicant.chooseTic();
    applicant.send();

    Matcher deadline =
        Pattern.compile("reste valable jusqu’au ([^<.]+ à \\d\\d:\\d\\d)")
            .matcher(browser.get(SENT).body());
    assertThat(deadline.find()).isTrue();
    assertThat(SITE.mailTo(address)).contains("reste valable jusqu’au " + deadline.group(1));
  }

  @Test
  void aTakenSiretIsSaidAtOnceAndAsksForTheAccountOnly() throws Exception {
    SITE.activate("gerant" + address, TAKEN);

    leadsTo(applicant.begin(TAKEN), IDENTITY);
    assertThat(browser.get(IDENTITY).body())
        .contains("Une structure existe déjà avec ce SIRET", "EARL des &lt;Prés&gt;")
        .contains("Étape 1 sur 2")
        .doesNotContain("gerant");
    leadsTo(applicant.identify(), RECAP);
    leadsTo(browser.get(STRUCTURE), RECAP);
    leadsTo(browser.get(SPACES), RECAP);
    leadsTo(applicant.send(), SENT);
    assertThat(browser.get(SENT).body()).contains("demander votre rattachement");
    assertThat(SITE.activationToken(address)).isNotNull();
  }

  @Test
  void aClosedSiretIsRefusedAndTheOpenOnesOfItsCompanyAreOffered() throws Exception {
    HttpResponse<String> page = applicant.begin(SyntheticRegister.CLOSED_WITH_OPEN_SIBLINGS);

    assertThat(page.statusCode()).isEqualTo(422);
    assertThat(page.body()).contains("Cet établissement est fermé", "SCEA DES TILLEULS");
    String sibling = find(Pattern.compile("name=\"siret\" value=\"(111111118\\d{5})\""), page);
    leadsTo(browser.post("/inscription", "adresse", address, "siret", sibling), IDENTITY);
    applicant.identify();
    assertThat(browser.get(STRUCTURE).body())
        .contains(TestSite.shown(sibling), "value=\"SCEA DES TILLEULS\"");
  }

  @Test
  void aClosedSiretWithoutOpenSiblingsIsRefused() throws Exception {
    HttpResponse<String> page = applicant.begin(SyntheticRegister.CLOSED_ALONE);

    assertThat(page.statusCode()).isEqualTo(422);
    assertThat(page.body()).contains("n’a pas d’autre établissement ouvert");
    leadsTo(browser.get(IDENTITY), "/#inscription");
  }

  @Test
  void aSiretThatTheRegisterDoesNotKnowIsTypedByHandAndUnverified() throws Exception {
    applicant.begin(UNKNOWN);
    applicant.identify();
    assertThat(browser.get(STRUCTURE).body())
        .contains("marquées « non vérifiées »")
        .containsPattern("name=\"street\"[^>]*value=\"\"");
    applicant.describe();
    applicant.chooseTic();
    assertThat(browser.get(RECAP).body()).contains("Non vérifiées au registre");
    leadsTo(browser.post(RECAP), SENT);
  }

  @Test
  void aSiretThatIsNotDiffusibleIsNeverPrefilled() throws Exception {
    applicant.begin(SyntheticRegister.UNDISCLOSED);
    applicant.identify();
    assertThat(browser.get(STRUCTURE).body())
        .contains("garde ses données confidentielles", "checked disabled")
        .doesNotContain("FAVRE", "IMP");
    applicant.describe();
    applicant.chooseTic();
    assertThat(browser.get(RECAP).body()).containsPattern("Non diffusible INSEE</dt><dd>Oui");
  }

  @ParameterizedTest(name = "{0} {1} {2} → {3}")
  @CsvSource({
    "european-vat, BE 0123 456 749, '', BE0123456749",
    "outside-europe, '', Suisse, CHEARLDESPRES",
    "ridet, 0 123 456.001, '', 0123456001",
    "tahiti, A12345678, '', A12345678",
    "individual, '', '', Particulier",
    "being-registered, '', '', En cours d’immatriculation",
  })
  void withoutASiretEachTypeEndsWell(String type, String identifier, String country, String shown)
      throws Exception {
    leadsTo(applicant.begin(""), IDENTITY);
    leadsTo(applicant.identify(), STRUCTURE);
    assertThat(browser.get(STRUCTURE).body()).contains("n’a pas de SIRET", "Particulier");
    leadsTo(browser.post(STRUCTURE, "type_seul", "oui", "identifier_type", type), STRUCTURE);
    leadsTo(
        applicant.describe(
            "identifier_type", type, "identifier", identifier, "structure_country", country),
        SPACES);
    leadsTo(applicant.chooseTic(), RECAP);
    assertThat(browser.get(RECAP).body()).contains(shown);
    leadsTo(browser.post(RECAP), SENT);
    assertThat(SITE.activationToken(address)).isNotNull();
  }

  @Test
  void aTypeHasToBeChosenAndMayBeChanged() throws Exception {
    applicant.begin("");
    applicant.identify();
    browser.get(STRUCTURE);
    HttpResponse<String> none =
        browser.post(STRUCTURE, "type_seul", "oui", "identifier_type", "siret");
    assertThat(none.statusCode()).isEqualTo(422);
    assertThat(none.body()).contains("Choisissez ce qui identifie votre structure");

    browser.post(STRUCTURE, "type_seul", "oui", "identifier_type", "ridet");
    HttpResponse<String> bad = applicant.describe("identifier_type", "ridet", "identifier", "12");
    assertThat(bad.statusCode()).isEqualTo(422);
    assertThat(bad.body()).contains("9 ou 10 chiffres :", "value=\"12\"");
    assertThat(browser.get(STRUCTURE + "?type=changer").body())
        .containsPattern("value=\"ridet\" checked");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "no such type"})
  void aPageOfTheStructureWithoutItsTypeAsksForTheType(String type) throws Exception {
    applicant.begin("");
    applicant.identify();
    browser.get(STRUCTURE);
    HttpResponse<String> page =
        applicant.describe("identifier_type", type, "identifier", "FR40303265045");
    assertThat(page.statusCode()).isEqualTo(422);
    assertThat(page.body()).contains("Choisissez ce qui identifie votre structure");
  }

  @Test
  void aRegistrationThatNobodyActivatesExpiresAndMayBeMadeAfresh() throws Exception {
    signUp();
    String link = "/activation/" + SITE.activationToken(address);
    assertThat(browser.get(link).statusCode()).isEqualTo(200);

    SITE.clock.advance(MONTH);
    HttpResponse<String> expired = browser.get(link);
    assertThat(expired.statusCode()).isEqualTo(410);
    assertThat(expired.body()).contains("a expiré", "data-open-assistant").doesNotContain("DURAND");
    SITE.portal().retention().purge(SITE.clock.instant()).await();
    HttpResponse<String> forgotten = browser.get(link);
    assertThat(forgotten.statusCode()).isEqualTo(404);
    assertThat(forgotten.body()).contains("n’est pas reconnu", "data-open-assistant");

    // Neither the address nor the SIRET is taken: guide A from its first page, to its end.
    signUp();
    assertThat(browser.get(link).statusCode()).isEqualTo(404);
    String fresh = "/activation/" + SITE.activationToken(address);
    assertThat(browser.get(fresh).body()).contains("Camille DURAND", TestSite.shown(EXPIRED_SIRET));
    HttpResponse<String> activated =
        browser.post(
            fresh,
            "mot_de_passe",
            TestSite.PASSWORD,
            "confirmation",
            TestSite.PASSWORD,
            "question",
            "autre",
            "question_propre",
            "Mon tracteur ?",
            "reponse",
            "Le bleu");
    assertThat(activated.statusCode()).as(activated.body()).isEqualTo(200);
    assertThat(activated.body())
        .contains(
            "désormais gestionnaire principal de la structure suivante",
            TestSite.shown(EXPIRED_SIRET));
  }

  private void signUp() throws Exception {
    leadsTo(applicant.begin(EXPIRED_SIRET), IDENTITY);
    leadsTo(applicant.identify(), STRUCTURE);
    leadsTo(applicant.describe(), SPACES);
    leadsTo(applicant.chooseTic(), RECAP);
    leadsTo(applicant.send(), SENT);
  }
}
