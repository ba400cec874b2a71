package fr.assistantchorus.web.page;

import fr.assistantchorus.web.http.Cookies;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Keeps other sites from sending our forms (CSRF): by a hidden field that is made of a random
 * cookie and of the session, and by what the browser itself says about where the form came from.
 *
 * <p>Whoever plants a form cookie in somebody's browser cannot make the field that goes with it,
 * since nobody else knows the session's token.
 */
public final class FormGuard {
  static final String FIELD = "jeton_formulaire";
  public static final String EXPIRED =
      "La page a expiré avant l’envoi. Vérifiez ce qui suit et recommencez.";

  private static final String CONSOLE = "/console";
  private static final int TOKEN_BYTES = 32;
  private static final Pattern TOKEN = Pattern.compile("[A-Za-z0-9_-]{43}");
  private static final SecureRandom RANDOM = new SecureRandom();

  private final Cookies cookies;
  private final URI publicUrl;

  public FormGuard(Cookies cookies, URI publicUrl) {
    this.cookies = cookies;
    this.publicUrl = publicUrl;
  }

  /**
   * Returns what the form's hidden field must contain, and sets the cookie where the browser has
   * none yet.
   */
  String tokenFor(RoutingContext context) {
    return bound(
        context,
        formCookie(context)
            .orElseGet(() -> {
              byte[] bytes = new byte[TOKEN_BYTES];
              RANDOM.nextBytes(bytes);
              String token = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
              cookies.write(context, Cookies.FORM, token);
              return token;
            }));
  }

  /** Returns the form cookie; one that this site did not make, such as an empty one, is none. */
  private Optional<String> formCookie(RoutingContext context) {
    return cookies.read(context, Cookies.FORM).filter(token -> TOKEN.matcher(token).matches());
  }

  /** Returns the field that goes with a form cookie in the session of this browser. */
  private String bound(RoutingContext context, String token) {
    String session = cookies.read(context, sessionCookie(context)).orElse("");
    return Base64.getUrlEncoder().withoutPadding().encodeToString(sha256(token + "\n" + session));
  }

  /** The console has sessions of its own, beside which the browser may have one of the portal. */
  private static String sessionCookie(RoutingContext context) {
    String path = context.request().path();
    return path.equals(CONSOLE) || path.startsWith(CONSOLE + "/")
        ? Cookies.CONSOLE
        : Cookies.SESSION;
  }

  private static byte[] sha256(String text) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException("every JVM has SHA-256", impossible);
    }
  }

  /** Returns whether the form was sent from a page of ours that is still valid. */
  public boolean passes(RoutingContext context) {
    String sent = context.request().getFormAttribute(FIELD);
    return isFromHere(context)
        && sent != null
        && formCookie(context).filter(token -> same(bound(context, token), sent)).isPresent();
  }

  private boolean isFromHere(RoutingContext context) {
    String site = context.request().getHeader("Sec-Fetch-Site");
    if (site != null) {
      return site.equals("same-origin");
    }
    String origin = context.request().getHeader(HttpHeaders.ORIGIN);
    // « null » comes from pages that send no referrer, as those of the activation do.
    return origin == null || origin.equals("null") || isOurs(context, origin);
  }

  private boolean isOurs(RoutingContext context, String origin) {
    String own = publicUrl.getScheme() + "://" + publicUrl.getRawAuthority();
    var authority = context.request().authority();
    return origin.equals(own)
        || authority != null && origin.equals(publicUrl.getScheme() + "://" + authority);
  }

  private static boolean same(String one, String other) {
    return MessageDigest.isEqual(
        one.getBytes(StandardCharsets.UTF_8), other.getBytes(StandardCharsets.UTF_8));
  }
}
