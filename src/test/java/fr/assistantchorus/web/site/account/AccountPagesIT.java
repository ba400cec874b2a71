package fr.assistantchorus.web.site.account;

import static org.assertj.core.api.Assertions.assertThat;

import fr.assistantchorus.support.Visitor;
import fr.assistantchorus.web.TestSite;
import io.vertx.core.json.JsonObject;
import java.net.http.HttpResponse;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** F45, F2, F3, F22: « Mon compte » over HTTP, without scripts. */
final class AccountPagesIT {
  private static final String ACCOUNT = "/espaces/compte";
  private static final String DATA = ACCOUNT + "/informations";
  private static final String PASSWORD = ACCOUNT + "/mot-de-passe";
  private static final String QUESTION = ACCOUNT + "/question-secrete";
  private static final String SESSIONS = ACCOUNT + "/sessions";
  private static final String NEW = "Moisson-Verte-9";
  private static final AtomicInteger NUMBER = new AtomicInteger();

  @AutoClose static final TestSite site = new TestSite("http://localhost:8080");

  private final Visitor browser = new Visitor(site::at);
  private String address;

  /** Somebody else manages the structure, so that nobody here has to hand it over. */
  @BeforeAll
  static void aManager() {
    site.activate("premier@exemple.fr", "12345678200010");
  }

  @BeforeEach
  void logIn() {
    address = "personne" + NUMBER.incrementAndGet() + "@exemple.fr";
    site.activate(address, "12345678200010");
    logIn(browser, TestSite.PASSWORD);
  }

  private void logIn(Visitor visitor, String password) {
    visitor.get("/");
    HttpResponse<String> answer =
        visitor.post("/connexion", "adresse", address, "mot_de_passe", password);
    assertThat(answer.statusCode()).isEqualTo(303);
  }

  @Test
  void theAccountShowsWhatThereIsAndWhereItIsChanged() {
    assertThat(browser.get(ACCOUNT).body())
        .contains("Adresse de connexion", address, "Durand", "Mon animal ?")
        .contains("href=\"" + DATA + "\"", "href=\"" + PASSWORD + "\"", "href=\"" + SESSIONS)
        .contains("aria-current=\"page\"");
    assertThat(new Visitor(site::at).get(ACCOUNT).headers().firstValue("Location"))
        .hasValueSatisfying(location -> assertThat(location).contains("connexion"));
  }

  @Test
  void aContactAddressIsChangedByTheLinkInItsMail() {
    String contact = "neuve." + address;
    browser.get(DATA);
    assertThat(
            browser.post(DATA, "contact", contact, "nom", "Martin", "prenom", "Zoé").statusCode())
        .isEqualTo(303);
    assertThat(browser.get(DATA).body())
        .contains("attend d’être confirmée", contact, "value=\"Martin\"", "Zoé MARTIN")
        .contains("name=\"contact\" type=\"email\"");
    String link =
        Pattern.compile("/adresse-de-contact/[A-Za-z0-9_-]{43}")
            .matcher(site.mailTo(contact))
            .results()
            .findFirst()
            .orElseThrow()
            .group();

    Visitor elsewhere = new Visitor(site::at);
    assertThat(elsewhere.get(link).headers().firstValue("Location")).contains("/#connexion");
    logIn(elsewhere, TestSite.PASSWORD);
    assertThat(elsewhere.get(link).body()).contains("Confirmer l’adresse", contact);
    assertThat(browser.get(ACCOUNT).body()).as("looking at it does nothing").contains("Bientôt");
    assertThat(elsewhere.post(link).statusCode()).isEqualTo(303);
    assertThat(browser.get(ACCOUNT).body()).contains(contact).doesNotContain("Bientôt");
    assertThat(elsewhere.get(link).statusCode()).isEqualTo(404);
    assertThat(site.mailTo(address)).contains("L’adresse de contact de votre compte");
  }

  @Test
  void faultsComeBackWithWhatWasTypedAndAWishMayBeTakenBack() {
    browser.get(DATA);
    HttpResponse<String> faults =
        browser.post(DATA, "contact", "x@", "nom", "", "prenom", "Zoé <b>");
    assertThat(faults.statusCode()).isEqualTo(422);
    assertThat(faults.body())
        .contains("Saisissez votre nom", "value=\"x@\"", "Zoé &lt;b&gt;")
        .doesNotContain("<b>\"");
    browser.post(DATA, "contact", "autre." + address, "nom", "Durand", "prenom", "Zoé");
    assertThat(browser.get(DATA).body()).contains("Abandonner cette adresse");
    assertThat(browser.post(DATA + "/adresse-abandonnee").statusCode()).isEqualTo(303);
    assertThat(browser.get(DATA).body()).doesNotContain("Abandonner cette adresse");
  }

  @Test
  void thePostalAddressIsGivenConfirmedWhereItIsOddAndTakenBack() {
    assertThat(browser.get(ACCOUNT).body()).contains("Adresse postale", "Non dite");
    browser.get(DATA);
    HttpResponse<String> part = sendHome("", "15100", "Dijon", "");
    assertThat(part.statusCode()).isEqualTo(422);
    assertThat(part.body()).contains("href=\"#adresse\"", "value=\"15100\"");
    HttpResponse<String> odd = sendHome("3 rue du Puits", "15100", "Dijon", "");
    assertThat(odd.statusCode()).isEqualTo(422);
    assertThat(odd.body()).contains("href=\"#ville\"", "C’est bien l’adresse");
    assertThat(sendHome("3 rue du Puits", "15100", "Dijon", "oui").statusCode()).isEqualTo(303);
    assertThat(browser.get(ACCOUNT).body()).contains("3 rue du Puits<br>15100 Dijon<br>France");
    browser.get(DATA);
    assertThat(sendHome("", "", "", "").statusCode()).isEqualTo(303);
    assertThat(browser.get(ACCOUNT).body()).contains("Non dite");
  }

