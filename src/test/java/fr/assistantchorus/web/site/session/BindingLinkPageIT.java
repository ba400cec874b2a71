package fr.assistantchorus.web.site.session;

import static org.assertj.core.api.Assertions.assertThat;

import fr.assistantchorus.conversation.chat.Binding;
import fr.assistantchorus.support.Visitor;
import fr.assistantchorus.web.TestSite;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class BindingLinkPageIT {
  private static final AtomicInteger PERSONS = new AtomicInteger();

  @AutoClose static final TestSite site = new TestSite("http://localhost:8080");

  private final Visitor browser = new Visitor(site::at);
  private final UUID conversation = UUID.randomUUID();
  private final String address = "personne" + PERSONS.incrementAndGet() + "@exemple.fr";
  private String path;

  @BeforeEach
  void issue() {
    site.chat.bindings.clear();
    site.chat.binding = Binding.Outcome.BOUND;
    site.activate(address, "12345678200010");
    path = "/assistant/" + token();
  }

  private String token() {
    return site.database()
        .database()
        .transaction(
            tx -> site.portal().bindingLinks().issue(tx, conversation, site.clock.instant()))
        .await();
  }

  private void logIn() throws Exception {
    browser.get("/");
    browser.post("/connexion", "adresse", address, "mot_de_passe", TestSite.PASSWORD);
  }

  @Test
  void whoIsNotLoggedInLogsInAndIsBack() throws Exception {
    String login = browser.get(path).headers().firstValue("Location").orElseThrow();
    assertThat(login).isEqualTo("/#connexion");
    assertThat(browser.get("/").body()).contains("name=\"retour\" value=\"" + path + "\"");
    assertThat(browser.get("/").body()).doesNotContain(path);
    HttpResponse<String> in =
        browser.post(
            "/connexion", "adresse", address, "mot_de_passe", TestSite.PASSWORD, "retour", path);
    assertThat(in.headers().firstValue("Location")).contains(path);
    assertThat(browser.get(path).statusCode()).isEqualTo(200);
  }

  @Test
  void whoFollowsTheLinkIsToldWhatItDoesAndIsAskedFirst() throws Exception {
    logIn();
    HttpResponse<String> page = browser.get(path);

    assertThat(page.statusCode()).isEqualTo(200);
    assertThat(page.body())
        .contains("Camille DURAND", address, "Ne confirmez que si c’est vous", "Lien demandé le")
        .doesNotContain(conversation.toString());
    assertThat(page.headers().firstValue("Referrer-Policy")).contains("no-referrer");
    assertThat(site.chat.bindings).isEmpty();
  }

  @Test
  void whoConfirmsBindsTheConversationAndLoggingOutUnbindsIt() throws Exception {
    logIn();
    browser.get(path);
    HttpResponse<String> done = browser.post(path);

    assertThat(done.statusCode()).isEqualTo(303);
    assertThat(done.headers().firstValue("Location")).contains("/accueil#assistant");
    assertThat(browser.get("/accueil").body()).contains("agir pour votre compte");
    assertThat(site.chat.bindings).singleElement().asString().startsWith("bound " + conversation);
    assertThat(browser.get(path).statusCode()).isEqualTo(410);

    browser.get("/accueil");
    browser.post("/deconnexion");
    assertThat(site.chat.bindings).last().isEqualTo("unbound " + conversation);
  }

  @ParameterizedTest
  @CsvSource({
    "/espaces/tic, /espaces/tic#assistant",
    "/espaces/gestionnaire?tri=nom, /espaces/gestionnaire?tri=nom#assistant",
    "//exemple.fr/espaces/, /accueil#assistant",
    "/connexion, /accueil#assistant"
  })
  void whoConfirmsIsBackInHisSpaceWithTheConversationOpen(String from, String back)
      throws Exception {
    logIn();
    browser.get(path);
    assertThat(browser.post(path, "retour", from).headers().firstValue("Location")).contains(back);
  }

  @Test
  void aManagerIsBoundAsOne() throws Exception {
    try (TestSite fresh = new TestSite("http://localhost:8080")) {
      Visitor manager = new Visitor(fresh::at);
      fresh.activate(address, "12345678200010");
      manager.get("/");
      manager.post("/connexion", "adresse", address, "mot_de_passe", TestSite.PASSWORD);
      String token =
          fresh
              .database()
              .database()
              .transaction(tx ->
                  fresh.portal().bindingLinks().issue(tx, conversation, fresh.clock.instant()))
              .await();
      manager.get("/assistant/" + token);
      manager.post("/assistant/" + token);
      assertThat(fresh.chat.bindings).singleElement().asString().endsWith("[manager]");
    }
  }

  @Test
  void whatFailedAfterTheConfirmationIsTriedAgainAsTheSameTurn() throws Exception {
    logIn();
    browser.get(path);
    site.chat.binding = Binding.Outcome.BUSY;
    HttpResponse<String> busy = browser.post(path);
    assertThat(busy.statusCode()).isEqualTo(503);
    assertThat(busy.headers().firstValue("Retry-After")).isPresent();

    site.chat.binding = Binding.Outcome.BOUND;
    assertThat(browser.post(path).statusCode()).isEqualTo(303);
    assertThat(site.chat.bindings).hasSize(2).containsOnly(site.chat.bindings.getFirst());
  }

  @Test
  void aConversationThatIsGoneIsSaid() throws Exception {
    logIn();
    browser.get(path);
    site.chat.binding = Binding.Outcome.GONE;
    HttpResponse<String> gone = browser.post(path);
    assertThat(gone.statusCode()).isEqualTo(410);
    assertThat(gone.body()).contains("Cette conversation n’existe plus");
  }

  @Test
  void anotherPersonCannotUseItAgain() throws Exception {
    logIn();
    browser.get(path);
    browser.post(path);
    Visitor other = new Visitor(site::at);
    other.get("/");
    other.post("/connexion", "adresse", address, "mot_de_passe", TestSite.PASSWORD);
    other.get("/accueil");

    HttpResponse<String> page = other.post(path);

    assertThat(page.statusCode()).isEqualTo(410);
    assertThat(page.body()).contains("Ce lien a déjà servi");
    assertThat(site.chat.bindings).hasSize(1);
  }

  @Test
  void aFormOfAnotherSiteBindsNothing() throws Exception {
    logIn();
    browser.get(path);
    browser.forgetFormToken();
    HttpResponse<String> page = browser.post(path);
    assertThat(page.statusCode()).isEqualTo(403);
    assertThat(page.body()).contains("La page a expiré");
    assertThat(site.chat.bindings).isEmpty();
  }

  @Test
  void anOldOrForgedLinkSaysSo() throws Exception {
    logIn();
    assertThat(browser.get("/assistant/" + "x".repeat(43)).statusCode()).isEqualTo(404);
    site.clock.advance(Duration.ofMinutes(15));
    HttpResponse<String> old = browser.get(path);
    assertThat(old.statusCode()).isEqualTo(410);
    assertThat(old.body()).contains("Ce lien a expiré");
    browser.get("/accueil");
    assertThat(browser.post(path).statusCode()).isEqualTo(410);
  }
}
