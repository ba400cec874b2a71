package fr.assistantchorus.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static fr.assistantchorus.web.console.ConsoleSite.SUPERVISOR;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import fr.assistantchorus.conversation.Talk;
import fr.assistantchorus.conversation.agent.Figures;
import fr.assistantchorus.support.Browser;
import fr.assistantchorus.support.House;
import fr.assistantchorus.web.console.ConsoleSite;
import java.time.Duration;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The console's other pages, as a supervisor sees them: figures, learning, values, erasures. */
final class ConsolePagesIT {
  private static final String ADDRESS = "jean.dupont@gaec-exemple.fr";
  private static final String RIDDLE = "ζουζούνι του τρακτέρ";

  @AutoClose private static final ConsoleSite SITE = new ConsoleSite();

  @BeforeEach
  void settle() throws Exception {
    SITE.settle();
  }

  @Test
  void aValueIsOpenedByKeyboardAndIsGoneWithItsPage() {
    Talk talk = SITE.talk("je veux parler à quelqu'un", "mon compte a disparu", ADDRESS, "oui");
    try (BrowserContext person = Browser.get().person(Walk.screen())) {
      Page page = loggedIn(person);
      page.navigate(SITE.at("/console/conversations/" + talk.conversation).toString());
      page.getByLabel("Motif").fill("l’usager a appelé");
      Named.button(page, "Ouvrir la conversation").click();
      assertThat(page.locator("h3", new Page.LocatorOptions().setHasText("Courriels"))).isVisible();
      look(page, "console-replay");
      page.navigate(SITE.at("/console/conversations/" + talk.conversation + "?tour=4").toString());
      page.locator(".opens a").first().focus();
      page.keyboard().press("Enter");
      look(page, "console-value");
      page.getByLabel("Motif").focus();
      page.keyboard().type("l’usager demande où part son courriel");
      page.keyboard().press("Tab");
      page.keyboard().press("Enter");
      assertThat(page.locator("dd strong")).hasText(ADDRESS);
      look(page, "console-value-open");
      page.locator("a.outline").click();
      assertThat(page.locator("main")).not().containsText(ADDRESS);
    }
  }

  @Test
  void figuresAreSeenAsPicturesAndTables() {
    SITE.talk("je veux parler à quelqu'un", "mon compte a disparu", ADDRESS, "oui");
    SITE.talk("je veux parler à quelqu'un", "mon tracteur a disparu");
    SITE.talk("inscription siret 123 456 782 00010", "camille@ferme-exemple.fr", "Durand");
    SITE.talk(RIDDLE);
    for (int day = 0; day < 6; day++) {
      SITE.house.clock.advance(Duration.ofDays(1));
      for (int i = 0; i <= day % 3; i++) {
        SITE.talk("je n’ai pas reçu le mail d’activation", ADDRESS);
      }
    }
    SITE.house.clock.advance(Figures.QUIET.plusMinutes(1));
    SITE.house.chat.desk().figures().countAll(SITE.house.clock.instant()).await();
    try (BrowserContext person = Browser.get().person(Walk.screen())) {
      Page page = loggedIn(person);
      page.locator("nav.tabs a", new Page.LocatorOptions().setHasText("Chiffres")).click();
      assertThat(page.locator("svg.bars").first()).isVisible();
      look(page, "console-figures");
      page.locator("tbody a[href*=contact-support]").click();
      assertThat(page.locator("svg.states")).isVisible();
      look(page, "console-funnel");
      page.locator("a.outline", new Page.LocatorOptions().setHasText("Tous les chiffres")).click();
      assertThat(page).hasURL(Pattern.compile("/console/chiffres\\?du="));
    }
  }

  @Test
  void aTextIsFiledByKeyboard() {
    SITE.talk(RIDDLE);
    SITE.talk("je veux parler à quelqu'un", "mon compte a disparu", ADDRESS, RIDDLE + " εδώ");
    try (BrowserContext person = Browser.get().person(Walk.screen())) {
      Page page = loggedIn(person);
      page.navigate(SITE.at("/console/apprendre").toString());
      page.locator("summary").first().click();
      look(page, "console-learn");
      page.locator("li", new Page.LocatorOptions().setHasText(RIDDLE + " »"))
          .getByLabel("Une autre intention")
          .focus();
      page.keyboard().type("creer_compte");
      page.keyboard().press("Tab");
      page.keyboard().press("Enter");
      assertThat(page.locator(".banner")).containsText("Il attend dans le correctif");
      look(page, "console-learn-patch");
    }
  }

  @Test
  void erasuresAndTrialsSayWhatTheyDoBeforeTheyDoIt() {
    Talk talk = SITE.talk("je veux parler à quelqu'un", "mon compte a disparu", ADDRESS);
    try (BrowserContext person = Browser.get().person(Walk.screen())) {
      Page page = loggedIn(person);
      page.navigate(SITE.at("/console/conversations/" + talk.conversation).toString());
      page.getByLabel("Motif").fill("l’usager a appelé");
      Named.button(page, "Ouvrir la conversation").click();
      page.navigate(SITE.at("/console/conversations/" + talk.conversation + "/effacer").toString());
      look(page, "console-erase");
      page.navigate(SITE.at("/console/effacement").toString());
      page.getByLabel("Adresse électronique").fill(ConsoleSite.USER);
      Named.button(page, "Voir ce qui serait effacé").click();
      look(page, "console-erase-account");
      page.navigate(SITE.at("/console/essais").toString());
      look(page, "console-trials");
      Named.button(page, "Lancer l’essai").click();
      assertThat(page.locator("h2").first()).hasText("Combien changent");
      look(page, "console-trial");
    }
  }

  private static Page loggedIn(BrowserContext person) {
    Page page = person.newPage();
    page.navigate(SITE.at("/console").toString());
    page.getByLabel("Adresse électronique").fill(SUPERVISOR);
    page.getByLabel("Mot de passe").fill(House.PASSWORD);
    page.getByLabel("Code à six chiffres").fill(SITE.code(SUPERVISOR));
    Named.button(page, "Se connecter").click();
    assertThat(page.locator("h1")).hasText("Conversations");
    return page;
  }

  private static void look(Page page, String name) {
    page.setViewportSize(320, 1_600);
    Screen.check(page, name + "-320");
    page.setViewportSize(1_280, 1_600);
    page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.DARK));
    Screen.check(page, name + "-dark");
    page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.LIGHT));
    Screen.check(page, name + "-1280");
    // As large as the pictures of docs/console.md.
    page.setViewportSize(1_000, 760);
    Browser.screenshot(page, name + "-1000");
  }
}