  private HttpResponse<String> sendHome(String street, String code, String town, String meant) {
    return browser.post(
        DATA,
        "contact",
        address,
        "nom",
        "Durand",
        "prenom",
        "Zoé",
        "adresse",
        street,
        "code_postal",
        code,
        "ville",
        town,
        "pays",
        "",
        "adresse_voulue",
        meant);
  }

  @Test
  void aNewPasswordLogsOutElsewhere() {
    Visitor elsewhere = new Visitor(site::at);
    logIn(elsewhere, TestSite.PASSWORD);
    browser.get(PASSWORD);
    HttpResponse<String> wrong =
        browser.post(PASSWORD, "actuel", "faux", "mot_de_passe", NEW, "confirmation", NEW);
    assertThat(wrong.statusCode()).isEqualTo(422);
    assertThat(wrong.body()).contains("pas votre mot de passe actuel").doesNotContain(NEW, "faux");

    assertThat(
            browser
                .post(
                    PASSWORD, "actuel", TestSite.PASSWORD, "mot_de_passe", NEW, "confirmation", NEW)
                .statusCode())
        .isEqualTo(303);
    assertThat(browser.get(ACCOUNT).body()).contains("Votre mot de passe est changé");
    assertThat(elsewhere.get(ACCOUNT).statusCode()).isEqualTo(303);
    logIn(new Visitor(site::at), NEW);
  }

  @Test
  void fiveWrongPasswordsAreEnough() {
    HttpResponse<String> answer = null;
    for (int i = 0; i < 6; i++) {
      browser.get(PASSWORD);
      answer = browser.post(PASSWORD, "actuel", "faux", "mot_de_passe", NEW, "confirmation", NEW);
    }
    assertThat(answer.statusCode()).isEqualTo(429);
    assertThat(answer.headers().firstValue("Retry-After")).isPresent();
  }

  @Test
  void theSecretQuestionIsChangedWithThePassword() {
    browser.get(QUESTION);
    HttpResponse<String> faults =
        browser.post(QUESTION, "actuel", "", "question", "autre", "reponse", "a");
    assertThat(faults.statusCode()).isEqualTo(422);
    assertThat(faults.body()).contains("Saisissez votre mot de passe", "au moins 3 lettres");
    assertThat(
            browser
                .post(
                    QUESTION,
                    "actuel",
                    TestSite.PASSWORD,
                    "question",
                    "autre",
                    "question_propre",
                    "Nom de ma vache ?",
                    "reponse",
                    "Marguerite")
                .statusCode())
        .isEqualTo(303);
    assertThat(browser.get(ACCOUNT).body())
        .contains("Nom de ma vache")
        .doesNotContain("Marguerite");
  }

  @Test
  void theOtherSessionsAreListedAndClosed() {
    Visitor elsewhere = new Visitor(site::at);
    logIn(elsewhere, TestSite.PASSWORD);
    assertThat(browser.get(SESSIONS).body()).contains("cette connexion", "Dernière activité");
    assertThat(browser.post(SESSIONS).statusCode()).isEqualTo(303);
    assertThat(browser.get(SESSIONS).body()).contains("L’autre connexion est fermée");
    assertThat(elsewhere.get(ACCOUNT).statusCode()).isEqualTo(303);
    assertThat(browser.get(ACCOUNT).statusCode()).isEqualTo(200);
  }

  @Test
  void oneTakesACopyAndErasesTheAccountWithThePassword() {
    String data = ACCOUNT + "/donnees";
    UUID conversation = site.conversationOf(address);
    browser.get(data);
    HttpResponse<String> copy = browser.post(data + "/copie");
    assertThat(copy.headers().firstValue("Content-Disposition"))
        .hasValueSatisfying(value -> assertThat(value).contains("attachment", ".json"));
    assertThat(new JsonObject(copy.body()).getJsonArray("conversations"))
        .singleElement()
        .asString()
        .contains(conversation.toString());
    assertThat(copy.body()).contains(address, "\"structures\"");

    String erase = data + "/effacement";
    assertThat(browser.get(erase).body()).contains("C’est définitif");
    assertThat(browser.post(erase, "actuel", "faux").statusCode()).isEqualTo(422);
    HttpResponse<String> erased = browser.post(erase, "actuel", TestSite.PASSWORD);
    assertThat(erased.headers().firstValue("Location")).contains("/");
    assertThat(site.chat.erased).contains(conversation);
    assertThat(browser.get("/").body()).contains("Votre compte est effacé");
    assertThat(browser.get(ACCOUNT).statusCode()).isEqualTo(303);
  }

  @Test
  void aManagerIsToldToHandOverFirst() {
    address = "gestionnaire@exemple.fr";
    site.activate(address, "73282932000074");
    Visitor manager = new Visitor(site::at);
    logIn(manager, TestSite.PASSWORD);
    String erase = ACCOUNT + "/donnees/effacement";
    assertThat(manager.get(erase).body())
        .contains("ne peut pas encore être effacé", "/utilisateurs\"");
    assertThat(manager.post(erase, "actuel", TestSite.PASSWORD).statusCode()).isEqualTo(409);
  }

  @Test
  void aFormOfAnotherSessionIsRefused() {
    browser.get(PASSWORD);
    browser.forgetFormToken();
    assertThat(
            browser
                .post(
                    PASSWORD, "actuel", TestSite.PASSWORD, "mot_de_passe", NEW, "confirmation", NEW)
                .statusCode())
        .isEqualTo(403);
    logIn(new Visitor(site::at), TestSite.PASSWORD);
  }
}
