package fr.assistantchorus.web.http;

import io.vertx.core.http.Cookie;
import io.vertx.core.http.CookieSameSite;
import io.vertx.ext.web.RoutingContext;
import java.time.Duration;
import java.util.Optional;

/**
 * The site's cookies. Scripts cannot reach them, and all but {@link #DEVICE} are gone when the
 * browser closes; the server's own records say how long they are good for.
 */
public final class Cookies {
  public static final String SESSION = "session";

  /** The session of the support console, which has nothing to do with that of the portal. */
  public static final String CONSOLE = "console";

  public static final String FORM = "formulaire";

  /** The cookie that leads to what was typed at sign-up and has not been sent yet. */
  public static final String SIGN_UP = "inscription";

  /** Leads whoever logs in to a page whose path is a secret, so that no query contains it. */
  public static final String RETURN = "retour";

  /** The cookie with what the page after a form tells once. */
  public static final String MESSAGE = "message";

  /** By which a browser is known to the accounts that have logged in there. */
  public static final String DEVICE = "appareil";

  private final boolean secure;

  /**
   * @param secure whether people reach the site by https; the names then begin with {@code
   *     __Host-}, which browsers let no other host and no plain http set (RFC 6265bis, 4.1.3.2)
   */
  public Cookies(boolean secure) {
    this.secure = secure;
  }

  public Optional<String> read(RoutingContext context, String name) {
    return Optional.ofNullable(context.request().getCookie(fullName(name))).map(Cookie::getValue);
  }

  public void write(RoutingContext context, String name, String value) {
    context.response().addCookie(cookie(name, value));
  }

  /** Writes a cookie that the browser keeps for so long after it is closed. */
  public void keep(RoutingContext context, String name, String value, Duration age) {
    context.response().addCookie(cookie(name, value).setMaxAge(age.toSeconds()));
  }

  public void erase(RoutingContext context, String name) {
    context.response().addCookie(cookie(name, "").setMaxAge(0));
  }

  private Cookie cookie(String name, String value) {
    // The cookies are Lax and not Strict, so that somebody who follows a link in a mail is still
    // logged in.
    return Cookie.cookie(fullName(name), value)
        .setHttpOnly(true)
        .setPath("/")
        .setSameSite(CookieSameSite.LAX)
        .setSecure(secure);
  }

  private String fullName(String name) {
    return secure ? "__Host-" + name : name;
  }
}
