package fr.assistantchorus.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import fr.assistantchorus.support.Browser;
import fr.assistantchorus.support.HumanQuestion;
import fr.assistantchorus.widget.Widget;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Guide A on the pages (F1 to F19), as people with a telephone, a keyboard or no scripts do it. */
final class SignUpIT {
  private static Browser browser;
  private static RunningPortal portal;

  @BeforeAll
  static void start() throws Exception {
    browser = Browser.get();
    portal = RunningPortal.get();
  }

  @ParameterizedTest
  @EnumSource
  void guideAGoesFromTheHomePageToTheLinkInTheMail(Screen screen) throws Exception {
    String address = "marie.noel." + screen + "@ferme-exemple.fr";
    try (BrowserContext person = browser.person(screen.options())) {
      Widget widget = Widget.on(person, portal.address("/"));
      Page page = widget.page();
      begin(page, address, "123 456 782 00028");

      assertThat(heading(page)).hasText("Je complète mes informations personnelles");
      Screen.check(page, "sign-up-identity-" + screen);
      page.locator("altcha-widget [data-state=verified]").waitFor();
      assertThat(page.locator("altcha-widget input[type=checkbox]")).isVisible();
      page.locator("altcha-widget").scrollIntoViewIfNeeded();
      Screen.check(page, "sign-up-captcha-" + screen);
      Named.button(page, "Valider").click();
      assertThat(page.getByRole(AriaRole.ALERT).first()).containsText("À corriger");
      // Passed once, it is not asked for again.
      assertThat(page.locator("altcha-widget")).hasCount(0);
      Screen.check(page, "sign-up-identity-errors-" + screen);
      identify(page, address);
      Named.button(page, "Valider").click();

      assertThat(heading(page)).hasText("Je crée ma structure");
      assertThat(field(page, "Raison sociale")).hasValue("EARL DURAND");
      Screen.check(page, "sign-up-structure-" + screen);
      field(page, "Code postal *").fill("2100");
      Named.button(page, "Valider").click();
      assertThat(page.locator("#postal_code-fault")).containsText("5 chiffres");
      Screen.check(page, "sign-up-structure-errors-" + screen);
      field(page, "Code postal *").fill("21000");
      Named.button(page, "Valider").click();

      assertThat(heading(page)).hasText("Mes espaces de travail");
      Locator tic = page.getByRole(AriaRole.SWITCH).first();
      assertThat(tic).isChecked();
      page.locator("#category").selectOption("Conchyliculteur");
      assertThat(page.locator("#shellfish_number")).isVisible();
      page.locator("#category").selectOption("Exploitant agricole à titre sociétaire");
      assertThat(page.locator("#shellfish_number")).isHidden();
      Screen.check(page, "sign-up-spaces-" + screen);
      tic.uncheck();
      assertThat(page.locator("#category")).isHidden();
      tic.check();
      Named.button(page, "Valider").click();

      assertThat(heading(page)).hasText("Récapitulatif");
      assertThat(page.getByText("Exploitant agricole à titre sociétaire")).isVisible();
      Screen.check(page, "sign-up-recap-" + screen);
      Named.button(page, "Créer mon compte").click();

      assertThat(heading(page)).hasText("Marie, il reste à ouvrir un lien");
      Screen.check(page, "sign-up-sent-" + screen);
      page.navigate(RunningPortal.linkIn(portal.mailTo(address, "Activez votre compte")));
      assertThat(page.getByText("Marie NOËL")).isVisible();
      assertThat(widget.complaints()).isEmpty();
    }
  }

  @Test
  void guideAGoesWithTheKeyboardAlone() {
    try (BrowserContext person = browser.person(Screen.NARROW.options())) {
      Page page = person.newPage();
      page.navigate(portal.address("/"));
      String address = "paul.clavier@ferme-exemple.fr";
      type(page, "inscription-adresse", address);
      type(page, "inscription-siret", "12345678200028");
      page.keyboard().press("Enter");
      assertThat(heading(page)).hasText("Je complète mes informations personnelles");
      type(page, "email_again", address);
      type(page, "last_name", "Clavier");
      type(page, "first_name", "Paul");
      page.locator("altcha-widget [data-state=verified]").waitFor();
      page.keyboard().press("Enter");
      assertThat(heading(page)).hasText("Je crée ma structure");
      type(page, "label", "Ma ferme");
      page.keyboard().press("Enter");
      assertThat(heading(page)).hasText("Mes espaces de travail");
      new Keyboard(page).tabToElement("#espace-messages");
      page.keyboard().press("Space");
      assertThat(page.locator("#espace-messages")).isChecked();
      new Keyboard(page).tabToElement("#pacage");
      page.keyboard().press("Enter");
      assertThat(heading(page)).hasText("Récapitulatif");
      assertThat(page.getByText("Ma ferme")).isVisible();
      assertThat(page.getByText("Mes messages")).isVisible();
      new Keyboard(page).tabTo("Créer mon compte");
      page.keyboard().press("Enter");
      assertThat(heading(page)).hasText("Paul, il reste à ouvrir un lien");
    }
  }

