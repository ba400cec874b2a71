package fr.assistantchorus.browser;

import com.microsoft.playwright.Page;

/**
 * Somebody who has no mouse: looks for what has a name, by Tab, and tells where Tab never leads.
 */
record Keyboard(Page page) {
  /** More than the longest page takes. */
  private static final int MOST_TABS = 60;

  private static final String FOCUSED_NAME =
      """
      () => {
        let node = document.activeElement;
        while (node.shadowRoot?.activeElement) node = node.shadowRoot.activeElement;
        const name = node.ariaLabel ?? node.labels?.[0]?.textContent ?? node.textContent;
        return name.trim();
      }\
      """;

  /** Stays where the focus is on such an element already. */
  void tabToElement(String selector) {
    for (int i = 0; i < MOST_TABS; i++) {
      if (page.evaluate("selector => document.activeElement.matches(selector)", selector)
          .equals(true)) {
        return;
      }
      page.keyboard().press("Tab");
    }
    throw new AssertionError("Tab never reaches " + selector);
  }

  void tabTo(String name) {
    pressUntil("Tab", name);
  }

  void shiftTabTo(String name) {
    pressUntil("Shift+Tab", name);
  }

  /** Types it where the focus is and sends it. */
  void enter(String text) {
    page.keyboard().type(text);
    page.keyboard().press("Enter");
  }

  private void pressUntil(String key, String name) {
    for (int i = 0; i < MOST_TABS; i++) {
      page.keyboard().press(key);
      if (name.equals(page.evaluate(FOCUSED_NAME))) {
        return;
      }
    }
    throw new AssertionError(key + " never reaches « " + name + " »");
  }
}
