package fr.assistantchorus.web.site.support;

import fr.assistantchorus.portal.limit.Limits;
import fr.assistantchorus.portal.session.Account;
import fr.assistantchorus.portal.support.SupportAnswers;
import fr.assistantchorus.portal.support.SupportRequest;
import fr.assistantchorus.portal.support.SupportRequests;
import fr.assistantchorus.portal.support.SupportRequests.Done;
import fr.assistantchorus.portal.support.SupportThread;
import fr.assistantchorus.web.http.Responses;
import fr.assistantchorus.web.http.Routes;
import fr.assistantchorus.web.http.SecurityHeaders;
import fr.assistantchorus.web.page.Form;
import fr.assistantchorus.web.page.FormPage;
import fr.assistantchorus.web.page.Site;
import fr.assistantchorus.web.page.Visitors;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;

/** A request to the support with its thread (F17): to read, to go on writing, to close. */
public final class SupportThreadPage implements FormPage<SupportThreadPage.Opened> {
  private static final String PATTERN = SupportRequests.PATH + "/:number";
  private static final String CLOSE = PATTERN + "/clore";
  private static final String READER = SupportAnswers.READER_PATH + ":token";
  private static final String MESSAGE = "message";

  private final Site site;
  private final SupportRequests support;

  public SupportThreadPage(Site site, SupportRequests support) {
    this.site = site;
    this.support = support;
  }

  /** The routes come after that of {@link NewSupportRequestPage}, whose path this one matches. */
  public void route(Routes routes) {
    routes
        .get(PATTERN, site.visitors().loggedIn(site.look(this)))
        .post(PATTERN, site.loggedIn(site.send(this)))
        .post(CLOSE, site.visitors().loggedIn(this::close))
        .get(READER, site.visitors().known(this::read));
  }

  /** A thread, and the account that it belongs to. */
  record Opened(UUID account, SupportThread thread) {
    String path() {
      return SupportRequests.PATH + "/" + thread.request().number();
    }
  }

  @Override
  public void open(RoutingContext context, Consumer<Opened> page) {
    UUID account = Visitors.account(context).map(Account::id).orElseThrow();
    Responses.answer(
        context,
        site.transaction(
            transaction -> support.thread(transaction, account, context.pathParam("number"))),
        found ->
            found.ifPresentOrElse(
                thread -> page.accept(new Opened(account, thread)), () -> context.fail(404)));
  }

  @Override
  public Form read(RoutingContext context, Opened opened) {
    return Form.read(context, MESSAGE);
  }

  @Override
  public void act(RoutingContext context, Opened opened, Form form) {
    Responses.answer(
        context,
        site.transaction(transaction ->
            support.write(
                transaction,
                opened.account(),
                opened.thread().request().number(),
                form.value(MESSAGE),
                site.now())),
        done -> {
          switch (done) {
            case Done.Written() ->
                site.done(context, opened.path(), "Votre message est envoyé au support.");
            case Done.Refused(var faults) -> {
              faults.stream()
                  .map(SupportRequest.Fault::sentence)
                  .forEach(sentence -> form.error(MESSAGE, sentence));
              show(context, 422, opened, form);
            }
            case Done.Closed() -> again(context, 409, form, "Cette demande est close.");
            case Done.Full() ->
                again(
                    context,
                    409,
                    form,
                    "Cette demande compte trop de messages. Ouvrez-en une nouvelle qui rappelle"
                        + " son numéro.");
            case Done.TooSoon(var retryAfter) -> {
              context
                  .response()
                  .putHeader(HttpHeaders.RETRY_AFTER, Long.toString(1 + retryAfter.toSeconds()));
              form.message(
                  "Vous avez écrit beaucoup de messages. Recommencez dans %d minutes : votre texte reste ici."
                      .formatted(Limits.minutes(retryAfter)));
              show(context, 429, opened, form);
            }
            case Done.Unknown() -> context.fail(404);
          }
        });
  }

  /** Shows the thread as it is by now, with what was typed. */
  private void again(RoutingContext context, int status, Form form, String sentence) {
    open(context, opened -> show(context, status, opened, form.message(sentence)));
  }

  private void close(RoutingContext context) {
    open(
        context,
        opened -> {
          if (!site.guard().passes(context)) {
            Responses.seeOther(context, opened.path());
            return;
          }
          Responses.answer(
              context,
              site.transaction(transaction ->
                  support.close(
                      transaction,
                      opened.account(),
                      opened.thread().request().number(),
                      site.now())),
              _ -> site.done(context, opened.path(), "Votre demande est close."));
        });
  }

  @Override
  public void show(RoutingContext context, int status, Opened opened, Form form) {
    Map<String, Object> values = new HashMap<>();
    values.put("thread", opened.thread());
    values.put("form", form);
    values.put("close", opened.path() + "/clore");
    values.put("back", SupportRequests.PATH);
    site.show(context, status, "sollicitation", values);
  }

  /** Shows a thread to whoever has the link of the mail that tells of an answer. */
  private void read(RoutingContext context) {
    SecurityHeaders.hideAddress(context);
    Responses.answer(
        context,
        site.transaction(transaction -> support.read(transaction, context.pathParam("token"))),
        found ->
            found.ifPresentOrElse(
                thread -> site.show(context, 200, "sollicitation-lue", Map.of("thread", thread)),
                () ->
                    site.showMessage(
                        context,
                        404,
                        "Ce lien n’est pas reconnu",
                        "Il a peut-être été coupé en deux par votre messagerie, ou une réponse plus"
                            + " récente l’a remplacé : ouvrez le lien du dernier courriel.")));
  }
}
