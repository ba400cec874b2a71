package fr.assistantchorus.widget;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.ForcedColors;
import com.microsoft.playwright.options.ReducedMotion;
import fr.assistantchorus.support.Browser;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** axe finds nothing on any screen, and all of the widget stays within reach. */
final class WidgetAppearanceIT {
  private static Browser browser;

  @BeforeAll
  static void launch() {
    browser = Browser.get();
  }

  static Stream<Arguments> screens() {
    return Stream.of(
        Arguments.of("light", screen(1280, 800)),
        Arguments.of("dark", screen(1280, 800).setColorScheme(ColorScheme.DARK)),
        Arguments.of("phone", screen(390, 844).setHasTouch(true).setIsMobile(true)),
        Arguments.of("narrow", screen(320, 640)),
        // 1280 × 1024 magnified four times: WCAG 1.4.10.
        Arguments.of("zoomed", screen(320, 256)),
        Arguments.of("forced-colors", screen(1280, 800).setForcedColors(ForcedColors.ACTIVE)));
  }

  private static NewContextOptions screen(int width, int height) {
    return new NewContextOptions()
        .setViewportSize(width, height)
        .setReducedMotion(ReducedMotion.REDUCE);
  }

  @ParameterizedTest
  @MethodSource("screens")
  void everyStateIsAccessibleAndWithinReach(String name, NewContextOptions screen) {
    try (ScriptedPortal portal = new ScriptedPortal();
        BrowserContext person = browser.person(screen)) {
      Widget widget = Widget.on(person, portal.address("/"));
      assertThat(widget.launcher()).isVisible();
      check(widget, name + "-launcher");
      widget.open();
      assertThat(widget.options()).hasCount(2);
      check(widget, name + "-opening");
      widget.say("je n’ai pas reçu le mail d’activation");
      assertThat(widget.lines().last()).containsText("adresse électronique");
      widget.say("jeanne.martin@exemple.fr");
      assertThat(widget.options()).hasCount(2);
      check(widget, name + "-options");
      widget.say("montre-moi tout");
      assertThat(widget.lines().last()).containsText("Un genre inconnu");
      check(widget, name + "-kinds");
      widget.button("Autres actions").click();
      check(widget, name + "-menu");
      widget.button("Effacer la conversation").click();
      check(widget, name + "-question");
      widget.button("Effacer").click();
      assertThat(widget.button("Nouvelle conversation")).isVisible();
      check(widget, name + "-forgotten");
      assertThat(widget.complaints()).isEmpty();
    }
  }

  private static void check(Widget widget, String name) {
    Browser.screenshot(widget.page(), "widget-" + name);
    Browser.assertAccessible(widget.page());
    assertThat(widget.page().evaluate("document.documentElement.scrollWidth <= innerWidth"))
        .as("no scrolling sideways: " + name)
        .isEqualTo(true);
  }
}
