package fr.assistantchorus.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import fr.assistantchorus.support.Browser;
import java.util.List;
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
  void aManagerRefusesOneRequestAndAcceptsTheOthers() throws Exception {
    looksOnEveryScreen();
    refusesOneWithTheKeyboardOnly();
    acceptsTheOthersWithoutScripts();
    looksAtTheRest();
  }

  private static void looksOnEveryScreen() {
    for (Screen screen : Screen.values()) {
      try (BrowserContext person = browser.person(screen.options())) {
        Page page = person.newPage();
        page.navigate(portal.address(PATH));
        logIn(page, RunningPortal.SOPHIE);
        assertThat(page).hasURL(portal.address(PATH));
        Locator rows = requests(page).locator("tbody tr");
        assertThat(rows).hasCount(4);
        assertThat(requests(page).locator("thead th").nth(1)).containsText("Demandeur");
        Screen.check(page, "manager-" + screen);

        Named.button(page, "Accepter la sélection").click();
        assertThat(page.locator("#demande-fault")).isVisible();
        Screen.check(page, "manager-errors-" + screen);
        page.getByRole(AriaRole.CHECKBOX).first().check();
        assertThat(page.locator("input[name=demande]:checked")).hasCount(4);
        page.getByRole(AriaRole.CHECKBOX).last().uncheck();
        assertThat(page.locator("input[name=demande]:checked")).hasCount(3);
        Named.button(page, "Refuser la sélection").click();
        assertThat(page.getByRole(AriaRole.HEADING).first()).containsText("ces 3 demandes");
        Screen.check(page, "manager-decision-" + screen);
        Named.button(page, "Refuser").click();
        assertThat(page.locator("#motif-fault")).isVisible();
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
      Locator marcs = page.getByLabel("Marc PETIT, rattachement, pour GAEC Garnier");
      new Keyboard(page).tabToElement("input[value='" + marcs.getAttribute("value") + "']");
      page.keyboard().press("Space");
      new Keyboard(page).tabToElement("button[value=refuser]");
      page.keyboard().press("Enter");
      assertThat(page.getByRole(AriaRole.HEADING).first()).containsText("Refuser cette demande");
      new Keyboard(page).tabToElement("#motif");
      page.keyboard().type("Nous ne travaillons plus avec ce cabinet");
      new Keyboard(page).tabToElement("button.danger");
      page.keyboard().press("Enter");

      Locator told = page.getByRole(AriaRole.STATUS).first();
      assertThat(told).containsText("Marc PETIT, rattachement à GAEC Garnier");
      assertThat(told.getByRole(AriaRole.HEADING)).isFocused();
      assertThat(requests(page).locator("tbody tr")).hasCount(3);
      Screen.check(page, "manager-refused");
    }
    String mail = portal.mailTo(RunningPortal.MARC, "refusée");
    assertThat(mail).contains("Nous ne travaillons plus avec ce cabinet", "GAEC Garnier");
  }

  private static void acceptsTheOthersWithoutScripts() throws Exception {
    NewContextOptions noScripts = Screen.WIDE.options().setJavaScriptEnabled(false);
    try (BrowserContext asking = browser.person(Screen.NARROW.options());
        BrowserContext deciding = browser.person(noScripts)) {
      Page waiting = asking.newPage();
      waiting.navigate(portal.address("/espaces/compte/rattachements"));
      logIn(waiting, RunningPortal.INES);
      assertThat(waiting.getByText("En attente").first()).isVisible();
      Screen.check(waiting, "attachments-waiting");

      Page page = deciding.newPage();
      page.navigate(portal.address(PATH));
      logIn(page, RunningPortal.SOPHIE);
      for (Locator box : page.getByRole(AriaRole.CHECKBOX).all()) {
        box.check();
      }
      Named.button(page, "Accepter la sélection").click();
      assertThat(page.getByText("Julie FONTAINE")).isVisible();
      Named.button(page, "Accepter").click();
      assertThat(page.getByText("Aucune demande en attente")).isVisible();
      assertThat(page.getByText("Julie FONTAINE, abonnement à")).isVisible();
      Browser.screenshot(page, "manager-done");

      // Without logging out (F55).
      waiting.reload();
      assertThat(waiting.getByText("Acceptée")).isVisible();
      Screen.check(waiting, "attachments-attached");
    }
    assertThat(portal.mailTo(RunningPortal.INES, "accepté")).contains("GAEC Garnier");
  }

  /** Every page below the hub, and one's own lists, as Sophie and Julie see them. */
  private static void looksAtTheRest() {
    for (Screen screen : List.of(Screen.WIDE, Screen.NARROW)) {
      try (BrowserContext sophie = browser.person(screen.options());
          BrowserContext julie = browser.person(screen.options())) {
        Page page = sophie.newPage();
        page.navigate(portal.address(PATH));
        logIn(page, RunningPortal.SOPHIE);
        String espaces =
            Named.region(page, "Mes structures")
                .locator("tr", new Locator.LocatorOptions().setHasText("GAEC Garnier"))
                .locator("a[href$='/espaces']")
                .getAttribute("href");
        String structure = espaces.substring(0, espaces.lastIndexOf('/'));
        look(page, espaces, "spaces-" + screen);
        look(page, espaces + "/ajouter", "spaces-add-" + screen);
        look(page, structure + "/utilisateurs", "users-" + screen);
        look(page, "/espaces/compte/rattachements", "attachments-" + screen);
        Page hers = julie.newPage();
        hers.navigate(portal.address("/espaces/compte/abonnements"));
        logIn(hers, "julie.fontaine@gaec-exemple.fr");
        Screen.check(hers, "subscriptions-" + screen);
        look(hers, "/espaces/compte/abonnements/ajouter", "subscriptions-ask-" + screen);
        look(hers, PATH, "manager-of-nothing-" + screen);
        assertThat(hers.getByText("gestionnaire principal d’aucune structure")).isVisible();
      }
    }
  }

  private static void look(Page page, String path, String name) {
    page.navigate(portal.address(path));
    Screen.check(page, name);
  }

  private static Locator requests(Page page) {
    return Named.region(page, "Mes actions en attente");
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
