package fr.assistantchorus.web.site.signup;

import static org.assertj.core.api.Assertions.assertThat;

import fr.assistantchorus.company.SyntheticRegister;
import fr.assistantchorus.support.Visitor;
import fr.assistantchorus.web.TestSite;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class ActivationPagesIT {
  @AutoClose static final TestSite site = new TestSite("http://localhost:8080");

  private static final String SIRET = "12345678200010";
  private static final String QUESTION = "Quel est le lieu-dit de votre première parcelle\u00a0?";
  private static final AtomicInteger PERSONS = new AtomicInteger();

  private final Visitor browser = new Visitor(site::at);
  private final String address = "personne" + PERSONS.incrementAndGet() + "@exemple.fr";
  private String path;

  @BeforeEach
  void register() throws Exception {
    site.register(address, SIRET);
    path = "/activation/" + site.activationToken(address);
  }

  private HttpResponse<String> send(
      String password, String confirmation, String question, String own, String answer)
      throws Exception {
    return browser.post(
        path,
        "mot_de_passe",
        password,
        "confirmation",
        confirmation,
        "question",
        question,
        "question_propre",
        own,
        "reponse",
        answer);
  }

  private HttpResponse<String> activate() throws Exception {
    browser.get(path);
    return fill();
  }

  private HttpResponse<String> fill() throws Exception {
    return send(TestSite.PASSWORD, TestSite.PASSWORD, "autre", "Mon tracteur ?", "Le bleu");
  }

  @Test
  void theLinkShowsForWhomItIs() throws Exception {
    HttpResponse<String> page = browser.get(path);

    assertThat(page.statusCode()).isEqualTo(200);
    assertThat(page.body())
        .contains("Camille DURAND", "EARL des &lt;Prés&gt;", TestSite.shown(SIRET), address)
        .contains("autocomplete=\"new-password\"");
    assertThat(page.headers().firstValue("Referrer-Policy")).contains("no-referrer");
    assertThat(page.headers().firstValue("Cache-Control")).contains("no-store");
  }

  @Test
  void whoActivatesIsToldWhatHeHasBecomeAndLogsIn() throws Exception {
    HttpResponse<String> page = activate();

    assertThat(page.statusCode()).isEqualTo(200);
    assertThat(page.body()).contains("Camille DURAND, votre compte a été créé avec succès");
    browser.get("/");
    assertThat(
            browser
                .post("/connexion", "adresse", address, "mot_de_passe", TestSite.PASSWORD)
                .statusCode())
        .isEqualTo(303);
  }

  @Test
  void theContactAddressIsShownAndGetsNothingButALinkToConfirmIt() throws Exception {
    String login = registerWithContact();
    assertThat(browser.get(path).body()).contains("<strong>contact." + login, "sans_contact");
    fill();
    assertThat(site.mailTo("contact." + login))
        .contains("/adresse-de-contact/")
        .doesNotContain("créé avec succès", "Durand", "EARL");
    assertThat(site.mailTo(login)).contains("créé avec succès");
  }

  @Test
  void aContactAddressThatIsLeftOutGetsNothing() throws Exception {
    String login = registerWithContact();
    browser.get(path);
    browser.post(
        path,
        "sans_contact",
        "oui",
        "mot_de_passe",
        TestSite.PASSWORD,
        "confirmation",
        TestSite.PASSWORD,
        "question",
        QUESTION,
        "reponse",
        "Le bleu");
    assertThat(site.mailTo("contact." + login)).isEmpty();
    assertThat(site.mailTo(login)).contains("créé avec succès");
  }

  private String registerWithContact() {
    String login = "autre." + address;
    site.register(login, SIRET, "contact." + login);
    path = "/activation/" + site.activationToken(login);
    return login;
  }

  @Test
  void theFirstOfASiretIsItsManagerAndTheNextAsksToBeAttached() throws Exception {
    String siret = "73282932000074";
    site.register(address, siret);
    path = "/activation/" + site.activationToken(address);
    assertThat(activate().body())
        .contains(
            "désormais gestionnaire principal de la structure suivante", TestSite.shown(siret));

    site.register("second." + address, siret);
    path = "/activation/" + site.activationToken("second." + address);
    assertThat(activate().body()).contains("Votre rattachement est demandé", TestSite.shown(siret));

    site.register("third." + address, siret);
    path = "/activation/" + site.activationToken("third." + address);
    site.database()
        .query("UPDATE structure SET accepts_requests = false WHERE identifier = $1", siret);
    assertThat(activate().body())
        .contains("aucune demande n’a été envoyée", TestSite.shown(siret))
        .doesNotContain("Votre rattachement est demandé", "gestionnaire principal");
  }

  @Test
  void ofTwoWhoActivateOneSiretAtOnceOneIsItsManagerAndTheOtherAsks() throws Exception {
    String siret = SyntheticRegister.CUMA;
    site.register(address, siret);
    site.register("second." + address, siret);
    ActivationPagesIT one = opening(address);
    ActivationPagesIT other = opening("second." + address);

    CompletableFuture<String> first = one.activating();
    CompletableFuture<String> second = other.activating();

    List<String> pages = List.of(first.get(), second.get());
    assertThat(pages).allMatch(page -> page.contains("Camille DURAND, votre compte a été créé"));
    assertThat(pages)
        .filteredOn(page -> page.contains("désormais gestionnaire principal de la structure"))
        .hasSize(1);
    assertThat(pages)
        .filteredOn(page -> page.contains("Votre rattachement est demandé"))
        .hasSize(1);
    assertThat(pages).allMatch(page -> page.contains(TestSite.shown(siret)));
  }

  /** Somebody else, before the form behind his link. */
  private static ActivationPagesIT opening(String address) throws Exception {
    ActivationPagesIT person = new ActivationPagesIT();
    person.path = "/activation/" + site.activationToken(address);
    assertThat(person.browser.get(person.path).statusCode()).isEqualTo(200);
    return person;
  }

  /** Sends the form, and does not wait for the answer. */
  private CompletableFuture<String> activating() {
    return CompletableFuture.supplyAsync(() -> {
      try {
        return fill().body();
      } catch (Exception e) {
        throw new CompletionException(e);
      }
    });
  }

  @ParameterizedTest(name = "{0} / {1} / {4}: {5}")
  @CsvSource({
    "court, court, QUESTION, '', Câline, au moins 12 caractères",
    "Tracteur-bleu-1968, Tracteur-bleu-1969, QUESTION, '', Câline, ne sont pas les mêmes",
    "Tracteur-bleu-1968, Tracteur-bleu-1968, '', '', Câline, Choisissez une question",
    "Tracteur-bleu-1968, Tracteur-bleu-1968, autre, '', Câline, Choisissez une question",
    "Tracteur-bleu-1968, Tracteur-bleu-1968, QUESTION, '', '', réponse",
  })
  void whatIsWrongIsNamedAndNoSecretIsShownAgain(
      String password,
      String confirmation,
      String question,
      String own,
      String answer,
      String sentence)
      throws Exception {
    browser.get(path);
    HttpResponse<String> page =
        send(password, confirmation, question.replace("QUESTION", QUESTION), own, answer);

    assertThat(page.statusCode()).isEqualTo(422);
    assertThat(page.body())
        .contains(sentence, "role=\"alert\"")
        .doesNotContain("value=\"" + password)
        .doesNotContain("value=\"Câline");
    if (question.equals("QUESTION")) {
      assertThat(page.body()).contains("<option selected>" + QUESTION.replace('\u00a0', ' '));
    }
    assertThat(browser.get(path).statusCode()).isEqualTo(200);
  }

  @Test
  void aFormWithoutItsTokenActivatesNothingAndKeepsTheQuestion() throws Exception {
    browser.get(path);
    browser.forgetFormToken();
    HttpResponse<String> page =
        send(TestSite.PASSWORD, TestSite.PASSWORD, "autre", "Mon tracteur ?", "Le bleu");

    assertThat(page.statusCode()).isEqualTo(403);
    assertThat(page.body()).contains("La page a expiré", "value=\"Mon tracteur ?\"");
    assertThat(browser.get(path).statusCode()).isEqualTo(200);
  }

  @Test
  void anOldLinkSaysSoAndLeadsToTheAssistant() throws Exception {
    site.clock.advance(Duration.ofMinutes(61));

    HttpResponse<String> page = browser.get(path);

    assertThat(page.statusCode()).isEqualTo(410);
    assertThat(page.body()).contains("a expiré", "data-open-assistant", "href=\"#assistant\"");
    assertThat(activate().statusCode()).isEqualTo(410);
  }

  @Test
  void aUsedLinkSaysSoAndLeadsToTheLogin() throws Exception {
    activate();

    HttpResponse<String> page = browser.get(path);

    assertThat(page.statusCode()).isEqualTo(410);
    assertThat(page.body()).contains("a déjà servi", "/#connexion");
  }

  @Test
  void aLinkThatANewerOneReplacesSaysSo() throws Exception {
    site.register(address, SIRET);

    HttpResponse<String> page = browser.get(path);

    assertThat(page.statusCode()).isEqualTo(410);
    assertThat(page.body()).contains("plus récent");
  }

  @Test
  void aForgedLinkSaysSo() throws Exception {
    HttpResponse<String> page = browser.get("/activation/" + "x".repeat(43));

    assertThat(page.statusCode()).isEqualTo(404);
    assertThat(page.body()).contains("n’est pas reconnu", "data-open-assistant");
    assertThat(browser.get("/activation/%00%C3%A9%3Cscript%3E").statusCode()).isIn(400, 404);
  }
}