  @Test
  void guideAGoesWithoutScripts() throws Exception {
    NewContextOptions withoutScripts = Screen.NARROW.options().setJavaScriptEnabled(false);
    String address = "sans.script@ferme-exemple.fr";
    try (BrowserContext person = browser.person(withoutScripts)) {
      Page page = person.newPage();
      page.navigate(portal.address("/"));
      page.locator("#inscription-adresse").fill(address);
      page.locator("#inscription-sans_siret").check();
      Named.button(page, "Valider").click();
      identify(page, address);
      page.locator("#answer").fill(HumanQuestion.of(page.content()).answer());
      Browser.screenshot(page, "sign-up-without-scripts");
      Named.button(page, "Valider").click();
      page.locator("#type-ridet").check();
      Browser.screenshot(page, "sign-up-type");
      Named.button(page, "Continuer").click();
      page.locator("#identifier").fill("0 123 456.001");
      page.locator("#name").fill("SCA du Nord");
      page.locator("#street").fill("Route du Cap");
      page.locator("#postal_code").fill("98800");
      page.locator("#city").fill("Nouméa");
      page.locator("#country").fill("Nouvelle-Calédonie");
      Named.button(page, "Valider").click();
      Named.button(page, "Valider").click();
      assertThat(heading(page)).hasText("Récapitulatif");
      assertThat(page.getByText("0123456001")).isVisible();
      Named.button(page, "Créer mon compte").click();
      assertThat(heading(page)).hasText("Marie, il reste à ouvrir un lien");
      assertThat(portal.mailTo(address, "Activez votre compte")).contains("reste valable");
    }
  }

  @Test
  void aClosedEstablishmentOffersTheOpenOnes() {
    try (BrowserContext person = browser.person(Screen.NARROW.options())) {
      Page page = person.newPage();
      page.navigate(portal.address("/"));
      begin(page, "ferme.close@ferme-exemple.fr", "11111111800019");
      assertThat(heading(page)).hasText("Cet établissement est fermé");
      Screen.check(page, "sign-up-closed");
      page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Choisir"))
          .first()
          .click();
      assertThat(heading(page)).hasText("Je complète mes informations personnelles");
    }
  }

  @Test
  void theAssistantIsToldWhatWasTypedAndNotSent() {
    try (BrowserContext person = browser.person(Screen.WIDE.options())) {
      Widget widget = Widget.on(person, portal.address("/"));
      Page page = widget.page();
      begin(page, "luc.perdu@ferme-exemple.fr", "12345678200028");
      page.locator("#last_name").fill("Perdu");
      page.locator("#first_name").fill("Luc");
      Named.button(page, "Continuer avec l’assistant").click();
      assertThat(widget.panel()).isVisible();
      assertThat(widget.log()).containsText("Je continue ici l’inscription commencée");
      page.reload();
      assertThat(page.locator("#last_name")).hasValue("Perdu");
      assertThat(page.locator("#first_name")).hasValue("Luc");
      assertThat(widget.complaints()).isEmpty();
    }
  }

  @Test
  void theChatIsOpenedWithThePageAndItsCode() {
    try (BrowserContext person = browser.person(Screen.WIDE.options())) {
      Widget widget = Widget.on(person, portal.address("/"));
      Page page = widget.page();
      begin(page, "lea.lanceur@ferme-exemple.fr", "12345678200028");
      String sent =
          page.waitForRequest("**/api/v1/conversations", () -> widget.launcher().click())
              .postData();
      assertThat(sent).containsPattern("/inscription/identite\\?reprise=[0-9A-Z-]{19}");
    }
  }

  private static void begin(Page page, String address, String siret) {
    page.locator("#inscription-adresse").fill(address);
    page.locator("#inscription-siret").fill(siret);
    Named.button(page, "Valider").click();
  }

  private static void identify(Page page, String address) {
    page.locator("#email_again").fill(address);
    page.locator("#last_name").fill("Noël");
    page.locator("#first_name").fill("Marie");
  }

  private static Locator heading(Page page) {
    return page.locator("h1");
  }

  private static Locator field(Page page, String label) {
    return page.getByLabel(label, new Page.GetByLabelOptions().setExact(true));
  }

  private static void type(Page page, String id, String text) {
    new Keyboard(page).tabToElement("#" + id);
    page.keyboard().insertText(text);
  }
}
