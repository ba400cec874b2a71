package fr.assistantchorus.widget;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.util.ArrayList;
import java.util.List;

/** One tab with the widget in it, and what a person finds there, by role and name. */
record Widget(Page page, List<String> complaints) {

  /** Opens a page; what the console complains of is collected. */
  static Widget on(BrowserContext person, String address) {
    Page page = person.newPage();
    List<String> complaints = new ArrayList<>();
    page.onConsoleMessage(message -> {
      // A failed request is logged by the browser itself.
      if (message.type().equals("error") && !message.text().contains("Failed to load")) {
        complaints.add(message.text());
      }
    });
    page.onPageError(complaints::add);
    page.navigate(address);
    return new Widget(page, complaints);
  }

  Widget open() {
    launcher().click();
    lines().first().waitFor();
    return this;
  }

  void say(String text) {
    input().fill(text);
    input().press("Enter");
  }

  Locator launcher() {
    return button("Assistant");
  }

  Locator panel() {
    return page.getByRole(AriaRole.DIALOG);
  }

  Locator input() {
    return page.getByRole(AriaRole.TEXTBOX, new Page.GetByRoleOptions().setName("Votre message"));
  }

  Locator lines() {
    return page.locator("assistant-chat .bubble");
  }

  Locator log() {
    return page.getByRole(AriaRole.LOG);
  }

  Locator status() {
    return page.getByRole(AriaRole.STATUS);
  }

  Locator options() {
    return page.getByRole(AriaRole.GROUP, new Page.GetByRoleOptions().setName("Réponses proposées"))
        .getByRole(AriaRole.BUTTON);
  }

  Locator button(String name) {
    return page.getByRole(
        AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name).setExact(true));
  }

  String stored() {
    return (String) page.evaluate("JSON.stringify({...localStorage, ...sessionStorage})");
  }
}
