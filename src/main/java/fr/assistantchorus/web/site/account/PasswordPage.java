package fr.assistantchorus.web.site.account;

import fr.assistantchorus.portal.account.PasswordRule;
import fr.assistantchorus.portal.session.Account;
import fr.assistantchorus.portal.session.CredentialChange;
import fr.assistantchorus.web.http.Cookies;
import fr.assistantchorus.web.http.Responses;
import fr.assistantchorus.web.http.Routes;
import fr.assistantchorus.web.page.Form;
import fr.assistantchorus.web.page.FormPage;
import fr.assistantchorus.web.page.Site;
import fr.assistantchorus.web.page.Visitors;
import io.vertx.ext.web.RoutingContext;
import java.util.Map;
import java.util.function.Consumer;

/** The change of the password by somebody who knows it. */
public final class PasswordPage implements FormPage<Account> {
  static final String PATH = AccountPage.PATH + "/mot-de-passe";
  static final String CURRENT = "actuel";
  private static final String CHOSEN = "mot_de_passe";
  private static final String CONFIRMATION = "confirmation";

  private final Site site;
  private final CredentialChange change;

  public PasswordPage(Site site, CredentialChange change) {
    this.site = site;
    this.change = change;
  }

  public void route(Routes routes) {
    routes
        .get(PATH, site.visitors().loggedIn(site.look(this)))
        .post(PATH, site.visitors().loggedIn(site.send(this)));
  }

  @Override
  public void open(RoutingContext context, Consumer<Account> page) {
    page.accept(Visitors.account(context).orElseThrow());
  }

  @Override
  public Form read(RoutingContext context, Account account) {
    return Form.empty();
  }

  @Override
  public void blame(RoutingContext context, Account account, Form form) {
    CredentialFaults.needsCurrent(form, Form.field(context, CURRENT));
    if (!Form.field(context, CONFIRMATION).equals(Form.field(context, CHOSEN))) {
      form.error(CONFIRMATION, "Les deux mots de passe ne sont pas les mêmes.");
    }
  }

  @Override
  public void act(RoutingContext context, Account account, Form form) {
    Responses.answer(
        context,
        change.password(
            account.id(),
            Form.field(context, CURRENT),
            Form.field(context, CHOSEN),
            site.cookies().read(context, Cookies.SESSION).orElse(""),
            site.now()),
        outcome -> {
          if (outcome instanceof CredentialChange.Outcome.Changed) {
            site.done(
                context,
                AccountPage.PATH,
                "Votre mot de passe est changé. Vos autres connexions sont fermées.");
          } else {
            int status = CredentialFaults.tell(context, form, outcome, _ -> CHOSEN);
            show(context, status, account, form);
          }
        });
  }

  @Override
  public void show(RoutingContext context, int status, Account account, Form form) {
    site.show(
        context,
        status,
        "compte-mot-de-passe",
        Map.of(
            "login",
            account.loginAddress(),
            "form",
            form,
            "min_length",
            PasswordRule.MIN_LENGTH,
            "min_length_without_symbol",
            PasswordRule.MIN_LENGTH_WITHOUT_SYMBOL));
  }
}
