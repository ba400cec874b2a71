package fr.assistantchorus.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import fr.assistantchorus.support.Browser;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** A forgotten password, « Mon compte » and the threads with the support, as people see them. */
final class AccountIT {
  private static final String AGENT = "agent.support@portail-exemple.fr";
  private static final String PAUL = "paul.lefevre@ferme-exemple.fr";
  private static final String NEW = "Moisson-Verte-1968";
  private static final Pattern LINK = Pattern.compile("https?://\\S+/nouveau-mot-de-passe/[\\w-]+");

  private static Browser browser;
  private static RunningPortal portal;

  @BeforeAll
  static void start() throws Exception {
    browser = Browser.get();
    portal = RunningPortal.get();
  }

  @Test
  void aForgottenPasswordIsChosenAnewByTheMailedLinkAndTheSecretQuestion() throws Exception {
    try (BrowserContext person = browser.person(phone())) {
      Page page = person.newPage();
      page.navigate(portal.address("/"));
      page.getByText("Mot de passe oublié ?").click();
      Screen.check(page, "forgotten-password");
      page.locator("#adresse").fill(AGENT);
      // The browser solves the captcha by itself.
      page.locator("altcha-widget [data-state=verified]").waitFor();
      Named.button(page, "Recevoir le courriel").click();
      assertThat(page.getByText("un courriel y part à l’instant")).isVisible();
      Screen.check(page, "forgotten-password-sent");

      String mail = portal.mailTo(AGENT, "nouveau mot de passe");
      page.navigate(LINK.matcher(mail).results().findFirst().orElseThrow().group());
      Screen.check(page, "new-password");
      choose(page, "Rex", "Chorus-Pro-2026");
      assertThat(page.locator("#mot_de_passe-fault")).containsText("vite deviné");
      Screen.check(page, "new-password-faults");
      choose(page, "Rex", NEW);
      assertThat(page.locator("#reponse-fault")).containsText("4 essais");
      choose(page, "caline", NEW);
      assertThat(page.getByText("Votre mot de passe est changé")).isVisible();
      logIn(page, AGENT, NEW);
      assertThat(page).hasURL(portal.address("/accueil"));
    }
  }

  @Test
  void theAccountAndTheThreadsAreReadableOnEveryScreen() {
    for (NewContextOptions screen :
        List.of(phone(), Screen.WIDE.options(), Screen.DARK.options())) {
      try (BrowserContext person = browser.person(screen)) {
        Page page = person.newPage();
        page.navigate(portal.address("/espaces/compte"));
        logIn(page, PAUL, RunningPortal.PASSWORD);
        String name = "-" + screen.viewportSize.get().width + "-" + screen.colorScheme.get();
        check(page, "/espaces/compte", "account" + name);
        check(page, "/espaces/compte/informations", "account-data" + name);
        check(page, "/espaces/compte/mot-de-passe", "account-password" + name);
        Named.button(page, "Changer de mot de passe").click();
        assertThat(page.getByRole(AriaRole.ALERT)).isVisible();
        Screen.check(page, "account-password-faults" + name);
        check(page, "/espaces/compte/question-secrete", "account-question" + name);
        check(page, "/espaces/compte/sessions", "account-sessions" + name);
        check(page, "/espaces/compte/donnees", "account-copy" + name);
        check(page, "/espaces/compte/donnees/effacement", "account-erasure" + name);
        check(page, "/espaces/sollicitations", "support-list" + name);
        page.getByRole(AriaRole.ROW).getByRole(AriaRole.LINK).last().click();
        assertThat(page.getByText("Le support").first()).isVisible();
        Screen.check(page, "support-thread" + name);
        check(page, "/espaces/sollicitations/nouvelle", "support-new" + name);
      }
    }
  }

  private static void check(Page page, String path, String name) {
    page.navigate(portal.address(path));
    Screen.check(page, name);
  }

  private static NewContextOptions phone() {
    return Screen.NARROW.options().setViewportSize(390, 844);
  }

  private static void choose(Page page, String answer, String password) {
    page.locator("#reponse").fill(answer);
    page.locator("#mot_de_passe").fill(password);
    page.locator("#confirmation").fill(password);
    Named.button(page, "Changer de mot de passe").click();
  }

  private static void logIn(Page page, String address, String password) {
    Locator block = Named.region(page, "Vous avez déjà un compte ?");
    block.getByLabel("Adresse électronique de connexion").fill(address);
    block.getByLabel("Mot de passe").fill(password);
    block
        .getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Se connecter"))
        .click();
    assertThat(Named.button(page, "Déconnexion")).isVisible();
  }
}
