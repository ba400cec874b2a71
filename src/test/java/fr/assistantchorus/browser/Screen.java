package fr.assistantchorus.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.ReducedMotion;
import fr.assistantchorus.support.Browser;
import java.util.List;
import java.util.Locale;

/** What people look at the portal on. */
enum Screen {
  WIDE(1200, 800, ColorScheme.LIGHT),
  DARK(1200, 800, ColorScheme.DARK),
  NARROW(320, 640, ColorScheme.LIGHT);

  /** What makes one scroll sideways, if one has to. */
  private static final String TOO_WIDE =
      """
      () => document.documentElement.scrollWidth <= innerWidth ? [] : [...document.querySelectorAll('*')]
        .filter(node => node.getBoundingClientRect().right > innerWidth)
        .map(node => node.outerHTML.slice(0, 100))
      """;

  private final int width;
  private final int height;
  private final ColorScheme colors;

  Screen(int width, int height, ColorScheme colors) {
    this.width = width;
    this.height = height;
    this.colors = colors;
  }

  NewContextOptions options() {
    return new NewContextOptions()
        .setViewportSize(width, height)
        .setColorScheme(colors)
        .setReducedMotion(ReducedMotion.REDUCE);
  }

  /** Takes a screenshot; axe finds nothing, and nothing makes one scroll sideways. */
  static void check(Page page, String name) {
    Browser.screenshot(page, name);
    Browser.assertAccessible(page);
    assertThat((List<?>) page.evaluate(TOO_WIDE)).as("no scrolling sideways: " + name).isEmpty();
  }

  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
