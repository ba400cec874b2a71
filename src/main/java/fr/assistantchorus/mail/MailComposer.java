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
 * Writes mails in French from the templates {@code mails/<name>.{subject,txt,html}.peb}.
 *
 * <p>{@code .txt} and {@code .html} extend {@code layout.txt.peb} and {@code layout.html.peb}. All
 * three know {@code publicUrl} and {@code mailFrom} beside the values that are given. HTML is
 * escaped; a variable that nothing fills is an error.
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
   * @param template the name of its files, without their endings
   * @throws PebbleException where the template lacks a file or a value, which is a bug
   */
  public Mail compose(String template, String to, Map<String, Object> values) {
    var all = new HashMap<>(everywhere);
    all.putAll(values);
    String subject = render(text, template + ".subject.peb", all).strip();
    all.put("subject", subject);
    return new Mail(
        to,
        subject,
        render(text, template + ".txt.peb", all).strip() + "\n",
        render(html, template + ".html.peb", all),
        false);
  }

  private static String render(PebbleEngine engine, String file, Map<String, Object> values) {
    var writer = new StringWriter();
    try {
      engine.getTemplate(file).evaluate(writer, values, Locale.FRANCE);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return writer.toString();
  }

  private static PebbleEngine engine(boolean escaping) {
    var loader = new ClasspathLoader();
    loader.setPrefix("mails");
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
