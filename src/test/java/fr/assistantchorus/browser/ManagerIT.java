package fr.assistantchorus.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import fr.assistantchorus.support.Browser;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** A gestionnaire principal decides who is attached to his structure (F33 to F35). */
final class ManagerIT {
  private static final String PATH = "/espaces/gestionnaire";

  private static Browser browser;
  private static RunningPortal portal;

  @BeforeAll
  static void start() throws Exception {
    browser = Browser.get();
    portal = RunningPortal.get();
  }

  /** One story, since the requests of the demo are decided on once. */
  @Test
  void aManagerRefusesOneRequestAndAcceptsTheOther() throws Exception {
    looksOnEveryScreen();
    refusesOneWithTheKeyboardOnly();
    acceptsTheOtherWithoutScripts();
  }

  private static void looksOnEveryScreen() {
    for (Screen screen : Screen.values()) {
      try (BrowserContext person = browser.person(screen.options())) {
        Page page = person.newPage();
        page.navigate(portal.address(PATH));
        logIn(page, RunningPortal.SOPHIE);
        assertThat(page).hasURL(portal.address(PATH));
        Locator rows = requests(page).locator("tbody tr");
        assertThat(rows).hasCount(3);
        assertThat(requests(page).locator("thead th").nth(1)).hasText("Demandeur");
        Screen.check(page, "manager-" + screen);

        page.getByRole(AriaRole.CHECKBOX).first().check();
        assertThat(page.locator("input[name=demande]:checked")).hasCount(3);
        page.getByRole(AriaRole.CHECKBOX).last().uncheck();
        assertThat(page.locator("input[name=demande]:checked")).hasCount(2);
        Named.button(page, "Refuser").click();
        assertThat(page.getByRole(AriaRole.ALERT)).isFocused();
        assertThat(page.locator("#motif-fault")).isVisible();
        assertThat(page.locator("input[name=demande]:checked")).hasCount(2);
        Screen.check(page, "manager-errors-" + screen);
        page.getByRole(AriaRole.ALERT).getByRole(AriaRole.LINK).click();
        assertThat(page.locator("#motif")).isFocused();
        Screen.check(page, "manager-reason-" + screen);
      }
    }
  }

  private static void refusesOneWithTheKeyboardOnly() throws Exception {
    try (BrowserContext person = browser.person(Screen.NARROW.options())) {
      Page page = person.newPage();
      page.navigate(portal.address(PATH));
      logIn(page, RunningPortal.SOPHIE);
      Locator marcs = page.getByLabel("Marc PETIT, pour GAEC Garnier");
      new Keyboard(page).tabToElement("input[value='" + marcs.getAttribute("value") + "']");
      page.keyboard().press("Space");
      new Keyboard(page).tabToElement("#motif");
      page.keyboard().type("Nous ne travaillons plus avec ce cabinet");
      new Keyboard(page).tabToElement("button[value=refuser]");
      page.keyboard().press("Enter");

      assertThat(page.getByRole(AriaRole.STATUS).first()).containsText("Une demande est refusée");
      assertThat(page.getByRole(AriaRole.STATUS).first()).isFocused();
      assertThat(requests(page).locator("tbody tr")).hasCount(2);
      Screen.check(page, "manager-refused");
    }
    String mail = portal.mailTo(RunningPortal.MARC, "refusée");
    assertThat(mail).contains("Nous ne travaillons plus avec ce cabinet", "GAEC Garnier");
  }

  private static void acceptsTheOtherWithoutScripts() throws Exception {
    NewContextOptions noScripts = Screen.WIDE.options().setJavaScriptEnabled(false);
    try (BrowserContext asking = browser.person(Screen.NARROW.options());
        BrowserContext deciding = browser.person(noScripts)) {
      Page waiting = asking.newPage();
      waiting.navigate(portal.address("/"));
      logIn(waiting, RunningPortal.INES);
      assertThat(waiting.getByText("en attente du gestionnaire").first()).isVisible();
      Screen.check(waiting, "steps-waiting");

      Page page = deciding.newPage();
      page.navigate(portal.address(PATH));
      logIn(page, RunningPortal.SOPHIE);
      page.getByLabel("Inès MOREAU, pour GAEC Garnier").check();
      Named.button(page, "Valider").click();
      assertThat(page.getByText("Une demande est acceptée")).isVisible();
      Browser.screenshot(page, "manager-done");

      // Without logging out (F55).
      waiting.reload();
      assertThat(waiting.getByText("Utilisateur", new Page.GetByTextOptions().setExact(true)))
          .isVisible();
      Screen.check(waiting, "steps-attached");
      waiting.navigate(portal.address(PATH));
      assertThat(waiting.getByText("gestionnaire principal d’aucune structure")).isVisible();
      Screen.check(waiting, "manager-of-nothing");
    }
    assertThat(portal.mailTo(RunningPortal.INES, "accepté")).contains("GAEC Garnier");
  }

  private static Locator requests(Page page) {
    return Named.region(page, "Les demandes de rattachement à une structure");
  }

  private static void logIn(Page page, String address) {
    Locator block = Named.region(page, "Vous avez déjà un compte ?");
    block.getByLabel("Adresse électronique de connexion").fill(address);
    block.getByLabel("Mot de passe").fill(RunningPortal.PASSWORD);
    block
        .getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Se connecter"))
        .click();
    assertThat(Named.button(page, "Déconnexion")).isVisible();
  }
}
