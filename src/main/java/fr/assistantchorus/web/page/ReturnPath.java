package fr.assistantchorus.web.page;

import io.vertx.core.http.HttpServerRequest;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Where somebody is led back to once he has logged in: a page of ours and never another site, since
 * whoever made him follow a link may have written it.
 */
public final class ReturnPath {
  /** Name of the query parameter and of the form's field that carry it. */
  public static final String FIELD = "retour";

  /** Where one arrives who was on his way to nowhere in particular. */
  public static final String HOME = "/accueil";

  private static final int MAX_LENGTH = 200;

  /**
   * Neither {@code //host} nor {@code \}, nor anything that a browser would read in its own way.
   */
  private static final Pattern OURS =
      Pattern.compile("(?:/[A-Za-z0-9_-]+)+(?:\\?[A-Za-z0-9_-]+=[A-Za-z0-9_-]*)?");

  private ReturnPath() {}

  /** Empty where it is missing, or is not plainly a path of this site. */
  public static Optional<String> safe(String path) {
    return Optional.ofNullable(path)
        .filter(given -> given.length() <= MAX_LENGTH && OURS.matcher(given).matches());
  }

  /** The login, which leads back to what was asked for. */
  static String loginFor(HttpServerRequest request) {
    return safe(request.uri())
        .or(() -> safe(request.path()))
        .filter(path -> !path.equals(HOME))
        .map(path -> "/?" + FIELD + "=" + path.replace("?", "%3F") + "#connexion")
        .orElse("/#connexion");
  }
}
