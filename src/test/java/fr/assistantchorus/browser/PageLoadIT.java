package fr.assistantchorus.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.CDPSession;
import com.microsoft.playwright.Page;
import fr.assistantchorus.support.Browser;
import java.net.URI;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What a browser asks the server for, page by page, on a slow line at the far end of a lane. */
final class PageLoadIT {
  private static Browser browser;
  private static RunningPortal portal;

  @BeforeAll
  static void start() throws Exception {
    browser = Browser.get();
    portal = RunningPortal.get();
  }

  @Test
  void fromTheSecondPageOnOnlyThePageItselfIsAskedFor() {
    try (BrowserContext person = browser.person()) {
      Page page = person.newPage();
      Asked asked = new Asked(person.newCDPSession(page));
      page.navigate(portal.address("/"));
      page.waitForCondition(() -> asked.paths().contains("/chat/assistant-chat.css"));
      assertThat(asked.paths()).contains("/", "/assets/portal.css", "/chat/chat-panel.js");

      for (String path : List.of("/confidentialite", "/", "/structures-publiques")) {
        asked.forget();
        page.navigate(portal.address(path));
        assertThat(asked.paths()).containsExactly(path);
      }
    }
  }

  @Test
  void aPageTravelsCompressedWhereTheRequestBringsNothingIntoIt() {
    try (BrowserContext person = browser.person()) {
      Page page = person.newPage();
      assertThat(page.navigate(portal.address("/")).headerValue("content-encoding"))
          .isEqualTo("gzip");
      assertThat(
              page.navigate(portal.address("/structures-publiques?name=vallon"))
                  .headerValue("content-encoding"))
          .isNull();
    }
  }

  /** The paths that went over the line; what came from the browser's own cache is left out. */
  private static final class Asked {
    private final List<String> asked = new CopyOnWriteArrayList<>();
    private final Map<String, String> open = new HashMap<>();

    Asked(CDPSession session) {
      session.send("Network.enable");
      session.on(
          "Network.requestWillBeSent",
          event -> {
            String url = event.getAsJsonObject("request").get("url").getAsString();
            if (url.startsWith("http")) {
              open.put(event.get("requestId").getAsString(), URI.create(url).getPath());
            }
          });
      session.on(
          "Network.responseReceived",
          event -> {
            String path = open.remove(event.get("requestId").getAsString());
            if (path != null
                && !event.getAsJsonObject("response").get("fromDiskCache").getAsBoolean()) {
              asked.add(path);
            }
          });
      session.on(
          "Network.requestServedFromCache",
          event -> open.remove(event.get("requestId").getAsString()));
    }

    List<String> paths() {
      return List.copyOf(asked);
    }

    void forget() {
      asked.clear();
    }
  }
}
