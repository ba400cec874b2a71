package fr.assistantchorus.web.site.session;

import fr.assistantchorus.conversation.chat.Binding;
import fr.assistantchorus.portal.session.Bindings;
import fr.assistantchorus.portal.session.BrowserName;
import fr.assistantchorus.portal.session.Login;
import fr.assistantchorus.web.http.Cookies;
import fr.assistantchorus.web.http.Responses;
import fr.assistantchorus.web.http.Routes;
import fr.assistantchorus.web.page.Form;
import fr.assistantchorus.web.page.FormPage;
import fr.assistantchorus.web.page.ReturnPath;
import fr.assistantchorus.web.page.Site;
import fr.assistantchorus.web.site.home.HomePages;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Consumer;

/** Logging in and out (F4, F25). */
public final class LoginPages implements FormPage<LoginPages.Way> {
  private static final String ADDRESS = "adresse";
  private static final String PASSWORD = "mot_de_passe";

  /** The same sentence for an unknown address, a wrong password and a locked account. */
  private static final String REFUSED =
      "Connexion refusée. L’adresse ou le mot de passe n’est pas le bon, ou l’accès est fermé pour"
          + " un temps après plusieurs essais manqués.";

  private static final String TOO_MANY =
      "Trop d’essais depuis votre réseau. Attendez quelques minutes avant de recommencer.";

  private final Site site;
  private final HomePages home;
  private final Login login;
  private final Bindings bindings;
  private final Binding binding;

  public LoginPages(Site site, HomePages home, Login login, Bindings bindings, Binding binding) {
    this.site = site;
    this.home = home;
    this.login = login;
    this.bindings = bindings;
    this.binding = binding;
  }

  public void route(Routes routes) {
    routes
        .get("/connexion", context -> Responses.seeOther(context, "/#connexion"))
        .post("/connexion", site.send(this))
        .post("/deconnexion", this::logOut);
  }

  /**
   * Where a login leads to afterwards.
   *
   * @param returnPath the page from which the person was sent here
   */
  record Way(Optional<String> returnPath) {}

  @Override
  public void open(RoutingContext context, Consumer<Way> page) {
    page.accept(new Way(ReturnPath.safe(Form.field(context, ReturnPath.FIELD))));
  }

  @Override
  public Form read(RoutingContext context, Way way) {
    Form form = Form.read(context, ADDRESS);
    way.returnPath().ifPresent(path -> form.put(ReturnPath.FIELD, path));
    return form;
  }

  @Override
  public void blame(RoutingContext context, Way way, Form form) {
    if (form.value(ADDRESS).isBlank()) {
      form.error(ADDRESS, "Saisissez votre adresse électronique de connexion.");
    }
    if (Form.field(context, PASSWORD).isEmpty()) {
      form.error(PASSWORD, "Saisissez votre mot de passe.");
    }
  }

  @Override
  public void show(RoutingContext context, int status, Way way, Form form) {
    home.show(context, status, form, Form.empty());
  }

  @Override
  public void act(RoutingContext context, Way way, Form form) {
    Instant now = site.now();
    String before = site.cookies().read(context, Cookies.SESSION).orElse("");
    Responses.answer(
        context,
        login.login(
            form.value(ADDRESS).strip(),
            Form.field(context, PASSWORD),
            new Login.From(
                site.client(context),
                before,
                site.cookies().read(context, Cookies.DEVICE).orElse(""),
                BrowserName.of(context.request().getHeader(HttpHeaders.USER_AGENT))),
            now),
        outcome -> answer(context, way, form, before, now, outcome));
  }

  private void answer(
      RoutingContext context,
      Way way,
      Form form,
      String before,
      Instant now,
      Login.Outcome outcome) {
    switch (outcome) {
      case Login.Outcome.LoggedIn(String token, String device) ->
          // The session before has ended with the login, at this moment; here its conversations
          // are unbound.
          Responses.answer(
              context,
              bindings.logOut(before, now, binding::unbind).otherwiseEmpty(),
              _ -> {
                site.cookies().write(context, Cookies.SESSION, token);
                site.cookies().keep(context, Cookies.DEVICE, device, Login.DEVICE_KEPT);
                Responses.seeOther(context, way.returnPath().orElse(ReturnPath.HOME));
              });
      case Login.Outcome.Refused() -> show(context, 422, way, form.message(REFUSED));
      case Login.Outcome.TooMany(var retryAfter) -> {
        context.response().putHeader("Retry-After", Long.toString(1 + retryAfter.toSeconds()));
        show(context, 429, way, form.message(TOO_MANY));
      }
    }
  }

  private void logOut(RoutingContext context) {
    if (!site.guard().passes(context)) {
      site.showMessage(
          context,
          403,
          "La page a expiré",
          "Vous êtes peut-être encore connecté. Revenez à l’accueil"
              + " et déconnectez-vous de nouveau.");
      return;
    }
    String token = site.cookies().read(context, Cookies.SESSION).orElse("");
    Responses.answer(
        context,
        bindings.logOut(token, site.now(), binding::unbind),
        _ -> {
          site.cookies().erase(context, Cookies.SESSION);
          Responses.seeOther(context, "/");
        });
  }
}
