package fr.assistantchorus.web.page;

import fr.assistantchorus.web.http.Cookies;
import fr.assistantchorus.web.http.Gzip;
import io.pebbletemplates.pebble.PebbleEngine;
import io.pebbletemplates.pebble.loader.ClasspathLoader;
import io.pebbletemplates.pebble.template.PebbleTemplate;
import io.vertx.core.buffer.Buffer;
import io.vertx.ext.web.RoutingContext;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Shows the portal's pages. The templates are read and compiled at the start, so that rendering
 * blocks nothing.
 */
public final class Pages {
  private static final String HTML = "text/html; charset=utf-8";
  private static final String FOLDER = "pages";
  private static final String ENDING = ".peb";

  private final Map<String, PebbleTemplate> templates;
  private final Map<String, String> assets;
  private final List<String> modules;
  private final FormGuard formGuard;
  private final Cookies cookies;
  private final boolean mailbox;

  private Pages(
      Map<String, PebbleTemplate> templates,
      Map<String, String> assets,
      List<String> modules,
      FormGuard formGuard,
      Cookies cookies,
      boolean mailbox) {
    this.templates = templates;
    this.assets = assets;
    this.modules = modules;
    this.formGuard = formGuard;
    this.cookies = cookies;
    this.mailbox = mailbox;
  }

  /**
   * Reads every template of the folder {@code pages}; blocks.
   *
   * @param assets the paths of stylesheets and scripts, by name
   * @param modules the paths of the scripts that other scripts ask for
   * @param mailbox whether pages link to the mailbox of the embedded defaults
   */
  public static Pages read(
      Map<String, String> assets,
      List<String> modules,
      FormGuard formGuard,
      Cookies cookies,
      boolean mailbox) {
    ClasspathLoader loader = new ClasspathLoader();
    loader.setPrefix(FOLDER);
    loader.setSuffix(ENDING);
    PebbleEngine engine =
        new PebbleEngine.Builder()
            .loader(loader)
            .autoEscaping(true)
            .strictVariables(true)
            .defaultLocale(Locale.FRENCH)
            .extension(Grouped.filters())
            .build();
    Map<String, PebbleTemplate> templates =
        Templates.in(FOLDER, ENDING).stream()
            .collect(Collectors.toMap(name -> name, engine::getTemplate));
    return new Pages(templates, assets, modules, formGuard, cookies, mailbox);
  }

  public void show(RoutingContext context, int status, String name, Map<String, Object> values) {
    Map<String, Object> all = new HashMap<>(values);
    all.put("assets", assets);
    all.put("modules", modules);
    all.put("mailbox", mailbox);
    all.put("form_field", FormGuard.FIELD);
    all.put("form_token", formGuard.tokenFor(context));
    all.put("path", context.request().path());
    all.put("person", Visitors.account(context).orElse(null));
    all.put("tabs", Tab.on(context.request().path(), Visitors.tabs(context)));
    all.putIfAbsent("told", status == 200 ? told(context) : List.of());
    StringWriter html = new StringWriter();
    try {
      templates.get(name).evaluate(html, all);
    } catch (IOException e) {
      throw new UncheckedIOException(name, e);
    }
    Gzip.sendPage(context, status, HTML, Buffer.buffer(FrenchSpaces.in(html.toString())));
  }

  /** Returns what the form before this page has done, once. */
  private List<String> told(RoutingContext context) {
    Optional<String> message = cookies.read(context, Cookies.MESSAGE);
    message.ifPresent(_ -> cookies.erase(context, Cookies.MESSAGE));
    return message.map(Told::decode).orElse(List.of());
  }

  /**
   * Shows a page of one title and a few sentences, with links to the home page and to the
   * assistant.
   */
  public void showMessage(RoutingContext context, int status, String title, String... paragraphs) {
    show(context, status, "message", Map.of("title", title, "paragraphs", List.of(paragraphs)));
  }
}
