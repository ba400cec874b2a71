package fr.assistantchorus.web.site.support;

import fr.assistantchorus.portal.limit.Limits;
import fr.assistantchorus.portal.session.Account;
import fr.assistantchorus.portal.support.SupportCategory;
import fr.assistantchorus.portal.support.SupportRequest;
import fr.assistantchorus.portal.support.SupportRequests;
import fr.assistantchorus.web.http.Responses;
import fr.assistantchorus.web.http.Routes;
import fr.assistantchorus.web.page.Choice;
import fr.assistantchorus.web.page.Form;
import fr.assistantchorus.web.page.FormPage;
import fr.assistantchorus.web.page.Site;
import fr.assistantchorus.web.page.Visitors;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/** A new request to the support (F17) of somebody who is logged in. */
public final class NewSupportRequestPage implements FormPage<Account> {
  static final String PATH = SupportRequests.PATH + "/nouvelle";
  private static final String CATEGORY = "categorie";
  private static final String SUBJECT = "objet";
  private static final String MESSAGE = "message";

  private static final List<Choice> CATEGORIES =
      Arrays.stream(SupportCategory.values())
          .map(category -> new Choice(category.code(), category.label()))
          .toList();

  private final Site site;
  private final SupportRequests support;

  public NewSupportRequestPage(Site site, SupportRequests support) {
    this.site = site;
    this.support = support;
  }

  public void route(Routes routes) {
    routes
        .get(PATH, site.visitors().loggedIn(site.look(this)))
        .post(PATH, site.loggedIn(site.send(this)));
  }

  @Override
  public void open(RoutingContext context, Consumer<Account> page) {
    page.accept(Visitors.account(context).orElseThrow());
  }

  @Override
  public Form read(RoutingContext context, Account account) {
    return Form.read(context, CATEGORY, SUBJECT, MESSAGE);
  }

  @Override
  public void blame(RoutingContext context, Account account, Form form) {
    if (SupportCategory.ofCode(form.value(CATEGORY)).isEmpty()) {
      form.error(CATEGORY, "Choisissez ce dont il s’agit.");
    }
    SupportRequest.faults(form.value(SUBJECT), form.value(MESSAGE))
        .forEach(fault -> form.error(fault.isOfSubject() ? SUBJECT : MESSAGE, fault.sentence()));
  }

  @Override
  public void act(RoutingContext context, Account account, Form form) {
    SupportRequest request =
        new SupportRequest(
            account.contactAddress(),
            SupportCategory.ofCode(form.value(CATEGORY)).orElseThrow(),
            form.value(SUBJECT).strip(),
            form.value(MESSAGE).strip(),
            Optional.empty(),
            Optional.of(account.id()));
    Responses.answer(
        context,
        site.transaction(
            transaction -> support.open(transaction, request, site.client(context), site.now())),
        outcome -> {
          switch (outcome) {
            case SupportRequests.Outcome.Opened(String number) ->
                site.done(
                    context,
                    SupportRequests.PATH + "/" + number,
                    "Votre demande est envoyée sous le numéro %s. Un courriel vous avertira de la réponse."
                        .formatted(number));
            case SupportRequests.Outcome.TooSoon(var retryAfter) -> {
              context
                  .response()
                  .putHeader(HttpHeaders.RETRY_AFTER, Long.toString(1 + retryAfter.toSeconds()));
              form.message(
                  "Plusieurs demandes viennent d’être faites. Vous pourrez envoyer celle-ci dans %d minutes : votre texte reste ici."
                      .formatted(Limits.minutes(retryAfter)));
              show(context, 429, account, form);
            }
          }
        });
  }

  @Override
  public void show(RoutingContext context, int status, Account account, Form form) {
    site.show(
        context,
        status,
        "sollicitation-nouvelle",
        Map.of(
            "form",
            form,
            "categories",
            CATEGORIES,
            "contact",
            account.contactAddress(),
            "back",
            SupportRequests.PATH));
  }
}
