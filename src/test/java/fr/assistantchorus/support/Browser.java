package fr.assistantchorus.support;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.abort;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.PlaywrightException;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The one Chromium of this JVM's browser tests: the machine's, else the one that Playwright
 * downloads. Where there is none the tests are skipped, unless the environment says {@code
 * REQUIRE_BROWSER=true}. For one thread only.
 */
public final class Browser {
  private static final List<String> PLACES =
      List.of("/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome");

  /** Quiet, and startable as root in a container. */
  private static final List<String> FLAGS =
      List.of(
          "--no-sandbox",
          "--disable-gpu",
          "--disable-quic",
          "--no-first-run",
          "--disable-background-networking",
          "--disable-component-update",
          "--disable-sync");

  /** A machine that runs other things meanwhile is slow, not wrong. */
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  private static final String AXE = axe();

  /** Without a list of all that passes. */
  private static final String VIOLATIONS =
      """
      axe.run({resultTypes: ['violations']}).then(found =>
        found.violations.flatMap(rule => rule.nodes.map(node => rule.id + ': ' + node.html)))
      """;

  private static Browser running;

  private final Playwright playwright;
  private final com.microsoft.playwright.Browser chromium;

  private Browser(Playwright playwright, com.microsoft.playwright.Browser chromium) {
    this.playwright = playwright;
    this.chromium = chromium;
    PlaywrightAssertions.setDefaultAssertionTimeout(PATIENCE.toMillis());
  }

  /**
   * Starts it where it does not run yet, for as long as this JVM; it takes some seconds. Skips the
   * calling test where no Chromium can be had.
   */
  public static synchronized Browser get() {
    if (running == null) {
      running = launch();
      Runtime.getRuntime().addShutdownHook(new Thread(running::close));
    }
    return running;
  }

  private static Browser launch() {
    Optional<Path> installed = installed();
    Map<String, String> environment = new HashMap<>(System.getenv());
    if (installed.isPresent()) {
      environment.put("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1");
    }
    BrowserType.LaunchOptions options = new BrowserType.LaunchOptions().setArgs(FLAGS);
    installed.ifPresent(options::setExecutablePath);
    Playwright playwright = null;
    try {
      playwright = Playwright.create(new Playwright.CreateOptions().setEnv(environment));
      return new Browser(playwright, playwright.chromium().launch(options));
    } catch (PlaywrightException missing) {
      if (playwright != null) {
        playwright.close();
      }
      if (Boolean.parseBoolean(System.getenv("REQUIRE_BROWSER"))) {
        throw missing;
      }
      return abort(
          "browser tests skipped: install Chromium (apt-get install chromium), or set CHROMIUM to"
              + " its path");
    }
  }

  private static Optional<Path> installed() {
    return Stream.concat(Stream.ofNullable(System.getenv("CHROMIUM")), PLACES.stream())
        .map(Path::of)
        .filter(Files::isExecutable)
        .findFirst();
  }

  /** A person of his own: nothing is shared with another's storage or cookies. */
  public BrowserContext person() {
    return person(new com.microsoft.playwright.Browser.NewContextOptions());
  }

  public BrowserContext person(com.microsoft.playwright.Browser.NewContextOptions options) {
    return chromium.newContext(options.setLocale("fr-FR").setTimezoneId("Europe/Paris"));
  }

  /** Writes {@code target/screenshots/<name>.png}. */
  public static void screenshot(Page page, String name) {
    page.screenshot(
        new Page.ScreenshotOptions().setPath(Path.of("target", "screenshots", name + ".png")));
  }

  /** axe finds nothing to say against the page as it stands, shadow roots and frames included. */
  public static void assertAccessible(Page page) {
    assertThat(page.frames().size() == 1 ? violations(page) : violationsInFrames(page)).isEmpty();
  }

  /** What {@link AxeBuilder} finds, which loads axe each time, twice, once in a page of its own. */
  private static List<?> violations(Page page) {
    if (!(Boolean) page.evaluate("'axe' in window")) {
      page.evaluate(AXE);
    }
    return (List<?>) page.evaluate(VIOLATIONS);
  }

  private static List<String> violationsInFrames(Page page) {
    List<String> violations = new ArrayList<>();
    new AxeBuilder(page)
        .analyze()
        .getViolations()
        .forEach(rule ->
            rule.getNodes().forEach(node -> violations.add(rule.getId() + ": " + node.getHtml())));
    return violations;
  }

  private void close() {
    chromium.close();
    playwright.close();
  }

  private static String axe() {
    try (InputStream script = AxeBuilder.class.getResourceAsStream("/axe.min.js")) {
      return new String(script.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
