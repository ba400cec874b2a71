package fr.assistantchorus.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import fr.assistantchorus.support.Browser;
import fr.assistantchorus.widget.Widget;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.junit5.VertxExtension;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The widget in the page of another site, as the README says, with the real portal behind it. */
@ExtendWith(VertxExtension.class)
final class EmbeddingIT {
  private static final String WHICH_ADDRESS = "Quelle est l’adresse électronique";

  private static final String PAGE =
      """
      <!doctype html>
      <html lang="fr">
      <head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>Ma ferme</title>
      <script type="module" src="PORTAL/chat/assistant-chat.js"></script></head>
      <body><main><h1>Le site d’une coopérative</h1><p>Une page comme une autre.</p></main>
      <assistant-chat api="PORTAL"></assistant-chat></body>
      </html>
      """;

  /** As strict as a site can be that embeds it: the portal's name stands in these two alone. */
  private static final String POLICY =
      "default-src 'none'; script-src PORTAL; connect-src PORTAL; base-uri 'none';"
          + " form-action 'none'; frame-ancestors 'none'";

  private static Browser browser;
  private static RunningPortal portal;
  private Vertx vertx;
  private BrowserContext person;

  @BeforeAll
  static void start() throws Exception {
    browser = Browser.get();
    portal = RunningPortal.get();
  }

  @BeforeEach
  void arrive(Vertx vertx) {
    this.vertx = vertx;
    person = browser.person(Screen.WIDE.options());
  }

  @AfterEach
  void leave() {
    person.close();
  }

  /**
   * @param port 0 for any
   * @return its address
   */
  private String site(int port) {
    String origin = portal.address("");
    HttpServer site =
        vertx
            .createHttpServer()
            .requestHandler(request ->
                request
                    .response()
                    .putHeader("Content-Type", "text/html; charset=utf-8")
                    .putHeader("Content-Security-Policy", POLICY.replace("PORTAL", origin))
                    .putHeader("Cross-Origin-Embedder-Policy", "require-corp")
                    .end(PAGE.replace("PORTAL", origin)))
            .listen(port, "localhost")
            .await();
    return "http://localhost:" + site.actualPort() + "/cooperative";
  }

  @Test
  void aPageOfAnAllowedSiteHoldsAWholeConversation() throws Exception {
    Widget widget = Widget.on(person, site(portal.friendPort())).open();
    say(widget, "j’ai pas reçu le mail d’activation", WHICH_ADDRESS);
    // Styled: what comes from the portal has been let in.
    assertThat(widget.panel()).hasCSS("position", "fixed");
    Screen.check(widget.page(), "embedded");
    say(widget, "ailleurs@ferme-exemple.fr", "un nouveau courriel part à l’instant");

    widget.page().reload();
    assertThat(widget.lines().last()).containsText("un nouveau courriel part à l’instant");
    say(widget, "c’est quoi un siret ?", "14 chiffres");
    String privacy =
        (String) widget.panel().getByRole(AriaRole.LINK).last().evaluate("link => link.href");
    assertThat(privacy).isEqualTo(portal.address("/confidentialite"));
    widget.button("Autres actions").click();
    widget.button("Effacer la conversation").click();
    widget.button("Effacer").click();
    assertThat(widget.status()).hasText("La conversation est effacée.");
    assertThat(widget.complaints()).isEmpty();
  }

  @Test
  void aPageOfAnotherSiteCannot() {
    Page page = Widget.on(person, site(0)).page();
    assertThat(page.getByRole(AriaRole.HEADING)).isVisible();
    assertThat(page.evaluate(BEGIN, portal.address("/api/v1/conversations"))).isEqualTo("refused");
    assertThat(page.getByRole(AriaRole.BUTTON)).hasCount(0);
    assertThat(page.evaluate("customElements.get('assistant-chat') === undefined")).isEqualTo(true);
  }

  private static final String BEGIN =
      """
      address => fetch(address, {method: 'POST'})
          .then(answer => answer.text(), () => 'refused')\
      """;

  private static void say(Widget widget, String text, String answer) {
    widget.say(text);
    assertThat(widget.lines().last()).containsText(answer);
  }
}
