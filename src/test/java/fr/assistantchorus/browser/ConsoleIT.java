package fr.assistantchorus.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static fr.assistantchorus.web.console.ConsoleSite.SUPERVISOR;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import fr.assistantchorus.conversation.Talk;
import fr.assistantchorus.support.Browser;
import fr.assistantchorus.support.House;
import fr.assistantchorus.web.console.ConsoleSite;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/**
 * A supervisor finds a conversation, goes through it by keyboard and by mouse, and reads the log.
 */
final class ConsoleIT {
  @AutoClose private static final ConsoleSite SITE = new ConsoleSite();

  @Test
  void aConversationIsFoundAndGoneThroughTurnByTurn() throws Exception {
    SITE.settle();
    Talk talk =
        SITE.talk(
            "inscription siret 123 456 782 00010",
            "camille.durand@ferme-exemple.fr",
            "Durand",
            "c’est quoi le pacage ?",
            "Camille");
    try (BrowserContext person = Browser.get().person(Walk.screen())) {
      Page page = person.newPage();
      page.navigate(SITE.at("/console").toString());
      assertThat(page.locator("h1")).hasText("Console du support");
      look(page, "console-login");
      page.getByLabel("Adresse électronique").fill(SUPERVISOR);
      page.getByLabel("Mot de passe").fill(House.PASSWORD);
      page.getByLabel("Code à six chiffres").fill(SITE.code(SUPERVISOR));
      Named.button(page, "Se connecter").click();

      page.getByLabel("Mots, numéro").fill("12345678200010");
      Named.button(page, "Chercher").click();
      look(page, "console-list");
      page.locator("tbody a").click();
      look(page, "console-reason");
      page.getByLabel("Motif").fill("l’usager a appelé");
      Named.button(page, "Ouvrir la conversation").click();

      assertThat(page.locator(".steps-bar span")).hasText("Tour 6 sur 6");
      assertThat(page.locator(".states .current")).hasCount(1);
      look(page, "console-conversation");
      goesThrough(page);
      page.navigate(SITE.at("/console/journal").toString());
      assertThat(page.locator("tbody")).containsText(talk.conversation.toString());
      look(page, "console-log");
    }
  }

  private static void goesThrough(Page page) {
    page.locator("h1").click();
    page.keyboard().press("ArrowLeft");
    assertThat(page.locator(".steps-bar span")).hasText("Tour 5 sur 6");
    assertThat(page).hasURL(Pattern.compile("\\?tour=5$"));
    page.keyboard().press("Home");
    assertThat(page.locator(".steps-bar span")).hasText("Tour 1 sur 6");
    page.locator("a[data-step=next]").click();
    assertThat(page.locator(".steps-bar span")).hasText("Tour 2 sur 6");
    assertThat(page.locator("a[data-step=next]")).isFocused();
    Named.button(page, "Vitesse : 1 ×").click();
    Named.button(page, "Vitesse : 2 ×").click();
    Named.button(page, "Vitesse : 4 ×").click();
    Named.button(page, "Vitesse : 8 ×").click();
    Named.button(page, "Lire").click();
    assertThat(page.locator(".steps-bar span")).hasText("Tour 6 sur 6");
    assertThat(Named.button(page, "Lire")).isVisible();
    page.reload();
    assertThat(page.locator(".steps-bar span")).hasText("Tour 6 sur 6");
  }

  private static void look(Page page, String name) {
    page.setViewportSize(390, 2_200);
    Screen.check(page, name + "-390");
    page.setViewportSize(1_280, 2_200);
    Screen.check(page, name + "-1280");
  }
}
