package fr.assistantchorus.web.http;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.RoutingContext;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;

/**
 * Serves stylesheets, scripts and the widget's modules from the class path; they are kept in
 * memory, also compressed. Pages are not compressed, since they contain a secret beside what a
 * stranger can make them say (BREACH).
 */
public final class StaticFiles {
  private static final String ALTCHA = "web/vendor/altcha/";
  private static final String FOR_EVER = "public, max-age=31536000, immutable";
  private static final String ASK_EACH_TIME = "public, no-cache";
  private static final Pattern NAME =
      Pattern.compile("[a-z0-9-]+(\\.[a-z0-9-]+){0,8}\\.(js|css|svg)");

  private final Vertx vertx;
  private final Map<String, StaticFile> assets;
  private final StaticFile openApi;

  /**
   * The modules of the widget that were asked for, by name. Only modules that exist are kept, so
   * there are never more than the class path has.
   */
  private final Map<String, StaticFile> widget = new ConcurrentHashMap<>();

  private StaticFiles(Vertx vertx, Map<String, StaticFile> assets, StaticFile openApi) {
    this.vertx = vertx;
    this.assets = assets;
    this.openApi = openApi;
  }

  /** Reads what every page needs; blocks. */
  public static StaticFiles read(Vertx vertx) {
    Map<String, StaticFile> assets = new LinkedHashMap<>();
    for (String name : new String[] {"portal.css", "portal.js", "captcha.js", "mark.svg"}) {
      assets.put(name, required("web/" + name));
    }
    assets.put("altcha.js", required(ALTCHA + "altcha.min.js"));
    assets.put("altcha.css", required(ALTCHA + "altcha.css"));
    assets.put("altchaworker.js", required(ALTCHA + "sha.js"));
    return new StaticFiles(vertx, assets, required("openapi.yaml"));
  }

  private static StaticFile required(String resource) {
    return StaticFile.read(resource)
        .orElseThrow(() -> new IllegalStateException("missing from the class path: " + resource));
  }

  /** Returns the paths of the pages' assets by name; a path changes with its content. */
  public Map<String, String> assetPaths() {
    Map<String, String> paths = new LinkedHashMap<>();
    assets.forEach((name, file) ->
        paths.put(name.replace('.', '_'), "/assets/" + name + "?v=" + file.fingerprint()));
    return paths;
  }

  public void route(Routes routes) {
    routes
        .get("/assets/:name", this::asset)
        .get("/chat/:name", this::widget)
        .get("/openapi.yaml", context -> send(context, openApi, ASK_EACH_TIME));
  }

  private void asset(RoutingContext context) {
    StaticFile file = assets.get(context.pathParam("name"));
    if (file == null) {
      context.fail(404);
      return;
    }
    String version = context.request().getParam("v");
    send(context, file, file.fingerprint().equals(version) ? FOR_EVER : ASK_EACH_TIME);
  }

  private void widget(RoutingContext context) {
    String name = context.pathParam("name");
    if (!NAME.matcher(name).matches()) {
      context.fail(404);
      return;
    }
    StaticFile known = widget.get(name);
    Future<Optional<StaticFile>> file =
        known != null
            ? Future.succeededFuture(Optional.of(known))
            : vertx.executeBlocking(() -> StaticFile.read("web/chat/" + name));
    Responses.answer(
        context,
        file,
        found -> {
          found.ifPresentOrElse(
              present -> {
                widget.put(name, present);
                send(context, present, ASK_EACH_TIME);
              },
              () -> context.fail(404));
        });
  }

  private static void send(RoutingContext context, StaticFile file, String caching) {
    HttpServerResponse response = context.response();
    boolean zipped = acceptsGzip(context);
    String tag = '"' + file.fingerprint() + (zipped ? "-gzip\"" : "\"");
    response.putHeader(HttpHeaders.CACHE_CONTROL, caching).putHeader(HttpHeaders.ETAG, tag);
    response.headers().add(HttpHeaders.VARY, "Accept-Encoding");
    String known = context.request().getHeader(HttpHeaders.IF_NONE_MATCH);
    if (known != null && known.contains(tag)) {
      Responses.sendEmpty(context, 304);
      return;
    }
    if (zipped) {
      response.putHeader(HttpHeaders.CONTENT_ENCODING, "gzip");
    }
    Responses.send(context, 200, file.mediaType(), zipped ? file.gzip() : file.plain());
  }

  private static boolean acceptsGzip(RoutingContext context) {
    String accepted = context.request().getHeader(HttpHeaders.ACCEPT_ENCODING);
    return accepted != null && accepted.contains("gzip");
  }
}
