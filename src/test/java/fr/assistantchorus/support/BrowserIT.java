package fr.assistantchorus.support;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the browser tests count on: that axe is really asked, wherever a fault is. */
final class BrowserIT {
  private static final String PAGE =
      """
      <!doctype html><html lang="fr"><title>Une page</title><main><h1>Une page</h1>%s</main></html>
      """;

  private static final String FAULT = "<img id=fault src=x>";

  @ParameterizedTest
  @ValueSource(
      strings = {
        FAULT,
        "<div><template shadowrootmode=open>" + FAULT + "</template></div>",
        "<iframe title=Cadre srcdoc='<!doctype html><html lang=fr><title>C</title>"
            + FAULT
            + "</html>'></iframe>"
      })
  void aFaultIsFoundInThePageInAShadowAndInAFrame(String body) {
    try (BrowserContext person = Browser.get().person()) {
      Page page = person.newPage();
      page.setContent(PAGE.formatted(body));
      assertThatThrownBy(() -> Browser.assertAccessible(page))
          .isInstanceOf(AssertionError.class)
          .hasMessageContaining("image-alt: <img id=\"fault\"");
    }
  }

  @Test
  void aFaultThatComesLaterIsFoundToo() {
    try (BrowserContext person = Browser.get().person()) {
      Page page = person.newPage();
      page.setContent(PAGE.formatted("<p>Du texte</p>"));
      Browser.assertAccessible(page);
      page.evaluate("document.querySelector('p').insertAdjacentHTML('beforeend', '" + FAULT + "')");
      assertThatThrownBy(() -> Browser.assertAccessible(page))
          .isInstanceOf(AssertionError.class)
          .hasMessageContaining("image-alt");
    }
  }
}
