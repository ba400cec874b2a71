package fr.assistantchorus.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ReducedMotion;

/** One person's walk through the portal, by what can be seen and clicked. */
record Walk(RunningPortal portal, Page page) {
  private static final int PHONE_WIDTH = 390;
  private static final int DESK_WIDTH = 1_280;

  /** High enough for a whole page in one picture. */
  private static final int WHOLE_PAGE = 2_200;

  static NewContextOptions screen() {
    return new NewContextOptions()
        .setViewportSize(DESK_WIDTH, WHOLE_PAGE)
        .setReducedMotion(ReducedMotion.REDUCE);
  }

  /** Photographs the page on a telephone and on a desk; axe finds nothing on either. */
  void look(String name) {
    page.setViewportSize(PHONE_WIDTH, WHOLE_PAGE);
    Screen.check(page, name + "-390");
    page.setViewportSize(DESK_WIDTH, WHOLE_PAGE);
    Screen.check(page, name + "-1280");
  }

  /** Logs in from the home page, and so arrives on « Accueil connecté ». */
  void logIn(String address, String password) {
    page.navigate(portal.address("/"));
    Locator block = Named.region(page, "Vous avez déjà un compte ?");
    block.getByLabel("Adresse électronique de connexion").fill(address);
    block.getByLabel("Mot de passe").fill(password);
    block
        .getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Se connecter"))
        .click();
    assertThat(page).hasURL(portal.address("/accueil"));
  }

  void tab(String label) {
    page.locator("nav.tabs").getByText(label).click();
  }

  /** Follows the first link whose name begins so. */
  /** The tabs of the header. */
  Locator tabs() {
    return page.locator("nav.tabs");
  }

  void follow(String link) {
    page.locator("main")
        .getByRole(AriaRole.LINK, new Locator.GetByRoleOptions().setName(link))
        .first()
        .click();
  }

  void press(String button) {
    Named.button(page, button).click();
  }

  void fill(String field, String text) {
    page.locator("#" + field).fill(text);
  }

  void choose(String field, String option) {
    page.locator("#" + field).selectOption(option);
  }

  void heads(String title) {
    assertThat(page.locator("h1")).hasText(title);
  }

  void tells(String sentence) {
    assertThat(page.locator("main")).containsText(sentence);
  }

  Locator row(String text) {
    return page.locator("tbody tr", new Page.LocatorOptions().setHasText(text));
  }
}
