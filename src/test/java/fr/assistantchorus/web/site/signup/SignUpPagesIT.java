package fr.assistantchorus.web.site.signup;

import static org.assertj.core.api.Assertions.assertThat;

import fr.assistantchorus.company.SyntheticRegister;
import fr.assistantchorus.support.Futures;
import fr.assistantchorus.support.HumanQuestion;
import fr.assistantchorus.support.Visitor;
import fr.assistantchorus.web.TestSite;
import io.vertx.core.json.JsonObject;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Guide A on the pages, each way through it, as a browser without scripts sends it. */
final class SignUpPagesIT {
  @AutoClose static final TestSite site = new TestSite("http://localhost:8080");

  private static final String IDENTITY = "/inscription/identite";
  private static final String STRUCTURE = "/inscription/structure";
  private static final String SPACES = "/inscription/espaces";
  private static final String RECAP = "/inscription/recapitulatif";
  private static final String SENT = "/inscription/envoyee";
  private static final String UNKNOWN = "73282932000074";
  private static final String EXPIRED_SIRET = SyntheticRegister.CONTRACTOR;
  private static final Duration MONTH = Duration.ofDays(30);
  private static final String TAKEN = SyntheticRegister.CUMA;
  private static final Pattern CODE = Pattern.compile("reprise=([0-9A-Z]{4}(?:-[0-9A-Z]{4}){3})");
  private static final AtomicInteger PERSONS = new AtomicInteger();

  private final Visitor browser = new Visitor(site::at);
  private final String address = "inscrit" + PERSONS.incrementAndGet() + "@exemple.fr";

  private HttpResponse<String> begin(String siret) throws Exception {
    browser.get("/");
    return siret.isEmpty()
        ? browser.post("/inscription", "adresse", address, "siret", "", "sans_siret", "oui")
        : browser.post("/inscription", "adresse", address, "siret", siret);
  }

  private static String find(Pattern pattern, HttpResponse<String> page) {
    Matcher found = pattern.matcher(page.body());
    if (!found.find()) {
      throw new AssertionError("no " + pattern + " in " + page.body());
    }
    return found.group(1);
  }

  private HttpResponse<String> identify() throws Exception {
    HumanQuestion asked = HumanQuestion.of(browser.get(IDENTITY).body());
    return browser.post(
        IDENTITY,
        "email_again",
        address,
        "last_name",
        "Durand",
        "first_name",
        "Camille",
        "contact_email",
        "",
        "question",
        asked.token(),
        "answer",
        asked.answer());
  }

  /**
   * @param more fields and values, which take the place of the usual ones
   */
  private HttpResponse<String> describe(String... more) throws Exception {
    browser.get(STRUCTURE);
    Map<String, String> form = new LinkedHashMap<>();
    form.put("name", "EARL des <Prés>");
    form.put("street", "1 rue du Pré");
    form.put("postal_code", "35000");
    form.put("city", "Rennes");
    form.put("country", "France");
    form.put("undisclosed", "");
    for (int i = 0; i < more.length; i += 2) {
      form.put(more[i], more[i + 1]);
    }
    return browser.post(
        STRUCTURE,
        form.entrySet().stream()
            .flatMap(field -> Stream.of(field.getKey(), field.getValue()))
            .toArray(String[]::new));
  }

  private HttpResponse<String> chooseTic() throws Exception {
    browser.get(SPACES);
    return browser.post(
        SPACES, "spaces", "tic", "category", "farming-company", "pacage", "021155950");
  }

  private HttpResponse<String> send() throws Exception {
    browser.get(RECAP);
    return browser.post(RECAP);
  }

  private static void leadsTo(HttpResponse<String> answer, String path) {
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(303);
    assertThat(answer.headers().firstValue("Location")).contains(path);
  }

