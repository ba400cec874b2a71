package fr.assistantchorus.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import fr.assistantchorus.support.Browser;
import fr.assistantchorus.widget.Widget;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Every state of a real conversation is accessible and within reach on every screen. */
final class ConversationAppearanceIT {
  private static Browser browser;
  private static RunningPortal portal;

  @BeforeAll
  static void start() throws Exception {
    browser = Browser.get();
    portal = RunningPortal.get();
  }

  @ParameterizedTest
  @EnumSource
  void aWholeConversationIsAccessible(Screen screen) {
    try (BrowserContext person = browser.person(screen.options())) {
      Widget widget = Widget.on(person, portal.address("/")).open();
      Page page = widget.page();
      check(page, screen, "opening");
      say(widget, "je mé suis inscri ier soir g pas resu le mail", "adresse électronique");
      check(page, screen, "question");
      say(widget, "camille", "Je ne lis pas d’adresse");
      check(page, screen, "invalid");
      say(widget, "il est valable combien de temps le lien ?", "adresse électronique");
      check(page, screen, "digression");
      say(widget, screen + "@ferme-exemple.fr", "un nouveau courriel part à l’instant");
      check(page, screen, "sent");
      say(widget, "je veux parler à quelqu’un", "Que dois-je lui dire ?");
      say(widget, "mon siret existe déjà, mais c’est moi le patron", "À quelle adresse");
      say(widget, screen + "@ferme-exemple.fr", "Dois-je l’envoyer ?");
      check(page, screen, "recap");
      say(widget, "oui", "C’est envoyé.");
      say(widget, "g oublié mon mot de passe", "nouveau mot de passe");
      check(page, screen, "password");
      widget.button("Autres actions").click();
      check(page, screen, "menu");
      widget.button("Effacer la conversation").click();
      check(page, screen, "erase");
      widget.button("Effacer").click();
      assertThat(widget.button("Nouvelle conversation")).isVisible();
      check(page, screen, "erased");
      assertThat(widget.complaints()).isEmpty();
    }
  }

  private static void say(Widget widget, String text, String answer) {
    widget.say(text);
    assertThat(widget.lines().last()).containsText(answer);
  }

  private static void check(Page page, Screen screen, String state) {
    Screen.check(page, "conversation-%s-%s".formatted(screen, state));
  }
}
