package fr.assistantchorus.web.site.account;

import fr.assistantchorus.portal.limit.Limits;
import fr.assistantchorus.portal.privacy.DataCopy;
import fr.assistantchorus.portal.privacy.Erasure;
import fr.assistantchorus.portal.session.Account;
import fr.assistantchorus.portal.structure.StructureName;
import fr.assistantchorus.web.http.Cookies;
import fr.assistantchorus.web.http.Responses;
import fr.assistantchorus.web.http.Routes;
import fr.assistantchorus.web.page.Form;
import fr.assistantchorus.web.page.FormPage;
import fr.assistantchorus.web.page.Site;
import fr.assistantchorus.web.page.Visitors;
import io.vertx.core.buffer.Buffer;
import io.vertx.ext.web.RoutingContext;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** A copy of one's data, and the erasure of one's account. */
public final class DataPage implements FormPage<DataPage.Asking> {
  static final String PATH = AccountPage.PATH + "/donnees";
  private static final String COPY = PATH + "/copie";
  private static final String ERASE = PATH + "/effacement";

  private final Site site;
  private final DataCopy copy;
  private final Erasure erasure;

  public DataPage(Site site, DataCopy copy, Erasure erasure) {
    this.site = site;
    this.copy = copy;
    this.erasure = erasure;
  }

  public void route(Routes routes) {
    routes
        .get(PATH, site.visitors().loggedIn(this::look))
        .post(COPY, site.visitors().loggedIn(this::copy))
        .get(ERASE, site.visitors().loggedIn(site.look(this)))
        .post(ERASE, site.visitors().loggedIn(site.send(this)));
  }

  /**
   * Somebody who thinks of erasing the account.
   *
   * @param managed the structures that keep it from being erased
   */
  record Asking(Account account, List<StructureName> managed) {}

  private void look(RoutingContext context) {
    site.show(context, 200, "compte-donnees", Map.of("copy", COPY, "erase", ERASE));
  }

  private void copy(RoutingContext context) {
    if (!site.guard().passes(context)) {
      Responses.seeOther(context, PATH);
      return;
    }
    Account account = Visitors.account(context).orElseThrow();
    String session = site.cookies().read(context, Cookies.SESSION).orElse("");
    Responses.answer(
        context,
        site.transaction(transaction -> copy.of(transaction, account.id(), session, site.now())),
        json -> {
          context
              .response()
              .putHeader("Content-Disposition", "attachment; filename=\"mes-donnees.json\"");
          Responses.send(
              context,
              200,
              "application/json; charset=utf-8",
              Buffer.buffer(json.encodePrettily()));
        });
  }

  @Override
  public void open(RoutingContext context, Consumer<Asking> page) {
    Account account = Visitors.account(context).orElseThrow();
    Responses.answer(
        context,
        site.transaction(transaction -> erasure.managed(transaction, account.id())),
        managed -> page.accept(new Asking(account, managed)));
  }

  @Override
  public Form read(RoutingContext context, Asking asking) {
    return Form.empty();
  }

  @Override
  public void blame(RoutingContext context, Asking asking, Form form) {
    CredentialFaults.needsCurrent(form, Form.field(context, PasswordPage.CURRENT));
  }

  @Override
  public void act(RoutingContext context, Asking asking, Form form) {
    Responses.answer(
        context,
        erasure.erase(asking.account().id(), Form.field(context, PasswordPage.CURRENT), site.now()),
        outcome -> {
          switch (outcome) {
            case Erasure.Outcome.Erased() -> {
              site.cookies().erase(context, Cookies.SESSION);
              site.done(
                  context, "/", "Votre compte est effacé. Un dernier courriel vous le confirme.");
            }
            case Erasure.Outcome.Manages(var structures) ->
                show(context, 409, new Asking(asking.account(), structures), form);
            case Erasure.Outcome.WrongPassword() -> {
              form.error(PasswordPage.CURRENT, "Ce n’est pas votre mot de passe actuel.");
              show(context, 422, asking, form);
            }
            case Erasure.Outcome.TooMany(var retryAfter) -> {
              Waits.tell(context, retryAfter);
              form.error(
                  PasswordPage.CURRENT,
                  "Trop de mots de passe erronés. Recommencez dans %d minutes."
                      .formatted(Limits.minutes(retryAfter)));
              show(context, 429, asking, form);
            }
          }
        });
  }

  @Override
  public void show(RoutingContext context, int status, Asking asking, Form form) {
    site.show(
        context,
        status,
        "compte-effacement",
        Map.of(
            "account", asking.account(), "managed", asking.managed(), "form", form, "back", PATH));
  }
}