  @Test
  void anOpenSiretGoesFromTheHomePageToTheActivationLink() throws Exception {
    leadsTo(begin("123 456 782 00010"), IDENTITY);
    HttpResponse<String> identity = browser.get(IDENTITY);
    assertThat(identity.body())
        .contains("Je complète mes informations personnelles", "Étape 1 sur 4", address);
    leadsTo(identify(), STRUCTURE);

    HttpResponse<String> structure = browser.get(STRUCTURE);
    assertThat(structure.body())
        .contains("Je crée ma structure", "Étape 2 sur 4", "Ces données viennent du registre")
        .contains("value=\"EARL DURAND\"", "value=\"21000\"", "value=\"France\"")
        .contains("Non diffusible INSEE");
    leadsTo(describe("label", "Ma ferme"), SPACES);

    HttpResponse<String> spaces = browser.get(SPACES);
    assertThat(spaces.body())
        .contains("Étape 3 sur 4", "Mémoires de frais de justice", "Suivi des flux")
        .contains("value=\"tic\" checked", "ce serait « Exploitant agricole à titre sociétaire »")
        .doesNotContain("value=\"farming-company\" selected");
    leadsTo(chooseTic(), RECAP);

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
    String token = site.activationToken(address);
    assertThat(browser.get("/activation/" + token).body())
        .contains("Camille DURAND", "EARL des &lt;Prés&gt;");
  }

  @Test
  void theDeadlineOnThePageIsThatOfTheMail() throws Exception {
    begin(SyntheticRegister.EARL);
    identify();
    describe();
    chooseTic();
    send();

    Matcher deadline =
        Pattern.compile("reste valable jusqu’au ([^<.]+ à \\d\\d:\\d\\d)")
            .matcher(browser.get(SENT).body());
    assertThat(deadline.find()).isTrue();
    assertThat(site.mailTo(address)).contains("reste valable jusqu’au " + deadline.group(1));
  }

  @Test
  void aTakenSiretIsSaidAtOnceAndAsksForTheAccountOnly() throws Exception {
    site.activate("gerant" + address, TAKEN);

    leadsTo(begin(TAKEN), IDENTITY);
    assertThat(browser.get(IDENTITY).body())
        .contains("Une structure existe déjà avec ce SIRET", "EARL des &lt;Prés&gt;")
        .contains("Étape 1 sur 2")
        .doesNotContain("gerant");
    leadsTo(identify(), RECAP);
    leadsTo(browser.get(STRUCTURE), RECAP);
    leadsTo(browser.get(SPACES), RECAP);
    leadsTo(send(), SENT);
    assertThat(browser.get(SENT).body()).contains("demander votre rattachement");
    assertThat(site.activationToken(address)).isNotNull();
  }

  @Test
  void aClosedSiretIsRefusedAndTheOpenOnesOfItsCompanyAreOffered() throws Exception {
    HttpResponse<String> page = begin(SyntheticRegister.CLOSED_WITH_OPEN_SIBLINGS);

    assertThat(page.statusCode()).isEqualTo(422);
    assertThat(page.body()).contains("Cet établissement est fermé", "SCEA DES TILLEULS");
    String sibling = find(Pattern.compile("name=\"siret\" value=\"(111111118\\d{5})\""), page);
    leadsTo(browser.post("/inscription", "adresse", address, "siret", sibling), IDENTITY);
    identify();
    assertThat(browser.get(STRUCTURE).body()).contains(sibling, "value=\"SCEA DES TILLEULS\"");
  }

  @Test
  void aClosedSiretWithoutOpenSiblingsIsRefused() throws Exception {
    HttpResponse<String> page = begin(SyntheticRegister.CLOSED_ALONE);

    assertThat(page.statusCode()).isEqualTo(422);
    assertThat(page.body()).contains("n’a pas d’autre établissement ouvert");
    leadsTo(browser.get(IDENTITY), "/#inscription");
  }

  @Test
  void aSiretThatTheRegisterDoesNotKnowIsTypedByHandAndUnverified() throws Exception {
    begin(UNKNOWN);
    identify();
    assertThat(browser.get(STRUCTURE).body())
        .contains("marquées « non vérifiées »")
        .containsPattern("name=\"street\"[^>]*value=\"\"");
    describe();
    chooseTic();
    assertThat(browser.get(RECAP).body()).contains("Non vérifiées au registre");
    leadsTo(browser.post(RECAP), SENT);
  }

