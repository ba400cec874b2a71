package fr.assistantchorus.browser;

import com.microsoft.playwright.APIResponse;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import java.net.URI;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Follows every link of a site from one page on, the widget's included, and notes what fails. */
final class Links {
  private static final int MOST_PAGES = 200;

  /** Opens the assistant on the page where it is. */
  private static final String ASSISTANT = "assistant";

  /** The mailbox shows such links, which work once, and not when a newer one was sent. */
  private static final List<String> ONCE =
      List.of("/activation/", "/nouveau-mot-de-passe/", "/adresse-de-contact/", "/sollicitation/");

  /** It also shows the mails of others, whose links lead to what is theirs. */
  private static final String MAILBOX = "/dev/mail";

  private static final String THEIRS = "/espaces/";

  private static final String ALL_LINKS =
      """
      () => {
        const below = root => [...root.querySelectorAll('*')]
            .flatMap(node => node.shadowRoot ? [node, ...below(node.shadowRoot)] : [node]);
        return below(document).filter(node => node.matches('a[href]')).map(node => node.href);
      }\
      """;

  private final BrowserContext person;
  private final String start;
  private final Set<String> pages = new LinkedHashSet<>();
  private final List<String> broken = new ArrayList<>();

  Links(BrowserContext person, String start) {
    this.person = person;
    this.start = start;
  }

  /** Pages that were reached, by their path. */
  Set<String> pages() {
    return pages;
  }

  /** Links that lead nowhere, each with the page that has it. */
  List<String> broken() {
    return broken;
  }

  void walk() {
    Page page = person.newPage();
    Deque<String> toVisit = new ArrayDeque<>(List.of(start));
    Set<String> seen = new LinkedHashSet<>();
    while (!toVisit.isEmpty() && pages.size() < MOST_PAGES) {
      String address = toVisit.poll();
      page.navigate(address);
      pages.add(URI.create(address).getPath());
      for (String link : of(page)) {
        boolean theirs = page.url().endsWith(MAILBOX) && link.contains(THEIRS);
        if (!theirs
            && ONCE.stream().noneMatch(link::contains)
            && seen.add(link)
            && leadsToAPage(page, link)) {
          toVisit.add(withoutFragment(link));
        }
      }
    }
    page.close();
  }

  /** The addresses of all links that a page shows now. */
  static List<String> of(Page page) {
    List<String> links = new ArrayList<>();
    ((List<?>) page.evaluate(ALL_LINKS)).forEach(link -> links.add((String) link));
    return links;
  }

  /** Notes it where it is broken; says whether it is a page of this site not yet walked. */
  private boolean leadsToAPage(Page page, String link) {
    APIResponse answer = person.request().get(withoutFragment(link));
    String fragment = URI.create(link).getFragment();
    boolean html = answer.headers().getOrDefault("content-type", "").startsWith("text/html");
    boolean arrives =
        fragment == null
            || fragment.equals(ASSISTANT)
            || html && answer.text().contains("id=\"" + fragment + "\"");
    if (!answer.ok() || !arrives) {
      broken.add("%d %s on %s".formatted(answer.status(), link, page.url()));
    }
    return answer.ok()
        && html
        && link.startsWith(start)
        && !pages.contains(URI.create(link).getPath());
  }

  private static String withoutFragment(String link) {
    return link.replaceFirst("#.*", "");
  }
}
