package fr.assistantchorus.web.http;

import io.vertx.core.Handler;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Knows which handler answers which path and method. A known path with another method gets 405 with
 * {@code Allow} (RFC 9110, 15.5.6), which Vert.x leaves out.
 *
 * <p>Two routes for one path and method are a mistake, and the start fails with it.
 */
public final class Routes {
  private static final String PATTERN_KEY = "route-pattern";
  private static final String NO_PATTERN = "none";

  private final Map<String, Map<HttpMethod, Handler<RoutingContext>>> table = new LinkedHashMap<>();

  /** Answers GET, and HEAD in the same way but without the body. */
  public Routes get(String pattern, Handler<RoutingContext> handler) {
    return on(pattern, HttpMethod.GET, handler).on(pattern, HttpMethod.HEAD, handler);
  }

  public Routes post(String pattern, Handler<RoutingContext> handler) {
    return on(pattern, HttpMethod.POST, handler);
  }

  public Routes delete(String pattern, Handler<RoutingContext> handler) {
    return on(pattern, HttpMethod.DELETE, handler);
  }

  /** Answers GET where no route has this path yet; where one has it, this does nothing. */
  public Routes getUnlessTaken(String pattern, Handler<RoutingContext> handler) {
    return table.containsKey(pattern) ? this : get(pattern, handler);
  }

  private Routes on(String pattern, HttpMethod method, Handler<RoutingContext> handler) {
    Handler<RoutingContext> other =
        table.computeIfAbsent(pattern, _ -> new LinkedHashMap<>()).putIfAbsent(method, handler);
    if (other != null) {
      throw new IllegalStateException(
          "two routes answer %s %s: %s and %s".formatted(method, pattern, other, handler));
    }
    return this;
  }

  /** Returns every route as method and pattern, for instance {@code GET /accueil}. */
  public SortedSet<String> names() {
    return table.entrySet().stream()
        .flatMap(route ->
            route.getValue().keySet().stream().map(method -> method.name() + " " + route.getKey()))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  /**
   * Lets the router answer these routes. Where a path is a route's very own, no pattern with a
   * parameter answers it. Such paths are looked up, since the router compares a request with one
   * pattern after the other, and the site has over a hundred.
   */
  public void mount(Router router) {
    Map<String, Map<HttpMethod, Handler<RoutingContext>>> fixed = new HashMap<>();
    Map<String, Map<HttpMethod, Handler<RoutingContext>>> others = new LinkedHashMap<>();
    table.forEach((pattern, methods) -> (isFixed(pattern) ? fixed : others).put(pattern, methods));
    router
        .route()
        .handler(context -> {
          String path = withoutSlash(context.normalizedPath());
          var methods = fixed.get(path);
          if (methods == null) {
            context.next();
          } else {
            answer(context, path, methods);
          }
        });
    others.forEach((pattern, methods) ->
        router.route(pattern).handler(context -> answer(context, pattern, methods)));
  }

  private static boolean isFixed(String pattern) {
    return pattern.indexOf(':') < 0 && pattern.indexOf('*') < 0;
  }

  /** Returns the path without the slash at its end, which the router forgives too. */
  private static String withoutSlash(String path) {
    return path.length() > 1 && path.endsWith("/") ? path.substring(0, path.length() - 1) : path;
  }

  private static void answer(
      RoutingContext context, String pattern, Map<HttpMethod, Handler<RoutingContext>> methods) {
    label(context, pattern);
    dispatch(context, methods);
  }

  private static void dispatch(
      RoutingContext context, Map<HttpMethod, Handler<RoutingContext>> methods) {
    Handler<RoutingContext> handler = methods.get(context.request().method());
    if (handler != null) {
      handler.handle(context);
      return;
    }
    String allow =
        methods.keySet().stream()
            .map(HttpMethod::name)
            .collect(
                Collectors.collectingAndThen(
                    Collectors.toCollection(TreeSet::new),
                    set -> {
                      set.add(HttpMethod.OPTIONS.name());
                      return String.join(", ", set);
                    }));
    context.response().putHeader(HttpHeaders.ALLOW, allow);
    if (context.request().method().equals(HttpMethod.OPTIONS)) {
      Responses.sendEmpty(context, 204);
    } else {
      context.fail(405);
    }
  }

  /** Sets what this request counts as in logs and metrics. */
  public static void label(RoutingContext context, String pattern) {
    context.put(PATTERN_KEY, pattern);
  }

  /**
   * Returns the pattern of the path, and never the path itself, which may contain an id or a token.
   */
  public static String patternOf(RoutingContext context) {
    String pattern = context.get(PATTERN_KEY);
    return pattern == null ? NO_PATTERN : pattern;
  }
}
