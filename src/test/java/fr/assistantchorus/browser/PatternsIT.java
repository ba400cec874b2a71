package fr.assistantchorus.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.ForcedColors;
import com.microsoft.playwright.options.Media;
import fr.assistantchorus.support.Browser;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The patterns that all pages are made of, in every state and as everybody sees them. */
final class PatternsIT {
  private static final String PATH = "/dev/patterns";
  private static final List<String> PAGES = List.of("", "/formulaire", "/confirmation", "/certain");

  /** Everything that Tab should stop at, by what it is; the assistant's button comes last. */
  private static final String STOPS =
      """
      () => [...document.querySelectorAll(
          'main :is(a[href], button, input:not([type=hidden]), select, textarea, [tabindex="0"])')]
        .filter(node => node.checkVisibility() && !node.disabled)
        .filter(node => node.type !== 'radio' || node === document.getElementsByName(node.name)[0])
        .length
      """;

  private static final String FOCUS =
      """
      () => {
        const node = document.activeElement;
        const style = getComputedStyle(node);
        const box = node.getBoundingClientRect();
        return {
          ring: style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) >= 3,
          seen: box.bottom > 0 && box.top < innerHeight,
        };
      }
      """;

  private static final String INSIDE = "document.activeElement.closest('main') !== null";
  private static final String NUMBER =
      "[...document.querySelectorAll('*')].indexOf(document.activeElement)";

  private static Browser browser;
  private static RunningPortal portal;

  @BeforeAll
  static void start() throws Exception {
    browser = Browser.get();
    portal = RunningPortal.get();
  }

  /** How somebody looks at the pages. */
  private enum View {
    WIDE(1280, 100),
    DARK(1280, 100),
    FORCED_COLORS(1280, 100),
    PHONE(390, 100),
    NARROW(320, 100),
    LARGE_TYPE(1280, 200),
    LARGE_TYPE_ON_A_PHONE(390, 200);

    private final int width;
    private final int percent;

    View(int width, int percent) {
      this.width = width;
      this.percent = percent;
    }

    NewContextOptions options() {
      NewContextOptions options = Screen.WIDE.options().setViewportSize(width, 900);
      return switch (this) {
        case DARK -> Screen.DARK.options().setViewportSize(width, 900);
        case FORCED_COLORS -> options.setForcedColors(ForcedColors.ACTIVE);
        case WIDE, PHONE, NARROW, LARGE_TYPE, LARGE_TYPE_ON_A_PHONE -> options;
      };
    }

    void enlarge(Page page) {
      page.evaluate(
          "percent => { document.documentElement.style.fontSize = percent + '%'; }", percent);
    }
  }

  @ParameterizedTest
  @EnumSource
  void everyPatternIsAccessibleAndFitsInEveryView(View view) {
    try (BrowserContext person = browser.person(view.options())) {
      Page page = person.newPage();
      for (String below : PAGES) {
        page.navigate(portal.address(PATH + below));
        view.enlarge(page);
        String name =
            "patterns" + below.replace('/', '-') + "-" + view.name().toLowerCase(Locale.ROOT);
        Screen.check(page, name);
        photograph(page, name);
      }
    }
  }

  @Test
  void tabStopsAtEachThingOnceWithARingThatIsSeen() {
    try (BrowserContext person = browser.person(Screen.WIDE.options())) {
      Page page = person.newPage();
      page.navigate(portal.address(PATH));
      int stops = (int) page.evaluate(STOPS);
      page.locator("main").focus();
      page.keyboard().press("Tab");
      Set<Object> reached = new HashSet<>();
      // A date has several stops of its own.
      while (page.evaluate(INSIDE).equals(true) && reached.size() <= stops) {
        assertThat(page.evaluate(FOCUS).toString())
            .as("%s", page.evaluate("document.activeElement.outerHTML"))
            .isEqualTo("{ring=true, seen=true}");
        reached.add(page.evaluate(NUMBER));
        page.keyboard().press("Tab");
      }
      assertThat(reached).hasSize(stops).hasSizeGreaterThan(30);
    }
  }

  @Test
  void aLinkThatLooksLikeAButtonAnswersToTheSpaceBar() {
    try (BrowserContext person = browser.person(Screen.WIDE.options())) {
      Page page = person.newPage();
      page.navigate(portal.address(PATH + "/confirmation"));
      new Keyboard(page).tabTo("Revenir aux modèles");
      page.keyboard().press("Space");
      PlaywrightAssertions.assertThat(page).hasURL(portal.address(PATH));
    }
  }

  @Test
  void aSecondPressWithinASecondCountsOnce() {
    try (BrowserContext person = browser.person(Screen.WIDE.options())) {
      Page page = person.newPage();
      page.navigate(portal.address("/"));
      List<String> sent = new ArrayList<>();
      page.onRequest(request -> {
        if (request.method().equals("POST") && request.isNavigationRequest()) {
          sent.add(request.url());
        }
      });
      page.locator("#inscription-adresse").fill("nulle-part");
      // Twice in one go: the answer to the first cannot be there yet.
      page.locator("#inscription form button")
          .evaluate("button => { button.click(); button.click(); }");
      PlaywrightAssertions.assertThat(page.locator("#inscription .summary")).isVisible();
      assertThat(sent).hasSize(1);
    }
  }

  @Test
  void whatOneKeepsIsPrintedAlone() {
    try (BrowserContext person = browser.person(Screen.DARK.options())) {
      Page page = person.newPage();
      page.navigate(portal.address(PATH + "/confirmation"));
      page.emulateMedia(new Page.EmulateMediaOptions().setMedia(Media.PRINT));
      photograph(page, "patterns-print-confirmation");
      PlaywrightAssertions.assertThat(page.getByText("SOL-2026-000123")).isVisible();
      PlaywrightAssertions.assertThat(page.getByText("EARL des Tilleuls")).isVisible();
      for (String away :
          List.of("main .button", "h2", "footer", "assistant-chat", "header nav", ".change")) {
        PlaywrightAssertions.assertThat(page.locator(away).first()).isHidden();
      }
      assertThat(page.evaluate("getComputedStyle(document.body).color")).isEqualTo("rgb(0, 0, 0)");
    }
  }

  private static void photograph(Page page, String name) {
    page.screenshot(
        new Page.ScreenshotOptions()
            .setFullPage(true)
            .setPath(Path.of("target", "screenshots", name + ".png")));
  }
}
