package fr.assistantchorus.web.site.home;

import fr.assistantchorus.web.http.Cookies;
import fr.assistantchorus.web.page.Form;
import fr.assistantchorus.web.page.ReturnPath;
import fr.assistantchorus.web.page.Site;
import io.vertx.ext.web.RoutingContext;
import java.util.Map;
import java.util.Optional;

/** The home page with its two blocks (F4, F5, F6), which the login and the sign-up show again. */
public final class HomePages {
  private final Site site;

  public HomePages(Site site) {
    this.site = site;
  }

  /** Shows the home page. Somebody who was sent here to log in is led back afterwards. */
  public void look(RoutingContext context, Form signUp) {
    Form login = Form.empty();
    context.queryParam(ReturnPath.FIELD).stream()
        .findFirst()
        .or(() -> secretReturn(context))
        .flatMap(ReturnPath::safe)
        .ifPresent(path -> login.put(ReturnPath.FIELD, path));
    show(context, 200, login, signUp);
  }

  /**
   * Returns the path that a page behind a token has left, once. It is erased, so that it leads
   * nobody else who logs in later in the same browser.
   */
  private Optional<String> secretReturn(RoutingContext context) {
    Optional<String> path = site.cookies().read(context, Cookies.RETURN);
    path.ifPresent(_ -> site.cookies().erase(context, Cookies.RETURN));
    return path;
  }

  /**
   * Shows the home page with these forms.
   *
   * @param login the form « Vous avez déjà un compte ? »
   * @param signUp the form « Vous êtes nouveau sur Chorus Pro ? »
   */
  public void show(RoutingContext context, int status, Form login, Form signUp) {
    site.show(context, status, "accueil", Map.of("login", login, "sign_up", signUp));
  }
}
