package fr.assistantchorus.web.page;

import io.vertx.core.http.HttpServerRequest;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Where somebody is led back to after logging in. It is always a page of this site, since somebody
 * else may have written the link that led here.
 */
public final class ReturnPath {
  /** The name of the query parameter and of the form's field that carry the path. */
  public static final String FIELD = "retour";

  /** The page that people reach after logging in where they had not asked for another one. */
  public static final String HOME = "/accueil";

  /** The login, which leads to no page in particular. */
  static final String LOGIN = "/#connexion";

  private static final int MAX_LENGTH = 200;

  /**
   * Matches the paths of this site. It matches neither {@code //host} nor {@code \}, nor anything
   * that a browser would read in its own way.
   */
  private static final Pattern OURS =
      Pattern.compile("(?:/[A-Za-z0-9_-]+){1,100}(?:\\?[A-Za-z0-9_-]+=[A-Za-z0-9_-]*)?");

  private ReturnPath() {}

  /** Returns the path; empty where it is missing, or is not plainly a path of this site. */
  public static Optional<String> safe(String path) {
    return Optional.ofNullable(path)
        .filter(given -> given.length() <= MAX_LENGTH && OURS.matcher(given).matches());
  }

  /** Returns the address of the login, which then leads back to what was asked for. */
  static String loginFor(HttpServerRequest request) {
    return safe(request.uri())
        .or(() -> safe(request.path()))
        .filter(path -> !path.equals(HOME))
        .map(path -> "/?" + FIELD + "=" + path.replace("?", "%3F") + "#connexion")
        .orElse(LOGIN);
  }
}