  @Test
  void aSiretThatIsNotDiffusibleIsNeverPrefilled() throws Exception {
    begin(SyntheticRegister.UNDISCLOSED);
    identify();
    assertThat(browser.get(STRUCTURE).body())
        .contains("garde ses données confidentielles", "checked disabled")
        .doesNotContain("FAVRE", "IMP");
    describe();
    chooseTic();
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
    leadsTo(begin(""), IDENTITY);
    leadsTo(identify(), STRUCTURE);
    assertThat(browser.get(STRUCTURE).body()).contains("n’a pas de SIRET", "Particulier");
    leadsTo(browser.post(STRUCTURE, "type_seul", "oui", "identifier_type", type), STRUCTURE);
    leadsTo(
        describe("identifier_type", type, "identifier", identifier, "structure_country", country),
        SPACES);
    leadsTo(chooseTic(), RECAP);
    assertThat(browser.get(RECAP).body()).contains(shown);
    leadsTo(browser.post(RECAP), SENT);
    assertThat(site.activationToken(address)).isNotNull();
  }

  @Test
  void aTypeHasToBeChosenAndMayBeChanged() throws Exception {
    begin("");
    identify();
    browser.get(STRUCTURE);
    HttpResponse<String> none =
        browser.post(STRUCTURE, "type_seul", "oui", "identifier_type", "siret");
    assertThat(none.statusCode()).isEqualTo(422);
    assertThat(none.body()).contains("Choisissez ce qui identifie votre structure");

    browser.post(STRUCTURE, "type_seul", "oui", "identifier_type", "ridet");
    HttpResponse<String> bad = describe("identifier_type", "ridet", "identifier", "12");
    assertThat(bad.statusCode()).isEqualTo(422);
    assertThat(bad.body()).contains("9 ou 10 chiffres :", "value=\"12\"");
    assertThat(browser.get(STRUCTURE + "?type=changer").body())
        .containsPattern("value=\"ridet\" checked");
  }

  @Test
  void whoAsksTooOftenIsToldWhenAndLosesNothing() throws Exception {
    try (TestSite strict = TestSite.withGap("http://localhost:8080", Duration.ofMinutes(2))) {
      Visitor first = walk(strict, "vite@exemple.fr");
      leadsTo(post(first), SENT);
      Visitor second = walk(strict, "vite@exemple.fr");

      HttpResponse<String> refused = post(second);

      assertThat(refused.statusCode()).isEqualTo(429);
      assertThat(refused.headers().firstValue("Retry-After")).isPresent();
      assertThat(refused.body())
          .contains("recommencer dans 2 minutes", "gardé", "vite@exemple.fr", "Rennes");
      strict.clock.advance(Duration.ofMinutes(3));
      leadsTo(post(second), SENT);
    }
  }

  private static HttpResponse<String> post(Visitor person) throws Exception {
    person.get(RECAP);
    return person.post(RECAP);
  }

  private static Visitor walk(TestSite site, String address) throws Exception {
    Visitor person = new Visitor(site::at);
    person.get("/");
    person.post("/inscription", "adresse", address, "siret", UNKNOWN);
    HumanQuestion asked = HumanQuestion.of(person.get(IDENTITY).body());
    person.post(
        IDENTITY,
        "email_again",
        address,
        "last_name",
        "Durand",
        "first_name",
        "Camille",
        "question",
        asked.token(),
        "answer",
        asked.answer());
    person.post(
        STRUCTURE,
        "name",
        "EARL",
        "street",
        "1 rue",
        "postal_code",
        "35000",
        "city",
        "Rennes",
        "country",
        "France");
    leadsTo(person.post(SPACES, "spaces", "tic"), RECAP);
    return person;
  }

  @ParameterizedTest(name = "{0} {1}: {2}")
  @CsvSource({
    "email_again, '', Ressaisissez votre adresse",
    "email_again, autre@exemple.fr, ne sont pas les mêmes",
    "last_name, '', Saisissez votre nom",
    "first_name, J3an, chiffres",
    "contact_email, nulle-part, n’est pas complète",
    "answer, '', Répondez à la vérification",
    "answer, 99, Répondez à la vérification",
  })
  void whatIsWrongWithThePersonIsNamedAndTheRestKept(String field, String value, String sentence)
      throws Exception {
    begin(UNKNOWN);
    HumanQuestion asked = HumanQuestion.of(browser.get(IDENTITY).body());
    Map<String, String> form =
        new java.util.LinkedHashMap<>(
            Map.of(
                "email_again",
                address,
                "last_name",
                "de La Tour",
                "first_name",
                "Camille",
                "contact_email",
                "",
                "question",
                asked.token(),
                "answer",
                asked.answer()));
    form.put(field, value);
    HttpResponse<String> refused =
        browser.post(
            IDENTITY,
            form.entrySet().stream()
                .flatMap(entry -> java.util.stream.Stream.of(entry.getKey(), entry.getValue()))
                .toArray(String[]::new));

    assertThat(refused.statusCode()).isEqualTo(422);
    assertThat(refused.body()).contains(sentence, "role=\"alert\"");
    if (!field.equals("last_name")) {
      assertThat(refused.body()).contains("value=\"de La Tour\"");
    }
    leadsTo(browser.get(STRUCTURE), IDENTITY);
  }

