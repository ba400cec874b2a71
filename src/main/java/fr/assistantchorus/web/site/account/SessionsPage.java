package fr.assistantchorus.web.site.account;

import fr.assistantchorus.portal.session.Account;
import fr.assistantchorus.portal.session.Sessions;
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

/** Where an account is logged in, and logging out everywhere else. */
public final class SessionsPage implements FormPage<Account> {
  static final String PATH = AccountPage.PATH + "/sessions";

  private final Site site;
  private final Sessions sessions;

  public SessionsPage(Site site, Sessions sessions) {
    this.site = site;
    this.sessions = sessions;
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
  public void act(RoutingContext context, Account account, Form form) {
    Responses.answer(
        context,
        site.transaction(transaction ->
            sessions.endOthers(transaction, account.id(), session(context), site.now())),
        ended ->
            site.done(
                context,
                PATH,
                switch (ended) {
                  case 0 -> "Vous n’étiez connecté nulle part ailleurs.";
                  case 1 -> "L’autre connexion est fermée.";
                  default -> "Les %d autres connexions sont fermées.".formatted(ended);
                }));
  }

  @Override
  public void show(RoutingContext context, int status, Account account, Form form) {
    Responses.answer(
        context,
        site.transaction(
            transaction -> sessions.list(transaction, account.id(), session(context), site.now())),
        list ->
            site.show(context, status, "compte-sessions", Map.of("sessions", list, "form", form)));
  }

  private String session(RoutingContext context) {
    return site.cookies().read(context, Cookies.SESSION).orElse("");
  }
}
