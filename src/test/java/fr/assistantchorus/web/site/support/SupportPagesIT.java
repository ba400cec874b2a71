package fr.assistantchorus.web.site.support;

import static org.assertj.core.api.Assertions.assertThat;

import fr.assistantchorus.support.Visitor;
import fr.assistantchorus.web.TestSite;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** F17: « Sollicitations émises » over HTTP, without scripts. */
final class SupportPagesIT {
  private static final String LIST = "/espaces/sollicitations";
  private static final String NEW = LIST + "/nouvelle";
  private static final AtomicInteger NUMBER = new AtomicInteger();

  @AutoClose static final TestSite site = new TestSite("http://localhost:8080");

  private final Visitor browser = new Visitor(site::at);

  @BeforeEach
  void logIn() {
    logIn(browser);
  }

  private static void logIn(Visitor visitor) {
    String address = "personne" + NUMBER.incrementAndGet() + "@exemple.fr";
    site.activate(address, "12345678200010");
    visitor.get("/");
    visitor.post("/connexion", "adresse", address, "mot_de_passe", TestSite.PASSWORD);
  }

  @Test
  void aRequestIsSentReadGoneOnWithAndClosed() {
    assertThat(browser.get(LIST).body()).contains("encore rien demandé", "href=\"" + NEW + "\"");
    String path = send("Mon <objet>", "Première ligne\nSeconde <b>ligne</b>");

    assertThat(browser.get(path).body())
        .contains("Votre demande est envoyée sous le numéro S-20", "Mon &lt;objet&gt;")
        .contains("<p>Première ligne</p>", "Seconde &lt;b&gt;ligne&lt;/b&gt;", "Ouverte");
    assertThat(browser.get(LIST).body()).contains(path, "Connexion et mot de passe");

    browser.get(path);
    assertThat(browser.post(path, "message", "").statusCode()).isEqualTo(422);
    assertThat(browser.post(path, "message", "Une précision").statusCode()).isEqualTo(303);
    assertThat(browser.get(path).body()).contains("Une précision", "Clore la demande");

    assertThat(browser.post(path + "/clore").statusCode()).isEqualTo(303);
    assertThat(browser.get(path).body())
        .contains("est close", "Close")
        .doesNotContain("Clore la demande");
    HttpResponse<String> late = browser.post(path, "message", "Trop tard");
    assertThat(late.statusCode()).isEqualTo(409);
    assertThat(late.body()).as("what was typed is not lost").contains("Trop tard");
  }

  @Test
  void faultsComeBackWithWhatWasTyped() {
    browser.get(NEW);
    HttpResponse<String> faults =
        browser.post(NEW, "categorie", "fausse", "objet", "Garde-moi", "message", "");
    assertThat(faults.statusCode()).isEqualTo(422);
    assertThat(faults.body())
        .contains("Choisissez ce dont", "Écrivez votre message", "value=\"Garde-moi\"");
  }

  @Test
  void aStrangerAndNobodySeeNothing() {
    String path = send("Objet", "Message");
    Visitor stranger = new Visitor(site::at);
    logIn(stranger);
    assertThat(stranger.get(path).statusCode()).isEqualTo(404);
    stranger.get(NEW);
    assertThat(stranger.post(path, "message", "Moi").statusCode()).isEqualTo(404);
    assertThat(stranger.post(path + "/clore").statusCode()).isEqualTo(404);
    assertThat(new Visitor(site::at).get(path).statusCode()).isEqualTo(303);
    assertThat(new Visitor(site::at).get("/sollicitation/abc").statusCode()).isEqualTo(404);
    assertThat(browser.get(path).body()).contains("Ouverte");
  }

  @Test
  void aMessageIsKeptWhereTheSessionHasEnded() {
    String path = send("Objet", "Message");
    browser.get(path);
    browser.cookies().remove("session");
    for (String form : List.of(path, NEW)) {
      HttpResponse<String> ended = browser.post(form, "message", "Longuement <réfléchi>");
      assertThat(ended.statusCode()).isEqualTo(403);
      assertThat(ended.body())
          .contains("Votre session a pris fin", "value=\"Longuement &lt;réfléchi&gt;\"");
    }
  }

  @Test
  void aForgedFormChangesNothing() {
    String path = send("Objet", "Message");
    browser.get(path);
    browser.forgetFormToken();
    assertThat(browser.post(path, "message", "Forgé").statusCode()).isEqualTo(403);
    browser.forgetFormToken();
    browser.post(path + "/clore");
    assertThat(browser.get(path).body()).doesNotContain("est close", "<p>Forgé");
  }

  @Test
  void theListIsSortedAndPaged() {
    assertThat(browser.get(LIST + "?tri=etat&page=3").statusCode()).isEqualTo(200);
    send("Objet", "Message");
    assertThat(browser.get(LIST + "?tri=-categorie&page=0").body())
        .contains("aria-sort=\"descending\"");
    assertThat(browser.get(LIST + "?tri=nonsense&page=x").statusCode()).isEqualTo(200);
  }

  private String send(String subject, String message) {
    browser.get(NEW);
    HttpResponse<String> sent =
        browser.post(NEW, "categorie", "login", "objet", subject, "message", message);
    assertThat(sent.statusCode()).isEqualTo(303);
    return sent.headers().firstValue("Location").orElseThrow();
  }
}
