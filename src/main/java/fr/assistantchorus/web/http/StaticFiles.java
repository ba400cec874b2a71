package fr.assistantchorus.web.http;

import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.RoutingContext;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Serves stylesheets, scripts and the widget's modules from the class path; they are kept in
 * memory, also compressed. A page of ours names all of them with their fingerprints, so that a
 * browser asks for each once.
 */
public final class StaticFiles {
  private static final String ALTCHA = "web/vendor/altcha/";
  private static final String FOR_EVER = "public, max-age=31536000, immutable";
  private static final String ASK_EACH_TIME = "public, no-cache";

  private final Map<String, StaticFile> assets;
  private final StaticFile openApi;

  private final WidgetFiles widget;

  private StaticFiles(Map<String, StaticFile> assets, StaticFile openApi, WidgetFiles widget) {
    this.assets = assets;
    this.openApi = openApi;
    this.widget = widget;
  }

  /** Reads what every page needs; blocks. */
  public static StaticFiles read() {
    Map<String, StaticFile> assets = new LinkedHashMap<>();
    for (String name :
        new String[] {
          "portal.css", "portal.js", "console.css", "console.js", "captcha.js", "mark.svg"
        }) {
      assets.put(name, required("web/" + name));
    }
    assets.put("altcha.js", required(ALTCHA + "altcha.min.js"));
    assets.put("altcha.css", required(ALTCHA + "altcha.css"));
    assets.put("altchaworker.js", required(ALTCHA + "sha.js"));
    return new StaticFiles(assets, required("openapi.yaml"), WidgetFiles.read());
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
    paths.put("widget", widget.entry());
    return paths;
  }

  /** Returns the paths of the modules that the widget consists of, beside its first. */
  public List<String> modulePaths() {
    return widget.others();
  }

  public void route(Routes routes) {
    routes
        .get("/assets/:name", this::asset)
        .get(WidgetFiles.PATH + ":name", this::widget)
        .get("/openapi.yaml", context -> send(context, openApi, ASK_EACH_TIME));
  }

  private void asset(RoutingContext context) {
    StaticFile file = assets.get(context.pathParam("name"));
    if (file == null) {
      context.fail(404);
      return;
    }
    send(context, file);
  }

  private void widget(RoutingContext context) {
    widget
        .named(context.pathParam("name"))
        .ifPresentOrElse(file -> send(context, file), () -> context.fail(404));
  }

  /** Sends a file, to be kept for ever where it was asked for by its fingerprint. */
  private static void send(RoutingContext context, StaticFile file) {
    String version = context.request().getParam("v");
    send(context, file, file.fingerprint().equals(version) ? FOR_EVER : ASK_EACH_TIME);
  }

  private static void send(RoutingContext context, StaticFile file, String caching) {
    HttpServerResponse response = context.response();
    boolean zipped = Gzip.isTaken(context);
    String tag = '"' + file.fingerprint() + (zipped ? "-gzip\"" : "\"");
    response.putHeader(HttpHeaders.CACHE_CONTROL, caching).putHeader(HttpHeaders.ETAG, tag);
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
}
