package fr.assistantchorus.web.console;

import fr.assistantchorus.portal.agent.AgentLogin;
import fr.assistantchorus.portal.agent.Agents;
import fr.assistantchorus.web.http.Cookies;
import fr.assistantchorus.web.http.Responses;
import fr.assistantchorus.web.http.Routes;
import fr.assistantchorus.web.page.Form;
import fr.assistantchorus.web.page.FormPage;
import fr.assistantchorus.web.page.Site;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;
import java.util.Map;
import java.util.function.Consumer;

/** Logging in to the console, by password and one-time code at once, and out again. */
final class ConsoleLoginPage implements FormPage<ConsoleLoginPage.Nobody> {
  private static final String ADDRESS = "adresse";
  private static final String PASSWORD = "mot_de_passe";
  private static final String CODE = "code";

  /** The same sentence, whatever was wrong. */
  private static final String REFUSED =
      "Connexion refusée. L’adresse, le mot de passe ou le code n’est pas le bon, le code a déjà"
          + " servi, ou l’accès est fermé pour un temps après plusieurs essais manqués.";

  private static final String TOO_MANY =
      "Trop d’essais depuis votre réseau. Attendez quelques minutes avant de recommencer.";

  private final Site site;
  private final ConsoleVisitors visitors;
  private final AgentLogin login;
  private final Agents agents;

  ConsoleLoginPage(Site site, ConsoleVisitors visitors, AgentLogin login, Agents agents) {
    this.site = site;
    this.visitors = visitors;
    this.login = login;
    this.agents = agents;
  }

  void route(Routes routes) {
    routes
        .get(ConsoleVisitors.LOGIN, site.look(this))
        .post(ConsoleVisitors.LOGIN, site.send(this))
        .post("/console/deconnexion", visitors.agent(this::logOut));
  }

  /** The page is about nobody in particular. */
  record Nobody() {}

  @Override
  public void open(RoutingContext context, Consumer<Nobody> page) {
    page.accept(new Nobody());
  }

  @Override
  public Form read(RoutingContext context, Nobody nobody) {
    return Form.read(context, ADDRESS);
  }

  @Override
  public void blame(RoutingContext context, Nobody nobody, Form form) {
    if (form.value(ADDRESS).isBlank()) {
      form.error(ADDRESS, "Saisissez votre adresse électronique de connexion.");
    }
    if (Form.field(context, PASSWORD).isEmpty()) {
      form.error(PASSWORD, "Saisissez votre mot de passe.");
    }
    if (Form.field(context, CODE).isBlank()) {
      form.error(CODE, "Saisissez le code à six chiffres de votre application.");
    }
  }

  @Override
  public void show(RoutingContext context, int status, Nobody nobody, Form form) {
    visitors.show(context, status, "console-connexion", Map.of("form", form));
  }

  @Override
  public void act(RoutingContext context, Nobody nobody, Form form) {
    Responses.answer(
        context,
        login.login(
            form.value(ADDRESS).strip(),
            Form.field(context, PASSWORD),
            Form.field(context, CODE),
            site.client(context),
            site.now()),
        outcome -> {
          switch (outcome) {
            case AgentLogin.Outcome.LoggedIn(String token) -> {
              site.cookies().write(context, Cookies.CONSOLE, token);
              Responses.seeOther(context, ConsoleVisitors.HOME);
            }
            case AgentLogin.Outcome.Refused() -> show(context, 422, nobody, form.message(REFUSED));
            case AgentLogin.Outcome.TooMany(var retryAfter) -> {
              context
                  .response()
                  .putHeader(HttpHeaders.RETRY_AFTER, Long.toString(1 + retryAfter.toSeconds()));
              show(context, 429, nobody, form.message(TOO_MANY));
            }
          }
        });
  }

  private void logOut(RoutingContext context) {
    if (!site.guard().passes(context)) {
      Responses.seeOther(context, ConsoleVisitors.HOME);
      return;
    }
    String token = site.cookies().read(context, Cookies.CONSOLE).orElse("");
    Responses.answer(
        context,
        site.transaction(transaction -> agents.logOut(transaction, token)),
        _ -> {
          site.cookies().erase(context, Cookies.CONSOLE);
          Responses.seeOther(context, ConsoleVisitors.LOGIN);
        });
  }
}
