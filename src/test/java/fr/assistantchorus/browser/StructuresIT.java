package fr.assistantchorus.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ReducedMotion;
import fr.assistantchorus.support.Browser;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Somebody with an account creates structures and searches for others (F26, F47, F50 to F54). */
final class StructuresIT {
  private static final String PATH = "/espaces/gestionnaire/structures";
  private static final int PHONE_WIDTH = 390;
  private static final int DESK_WIDTH = 1280;

  /** High enough for a whole page in one picture. */
  private static final int WHOLE_PAGE = 2_600;

  private static Browser browser;
  private static RunningPortal portal;

  @BeforeAll
  static void start() throws Exception {
    browser = Browser.get();
    portal = RunningPortal.get();
  }

  @Test
  void aManagerCreatesOneWithASiretAndOneWithoutAndSearches() {
    try (BrowserContext person = browser.person(phone())) {
      Page page = person.newPage();
      page.navigate(portal.address(PATH));
      logIn(page);
      assertThat(heading(page)).hasText("Mes structures");
      look(page, "structures");

      createsWithASiret(page);
      createsWithoutASiret(page);
      corrects(page);
      searches(page);
    }
  }

  private static void createsWithASiret(Page page) {
    page.navigate(portal.address(PATH));
    page.getByRole(AriaRole.LINK, named("Créer une nouvelle structure")).click();
    look(page, "structure-new");
    page.getByLabel("Numéro de SIRET").fill("111 111 118 00019");
    button(page, "Continuer").click();
    assertThat(heading(page)).hasText("Cet établissement est fermé");
    look(page, "structure-closed");
    page.getByRole(AriaRole.LINK, named("Choisir 11111111800027")).click();
    assertThat(page.getByLabel("Raison sociale")).hasValue("SCEA DES TILLEULS");
    look(page, "structure-form");

    page.getByLabel("Téléphone").fill("12");
    page.getByLabel("Code postal").fill("15100");
    button(page, "Créer la structure").click();
    assertThat(page.getByRole(AriaRole.ALERT)).containsText("téléphone");
    page.getByLabel("Téléphone").fill("03 80 12 34 56");
    button(page, "Créer la structure").click();
    assertThat(page.getByRole(AriaRole.ALERT)).containsText("est-ce bien elle");
    look(page, "structure-doubt");
    page.getByLabel("Code postal").fill("21000");
    button(page, "Créer la structure").click();
    assertThat(page.getByRole(AriaRole.STATUS).first())
        .containsText("Vous en êtes le gestionnaire principal");
    look(page, "structure-created");
  }

  private static void createsWithoutASiret(Page page) {
    page.navigate(portal.address(PATH + "/nouvelle"));
    page.getByLabel("Particulier").check();
    button(page, "Continuer sans SIRET").click();
    page.getByLabel("Prénom et nom").fill("Odile FAVRE");
    page.locator("#street").fill("3 chemin des Noyers");
    page.getByLabel("Code postal").fill("21000");
    page.getByLabel("Ville").fill("Dijon");
    button(page, "Créer la structure").click();
    assertThat(heading(page)).hasText("Odile FAVRE");
  }

  private static void corrects(Page page) {
    page.getByRole(AriaRole.LINK, named("Corriger les données")).click();
    page.getByLabel("Libellé").fill("Mon jardin");
    look(page, "structure-correct");
    button(page, "Enregistrer").click();
    assertThat(page.getByText("Mon jardin")).isVisible();
  }

  private static void searches(Page page) {
    page.navigate(portal.address("/structures/recherche"));
    look(page, "search");
    page.getByLabel("Raison sociale").fill("cuma du bocaje");
    button(page, "Rechercher").click();
    assertThat(page.getByText("CUMA du Bocage").first()).isVisible();
    look(page, "search-found");
    page.getByLabel("Raison sociale").fill("zzzzzzzz");
    button(page, "Rechercher").click();
    assertThat(page.getByRole(AriaRole.LINK, named("Saisir une nouvelle structure"))).isVisible();
    look(page, "search-nothing");
    page.navigate(portal.address("/structures-publiques?city=dijon"));
    assertThat(page.getByText("Commune de Bel-Air").first()).isVisible();
    look(page, "search-public");
  }

  /** Photographs the page on a telephone and on a desk; axe finds nothing on either. */
  private static void look(Page page, String name) {
    page.setViewportSize(PHONE_WIDTH, WHOLE_PAGE);
    Screen.check(page, name + "-390");
    page.setViewportSize(DESK_WIDTH, WHOLE_PAGE);
    Screen.check(page, name + "-1280");
  }

  private static NewContextOptions phone() {
    return new NewContextOptions()
        .setViewportSize(PHONE_WIDTH, WHOLE_PAGE)
        .setReducedMotion(ReducedMotion.REDUCE);
  }

  private static Locator heading(Page page) {
    return page.getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setLevel(1));
  }

  private static Locator button(Page page, String name) {
    return page.getByRole(
        AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name).setExact(true));
  }

  private static Page.GetByRoleOptions named(String name) {
    return new Page.GetByRoleOptions().setName(name);
  }

  private static void logIn(Page page) {
    Locator block = Named.region(page, "Vous avez déjà un compte ?");
    block.getByLabel("Adresse électronique de connexion").fill(RunningPortal.SOPHIE);
    block.getByLabel("Mot de passe").fill(RunningPortal.PASSWORD);
    block
        .getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Se connecter"))
        .click();
    assertThat(Named.button(page, "Déconnexion")).isVisible();
  }
}