  @Test
  void aCaptchaCountsOnceAndNotForEver() throws Exception {
    begin(UNKNOWN);
    HumanQuestion asked = HumanQuestion.of(browser.get(IDENTITY).body());
    leadsTo(identify(), STRUCTURE);

    Visitor robot = new Visitor(site::at);
    robot.get("/");
    robot.post("/inscription", "adresse", address, "siret", UNKNOWN);
    robot.get(IDENTITY);
    String[] form = {
      "email_again",
      address,
      "last_name",
      "Durand",
      "first_name",
      "Camille",
      "question",
      asked.token(),
      "answer",
      asked.answer()
    };
    leadsTo(robot.post(IDENTITY, form), STRUCTURE);
    Visitor again = new Visitor(site::at);
    again.get("/");
    again.post("/inscription", "adresse", address, "siret", UNKNOWN);
    again.get(IDENTITY);
    assertThat(again.post(IDENTITY, form).statusCode()).isEqualTo(422);

    HumanQuestion late = HumanQuestion.of(again.get(IDENTITY).body());
    site.clock.advance(Duration.ofMinutes(21));
    form[7] = late.token();
    form[9] = late.answer();
    assertThat(again.post(IDENTITY, form).statusCode()).isEqualTo(422);
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
    begin(UNKNOWN);
    identify();
    HttpResponse<String> refused = describe(field, value, "label", "Ma ferme");

    assertThat(refused.statusCode()).isEqualTo(422);
    assertThat(refused.body())
        .contains(sentence, "href=\"#" + field + "\"", "value=\"Ma ferme\"")
        .containsPattern("id=\"" + field + "\"[^>]*aria-invalid=\"true\"");
  }

  @Test
  void anOddPacageIsAskedAboutAndNotRefused() throws Exception {
    begin(UNKNOWN);
    identify();
    describe();
    browser.get(SPACES);
    HttpResponse<String> asked = browser.post(SPACES, "spaces", "tic", "pacage", "123456789");
    assertThat(asked.statusCode()).isEqualTo(422);
    assertThat(asked.body()).contains("est-ce bien votre numéro", "name=\"pacage_meant\"");
    leadsTo(
        browser.post(SPACES, "spaces", "tic", "pacage", "123456789", "pacage_meant", "oui"), RECAP);
    assertThat(browser.get(RECAP).body()).contains("123456789");
  }

  @ParameterizedTest
  @ValueSource(strings = {IDENTITY, STRUCTURE, SPACES, RECAP, SENT})
  void withoutADraftEveryStepLeadsToTheBeginning(String path) throws Exception {
    leadsTo(new Visitor(site::at).get(path), "/#inscription");
  }

  @ParameterizedTest
  @ValueSource(strings = {STRUCTURE, SPACES, RECAP, SENT})
  void aStepThatIsTooEarlyLeadsToTheFirstThatIsNotDone(String path) throws Exception {
    begin(UNKNOWN);
    HttpResponse<String> answer = browser.get(path);
    assertThat(answer.statusCode()).isEqualTo(303);
    if (!path.equals(SENT)) {
      leadsTo(answer, IDENTITY);
    }
  }

  @Test
  void backAndForthLosesNothing() throws Exception {
    begin(UNKNOWN);
    identify();
    describe("complement_1", "Bâtiment B");
    chooseTic();
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
    begin(UNKNOWN);
    site.clock.advance(Duration.ofHours(25));
    leadsTo(browser.get(IDENTITY), "/#inscription");
    leadsTo(browser.post(IDENTITY, "last_name", "Durand"), "/#inscription");
    assertThat(browser.get("/").body()).doesNotContain(address);
  }

