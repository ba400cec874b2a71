package fr.assistantchorus.web.site.mailbox;

import fr.assistantchorus.web.http.Responses;
import fr.assistantchorus.web.http.Routes;
import fr.assistantchorus.web.page.Site;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;
import java.util.List;
import java.util.Map;

/** The mailbox of the embedded defaults, where the mails that the portal sent can be read. */
public final class MailboxPages {
  private static final String HTML = "text/html; charset=utf-8";
  private static final String HTML_HEAD = "(?i)<head[^>]*>";

  /** Allows a mail's own styles and nothing else; its links open beside the mailbox. */
  private static final String MAIL_POLICY =
      "sandbox allow-popups allow-popups-to-escape-sandbox; default-src 'none';"
          + " style-src 'unsafe-inline'; img-src data:; frame-ancestors 'self'";

  private final Site site;
  private final Mailbox mailbox;

  public MailboxPages(Site site, Mailbox mailbox) {
    this.site = site;
    this.mailbox = mailbox;
  }

  public void route(Routes routes) {
    routes
        .get("/dev/mail", this::list)
        .get("/dev/mail.json", this::json)
        .get("/dev/mail/:number", this::html);
  }

  private void list(RoutingContext context) {
    Responses.answer(
        context,
        mailbox.mails(),
        mails -> site.show(context, 200, "courriels", Map.of("mails", mails)));
  }

  private void json(RoutingContext context) {
    Responses.answer(
        context,
        mailbox.mails(),
        mails -> Responses.send(context, 200, "application/json", toJson(mails).toBuffer()));
  }

  private static JsonArray toJson(List<Mailbox.Mail> mails) {
    JsonArray json = new JsonArray();
    for (Mailbox.Mail mail : mails) {
      json.add(
          new JsonObject()
              .put("from", mail.from())
              .put("to", mail.to())
              .put("subject", mail.subject())
              .put("text", mail.text())
              .put("html", mail.html())
              .put("links", new JsonArray(mail.links())));
    }
    return json;
  }

  /**
   * Shows one mail's HTML by its number, which is counted from the oldest, so that a new mail
   * changes none.
   */
  private void html(RoutingContext context) {
    Responses.answer(
        context,
        mailbox.mails(),
        mails -> {
          String number = context.pathParam("number");
          for (int i = 0; i < mails.size(); i++) {
            if (number.equals(Integer.toString(mails.size() - i))) {
              sendHtml(context, mails.get(i).html());
              return;
            }
          }
          context.fail(404);
        });
  }

  private static void sendHtml(RoutingContext context, String html) {
    context.response().putHeader("Content-Security-Policy", MAIL_POLICY);
    String withTarget = html.replaceFirst(HTML_HEAD, "$0<base target=\"_blank\">");
    Responses.send(context, 200, HTML, Buffer.buffer(withTarget));
  }
}
