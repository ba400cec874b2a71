package fr.assistantchorus.browser;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;

/** What is on a page, by its role and its name, as a person's screen reader tells it. */
final class Named {
  private Named() {}

  static Locator region(Page page, String name) {
    return find(page, AriaRole.REGION, name);
  }

  static Locator link(Page page, String name) {
    return find(page, AriaRole.LINK, name);
  }

  static Locator button(Page page, String name) {
    return find(page, AriaRole.BUTTON, name);
  }

  static Locator heading(Page page, String name) {
    return find(page, AriaRole.HEADING, name);
  }

  private static Locator find(Page page, AriaRole role, String name) {
    return page.getByRole(role, new Page.GetByRoleOptions().setName(name).setExact(true));
  }
}
