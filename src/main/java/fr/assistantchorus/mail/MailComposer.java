package fr.assistantchorus.mail;

import io.pebbletemplates.pebble.PebbleEngine;
import io.pebbletemplates.pebble.error.PebbleException;
import io.pebbletemplates.pebble.loader.ClasspathLoader;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/**
 * Writes mails in French, each from one template, {@code mails/<name>.peb}.
 *
 * <p>A template extends {@code layout} and fills three blocks: {@code subject}, {@code text} and
 * {@code html}. All of them know {@code publicUrl} and {@code mailFrom} beside the values that are
 * given. HTML is escaped; a variable that nothing fills is an error.
 */
public final class MailComposer {
  private static final int MAX_RENDERED_CHARACTERS = 200_000;

  private final Map<String, Object> everywhere;
  private final PebbleEngine text = engine(false);
  private final PebbleEngine html = engine(true);

  /**
   * @param publicUrl the portal's address, without a trailing slash
   * @param mailFrom the address that mails come from, which texts quote
   */
  public MailComposer(String publicUrl, String mailFrom) {
    everywhere = Map.of("publicUrl", publicUrl, "mailFrom", mailFrom);
  }

  /**
   * Returns the mail with these values in it.
   *
   * @param template the name of its file, without the ending
   * @throws PebbleException where the template is missing or lacks a value, which is a bug
   */
  public Mail compose(String template, String to, Map<String, Object> values) {
    var all = new HashMap<>(everywhere);
    all.putAll(values);
    String subject = render(text, template, "layout-subject", all).strip();
    all.put("subject", subject);
    return new Mail(
        template,
        to,
        subject,
        render(text, template, "layout-text", all).strip() + "\n",
        render(html, template, "layout-html", all),
        false);
  }

  /** Returns one block of the template, rendered: the block that this layout consists of. */
  private static String render(
      PebbleEngine engine, String template, String layout, Map<String, Object> values) {
    var all = new HashMap<>(values);
    all.put("layout", layout);
    var writer = new StringWriter();
    try {
      engine.getTemplate(template).evaluate(writer, all, Locale.FRANCE);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return writer.toString();
  }

  private static PebbleEngine engine(boolean escaping) {
    var loader = new ClasspathLoader();
    loader.setPrefix("mails");
    loader.setSuffix(".peb");
    loader.setCharset("UTF-8");
    return new PebbleEngine.Builder()
        .loader(loader)
        .autoEscaping(escaping)
        .strictVariables(true)
        // Trimming would join the line after a {{ value }} to it.
        .newLineTrimming(false)
        .maxRenderedSize(MAX_RENDERED_CHARACTERS)
        .build();
  }
}
