package fr.assistantchorus.widget;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.util.ArrayList;
import java.util.List;

/** One tab with the widget in it, and what a person finds there, by role and name. */
public record Widget(Page page, List<String> complaints) {

  /** Opens a page; what the console complains of is collected. */
  public static Widget on(BrowserContext person, String address) {
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

  public Widget open() {
    launcher().click();
    lines().first().waitFor();
    return this;
  }

  public void say(String text) {
    input().fill(text);
    input().press("Enter");
  }

  public Locator launcher() {
    return button("Assistant");
  }

  public Locator panel() {
    return page.getByRole(AriaRole.DIALOG);
  }

  public Locator input() {
    return page.getByRole(AriaRole.TEXTBOX, new Page.GetByRoleOptions().setName("Votre message"));
  }

  public Locator lines() {
    return page.locator("assistant-chat .bubble");
  }

  public Locator log() {
    return page.getByRole(AriaRole.LOG);
  }

  public Locator status() {
    return page.getByRole(AriaRole.STATUS);
  }

  public Locator options() {
    return page.getByRole(AriaRole.GROUP, new Page.GetByRoleOptions().setName("Réponses proposées"))
        .getByRole(AriaRole.BUTTON);
  }

  public Locator button(String name) {
    return page.getByRole(
        AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name).setExact(true));
  }

  public String stored() {
    return (String) page.evaluate("JSON.stringify({...localStorage, ...sessionStorage})");
  }
}
