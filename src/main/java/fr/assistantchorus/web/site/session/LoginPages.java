package fr.assistantchorus.web.site.session;

import fr.assistantchorus.conversation.chat.Binding;
import fr.assistantchorus.portal.session.Account;
import fr.assistantchorus.portal.session.ConversationBindings;
import fr.assistantchorus.portal.session.Login;
import fr.assistantchorus.portal.session.LoginOutcome;
import fr.assistantchorus.portal.signup.FirstSteps;
import fr.assistantchorus.web.http.ClientAddress;
import fr.assistantchorus.web.http.Cookies;
import fr.assistantchorus.web.http.Responses;
import fr.assistantchorus.web.http.Routes;
import fr.assistantchorus.web.page.Form;
import fr.assistantchorus.web.page.FormGuard;
import fr.assistantchorus.web.page.Pages;
import fr.assistantchorus.web.page.ReturnPath;
import fr.assistantchorus.web.page.Visitors;
import fr.assistantchorus.web.site.home.HomePages;
import io.vertx.ext.web.RoutingContext;
import java.time.InstantSource;
import java.util.Map;

/** Logging in and out (F4, F25). */
public final class LoginPages {
  private static final String ADDRESS = "adresse";
  private static final String PASSWORD = "mot_de_passe";

  /** One sentence for an unknown address, a wrong password and a locked account. */
  private static final String REFUSED =
      "Connexion refusée. L’adresse ou le mot de passe n’est pas le bon, ou l’accès est fermé pour"
          + " un temps après plusieurs essais manqués.";

  private static final String TOO_MANY =
      "Trop d’essais depuis votre réseau. Attendez quelques minutes avant de recommencer.";

  private final HomePages home;
  private final Pages pages;
  private final FormGuard guard;
  private final Visitors visitors;
  private final Cookies cookies;
  private final Login login;
  private final FirstSteps firstSteps;
  private final ConversationBindings bindings;
  private final Binding binding;
  private final ClientAddress clients;
  private final InstantSource clock;

  public LoginPages(
      HomePages home,
      Pages pages,
      FormGuard guard,
      Visitors visitors,
      Cookies cookies,
      Login login,
      FirstSteps firstSteps,
      ConversationBindings bindings,
      Binding binding,
      ClientAddress clients,
      InstantSource clock) {
    this.home = home;
    this.pages = pages;
    this.guard = guard;
    this.visitors = visitors;
    this.cookies = cookies;
    this.login = login;
    this.firstSteps = firstSteps;
    this.bindings = bindings;
    this.binding = binding;
    this.clients = clients;
    this.clock = clock;
  }

  public void route(Routes routes) {
    routes
        .get("/connexion", context -> Responses.seeOther(context, "/#connexion"))
        .post("/connexion", this::logIn)
        .post("/deconnexion", this::logOut)
        .get("/accueil", visitors.loggedIn(this::connectedHome));
  }

  private void logIn(RoutingContext context) {
    Form form = Form.read(context, ADDRESS);
    ReturnPath.safe(Form.field(context, ReturnPath.FIELD))
        .ifPresent(path -> form.keep(ReturnPath.FIELD, path));
    String password = Form.field(context, PASSWORD);
    if (!guard.passes(context)) {
      home.show(context, 403, form.message(FormGuard.EXPIRED), Form.empty());
      return;
    }
    if (form.value(ADDRESS).isBlank()) {
      form.error(ADDRESS, "Saisissez votre adresse électronique de connexion.");
    }
    if (password.isEmpty()) {
      form.error(PASSWORD, "Saisissez votre mot de passe.");
    }
    if (!form.isGood()) {
      home.show(context, 422, form, Form.empty());
      return;
    }
    Responses.answer(
        context,
        login.login(form.value(ADDRESS).strip(), password, clients.keyOf(context), clock.instant()),
        outcome -> answer(context, form, outcome));
  }

  private void answer(RoutingContext context, Form form, LoginOutcome outcome) {
    switch (outcome) {
      case LoginOutcome.LoggedIn(String token) -> {
        cookies.write(context, Cookies.SESSION, token);
        String path = form.value(ReturnPath.FIELD);
        Responses.seeOther(context, path.isEmpty() ? ReturnPath.HOME : path);
      }
      case LoginOutcome.Refused() -> home.show(context, 422, form.message(REFUSED), Form.empty());
      case LoginOutcome.TooMany(var retryAfter) -> {
        context.response().putHeader("Retry-After", Long.toString(1 + retryAfter.toSeconds()));
        home.show(context, 429, form.message(TOO_MANY), Form.empty());
      }
    }
  }

  private void logOut(RoutingContext context) {
    if (!guard.passes(context)) {
      pages.showMessage(
          context,
          403,
          "La page a expiré",
          "Vous êtes peut-être encore connecté. Revenez à l’accueil"
              + " et déconnectez-vous de nouveau.");
      return;
    }
    String token = cookies.read(context, Cookies.SESSION).orElse("");
    Responses.answer(
        context,
        bindings.logOut(token, clock.instant(), binding::unbind),
        _ -> {
          cookies.erase(context, Cookies.SESSION);
          Responses.seeOther(context, "/");
        });
  }

  private void connectedHome(RoutingContext context) {
    Account account = Visitors.account(context).orElseThrow();
    Responses.answer(
        context,
        firstSteps.of(account.id()),
        steps ->
            pages.show(
                context, 200, "accueil-connecte", Map.of("account", account, "steps", steps)));
  }
}
