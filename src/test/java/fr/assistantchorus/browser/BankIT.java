package fr.assistantchorus.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.FilePayload;
import fr.assistantchorus.portal.bank.TestPdf;
import fr.assistantchorus.support.Browser;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** A farmer adds bank details on a phone, as the guide shows it (F27 to F32). */
final class BankIT {
  private static final String PAUL = "paul.lefevre@ferme-exemple.fr";

  private static Browser browser;
  private static RunningPortal portal;

  @BeforeAll
  static void start() throws Exception {
    browser = Browser.get();
    portal = RunningPortal.get();
  }

  @Test
  void aFarmerAddsARibOnAPhoneMendsASlipAndKeepsTheFile() throws Exception {
    NewContextOptions phone = Screen.WIDE.options().setViewportSize(390, 844);
    String list;
    try (BrowserContext person = browser.person(phone)) {
      Page page = person.newPage();
      list = toTheList(page);
      assertThat(page.locator("tbody tr")).hasCount(2);
      Screen.check(page, "bank-list-phone");
      Named.link(page, "Ajouter des coordonnées bancaires").click();
      Screen.check(page, "bank-add-phone");
      adds(page);
      deactivates(page);
    }
    try (BrowserContext person = browser.person(Screen.WIDE.options())) {
      Page page = person.newPage();
      logIn(page, list);
      Screen.check(page, "bank-list-wide");
      page.navigate(list + "/ajouter");
      Screen.check(page, "bank-add-wide");
    }
  }

  private static void adds(Page page) {
    page.locator("#nom").fill("Compte de l’épargne");
    page.locator("#type").selectOption("rib");
    assertThat(page.locator("#bban")).isHidden();
    page.locator("#banque").fill("20041");
    page.locator("#guichet").fill("01005");
    page.locator("#compte").fill("0500013M026");
    page.locator("#cle_rib").fill("60");
    page.locator("#fichier")
        .setInputFiles(
            new FilePayload(
                "Mon_RIB.pdf",
                "application/pdf",
                TestPdf.of("IBAN FR14 2004 1010 0505 0001 3M02 606")));
    Named.button(page, "Valider").click();

    assertThat(page.getByRole(AriaRole.ALERT)).containsText("À corriger");
    assertThat(page.locator("#banque")).hasValue("20041");
    assertThat(page.locator("main")).containsText("Mon_RIB.pdf");
    Screen.check(page, "bank-fault-phone");
    page.locator("#cle_rib").fill("06");
    Named.button(page, "Valider").click();

    assertThat(page.locator(".banner")).containsText("sont ajoutées");
    assertThat(page.locator(".recap")).containsText("20041 **** 606");
    Screen.check(page, "bank-added-phone");
  }

  private static void deactivates(Page page) {
    Named.link(page, "Désactiver").click();
    assertThat(page.locator("h1")).containsText("Désactiver ces coordonnées bancaires");
    Screen.check(page, "bank-sure-phone");
    Named.button(page, "Désactiver").click();
    assertThat(page.locator(".banner")).containsText("sont désactivées");
    assertThat(page.locator("tbody tr")).hasCount(3);
  }

  /** Goes the way that the portal's own links show. */
  private static String toTheList(Page page) {
    logIn(page, portal.address("/espaces/gestionnaire/structures"));
    page.locator("main tbody a").first().click();
    Named.link(page, "Coordonnées bancaires").click();
    return page.url();
  }

  private static void logIn(Page page, String address) {
    page.navigate(address);
    Locator block = Named.region(page, "Vous avez déjà un compte ?");
    block.getByLabel("Adresse électronique de connexion").fill(PAUL);
    block.getByLabel("Mot de passe").fill(RunningPortal.PASSWORD);
    block
        .getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Se connecter"))
        .click();
    page.waitForURL(address);
  }
}