  @ParameterizedTest
  @ValueSource(strings = {IDENTITY, STRUCTURE, SPACES, RECAP})
  void aFormOfAnotherSiteChangesNothing(String path) throws Exception {
    begin(UNKNOWN);
    identify();
    describe();
    chooseTic();
    browser.forgetFormToken();
    HttpResponse<String> page = browser.post(path, "last_name", "Autre", "street", "Ailleurs");

    assertThat(page.statusCode()).isEqualTo(403);
    assertThat(page.body()).contains("La page a expiré");
    assertThat(browser.get(RECAP).body()).contains("Durand", "1 rue du Pré");
    assertThat(site.activationToken(address)).isNull();
  }

  @Test
  void whatIsNotSentYetIsKeptForTheAssistant() throws Exception {
    begin(UNKNOWN);
    identify();
    HttpResponse<String> page = browser.get(STRUCTURE);
    assertThat(page.body()).contains("data-say=\"Je continue ici", "page=\"" + STRUCTURE);
    assertThat(site.take(find(CODE, page))).containsEntry("last_name", "Durand");

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
    Map<String, String> taken = site.take(say.substring(say.length() - 19));
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
    String link = "/inscription/reprise/" + site.link(said);
    leadsTo(browser.get(link), RECAP);
    assertThat(browser.get(RECAP).body()).contains(address, "1 rue du Pré");
    leadsTo(browser.post(RECAP), SENT);

    HttpResponse<String> again = new Visitor(site::at).get(link);
    assertThat(again.statusCode()).isEqualTo(410);
    assertThat(again.body()).contains("ne sert plus", "/#inscription", "data-open-assistant");
  }

  @Test
  void whatTheChatDoesNotKnowYetIsAskedFirst() throws Exception {
    Map<String, String> said =
        Map.of("email", address, "identifier_type", "siret", "siret", UNKNOWN, "last_name", "D");
    leadsTo(browser.get("/inscription/reprise/" + site.link(said)), IDENTITY);
    assertThat(browser.get(IDENTITY).body())
        .contains("value=\"D\"")
        .doesNotContain("altcha-widget");
  }

  @Test
  void aRegistrationThatNobodyActivatesExpiresAndMayBeMadeAfresh() throws Exception {
    signUp();
    String link = "/activation/" + site.activationToken(address);
    assertThat(browser.get(link).statusCode()).isEqualTo(200);

    site.clock.advance(MONTH);
    HttpResponse<String> expired = browser.get(link);
    assertThat(expired.statusCode()).isEqualTo(410);
    assertThat(expired.body()).contains("a expiré", "data-open-assistant").doesNotContain("DURAND");
    Futures.get(site.portal().retention().purge(site.clock.instant()));
    HttpResponse<String> forgotten = browser.get(link);
    assertThat(forgotten.statusCode()).isEqualTo(404);
    assertThat(forgotten.body()).contains("n’est pas reconnu", "data-open-assistant");

    // Neither the address nor the SIRET is taken: guide A from its first page, to its end.
    signUp();
    assertThat(browser.get(link).statusCode()).isEqualTo(404);
    String fresh = "/activation/" + site.activationToken(address);
    assertThat(browser.get(fresh).body()).contains("Camille DURAND", EXPIRED_SIRET);
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
        .contains("désormais gestionnaire principal de la structure suivante", EXPIRED_SIRET);
  }

  private void signUp() throws Exception {
    leadsTo(begin(EXPIRED_SIRET), IDENTITY);
    leadsTo(identify(), STRUCTURE);
    leadsTo(describe(), SPACES);
    leadsTo(chooseTic(), RECAP);
    leadsTo(send(), SENT);
  }

  @Test
  void onceSentNothingOfItIsLeftInTheDraft() throws Exception {
    begin(UNKNOWN);
    identify();
    describe();
    chooseTic();
    send();
    leadsTo(browser.get(STRUCTURE), SENT);
    assertThat(browser.get("/").body()).doesNotContain(address);
    leadsTo(begin(UNKNOWN), IDENTITY);
    assertThat(browser.get(IDENTITY).body()).doesNotContain("value=\"Durand\"");
  }
}
