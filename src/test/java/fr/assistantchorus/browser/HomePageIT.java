package fr.assistantchorus.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import fr.assistantchorus.support.Browser;
import fr.assistantchorus.widget.Widget;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What somebody finds who opens the portal (F4, F5, F6). */
final class HomePageIT {
  private static Browser browser;
  private static RunningPortal portal;

  @BeforeAll
  static void start() throws Exception {
    browser = Browser.get();
    portal = RunningPortal.get();
  }

  @ParameterizedTest
  @EnumSource
  void theHomePageOffersLoginSignUpNewsServicesAndTheAssistant(Screen screen) {
    try (BrowserContext person = browser.person(screen.options())) {
      Widget widget = Widget.on(person, portal.address("/"));
      Page page = widget.page();

      var login = Named.region(page, "Vous avez déjà un compte ?");
      assertThat(login.getByLabel("Adresse électronique de connexion")).isVisible();
      assertThat(login.getByLabel("Mot de passe")).isVisible();
      assertThat(login.getByText("Mot de passe oublié ?")).isVisible();
      var signUp = Named.region(page, "Vous êtes nouveau sur Chorus Pro ?");
      assertThat(signUp.getByLabel("Adresse électronique de connexion")).isVisible();
      assertThat(signUp.getByLabel("Numéro de SIRET").first()).isVisible();
      assertThat(signUp.getByLabel("Je n’ai pas de numéro de SIRET")).isVisible();
      assertThat(Named.region(page, "Actualités")).isVisible();
      assertThat(Named.link(page, "Accéder au service DUME")).isVisible();
      assertThat(Named.link(page, "Vérifier une signature électronique")).isVisible();
      assertThat(Named.link(page, "Rechercher une structure publique")).isVisible();
      assertThat(page.getByText("Démonstrateur non officiel :")).isVisible();
      assertThat(widget.launcher()).isVisible();
      Screen.check(page, "home-" + screen);
      assertThat(widget.complaints()).isEmpty();
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/confidentialite",
        "/mot-de-passe-oublie",
        "/services/dume",
        "/dev/mail",
        "/rien"
      })
  void theOtherPagesAreAccessibleOnANarrowScreenToo(String path) {
    try (BrowserContext person = browser.person(Screen.NARROW.options())) {
      Page page = person.newPage();
      page.navigate(portal.address(path));
      Screen.check(page, "page" + path.replace('/', '-'));
    }
  }

  /** A button over the lines of a page hid the link of whoever got no mail. */
  @ParameterizedTest
  @ValueSource(ints = {320, 390, 430})
  void onAPhoneTheAssistantEndsThePageAndLiesOverNoLineOfIt(int width) {
    try (BrowserContext person =
        browser.person(
            new com.microsoft.playwright.Browser.NewContextOptions().setViewportSize(width, 700))) {
      Widget widget = Widget.on(person, portal.address("/"));
      Page page = widget.page();
      var bar = widget.launcher().boundingBox();
      assertThat(bar.x).isZero();
      assertThat(bar.width).isEqualTo(width);
      assertThat(bar.y + bar.height).isEqualTo(700);

      var late = Named.link(page, "Je n’ai pas reçu le courriel d’activation");
      late.focus();
      assertThat(late.boundingBox().y + late.boundingBox().height).isLessThanOrEqualTo(bar.y);
      page.evaluate("scrollTo(0, document.body.scrollHeight)");
      var last = page.locator("body > footer a").last().boundingBox();
      assertThat(last.y + last.height).isLessThanOrEqualTo(bar.y);
    }
  }

  @Test
  void theFirstTabKeySkipsToTheContent() {
    try (BrowserContext person = browser.person()) {
      Page page = person.newPage();
      page.navigate(portal.address("/"));
      page.keyboard().press("Tab");
      assertThat(Named.link(page, "Aller au contenu")).isFocused();
      page.keyboard().press("Enter");
      assertThat(page.getByRole(AriaRole.MAIN)).isFocused();
    }
  }

  @Test
  void everyLinkOfEveryPageLeadsSomewhere() {
    try (BrowserContext person = browser.person()) {
      Links links = new Links(person, portal.address("/"));
      links.walk();
      assertThat(links.broken()).isEmpty();
      assertThat(links.pages()).contains("/", "/confidentialite", "/services/dume");
    }
  }
}
