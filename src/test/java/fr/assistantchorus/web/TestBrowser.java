package fr.assistantchorus.web;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Loads pages and sends their forms, keeping cookies as a browser does; follows no redirect. */
public final class TestBrowser {
  private static final Pattern FORM_TOKEN =
      Pattern.compile("name=\"jeton_formulaire\" value=\"([^\"]+)\"");
  private static final HttpClient CLIENT = HttpClient.newHttpClient();

  private final TestSite site;
  private final Map<String, String> cookies = new LinkedHashMap<>();
  private String formToken = "";

  public TestBrowser(TestSite site) {
    this.site = site;
  }

  public HttpResponse<String> get(String path) throws IOException, InterruptedException {
    return send(request(path).GET().build());
  }

  /** Sends a form of the page loaded last: names and values in turn. */
  public HttpResponse<String> post(String path, String... fields)
      throws IOException, InterruptedException {
    List<String> form = new ArrayList<>(List.of(field("jeton_formulaire", formToken)));
    for (int i = 0; i < fields.length; i += 2) {
      form.add(field(fields[i], fields[i + 1]));
    }
    return send(
        request(path)
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(BodyPublishers.ofString(String.join("&", form)))
            .build());
  }

  private static String field(String name, String value) {
    return name + "=" + URLEncoder.encode(value, StandardCharsets.UTF_8);
  }

  public void forgetFormToken() {
    formToken = "";
  }

  public Map<String, String> cookies() {
    return cookies;
  }

  private HttpRequest.Builder request(String path) {
    HttpRequest.Builder request = HttpRequest.newBuilder(site.at(path));
    if (!cookies.isEmpty()) {
      request.header(
          "Cookie",
          cookies.entrySet().stream()
              .map(cookie -> cookie.getKey() + "=" + cookie.getValue())
              .collect(Collectors.joining("; ")));
    }
    return request;
  }

  private HttpResponse<String> send(HttpRequest request) throws IOException, InterruptedException {
    HttpResponse<String> response = CLIENT.send(request, BodyHandlers.ofString());
    for (String cookie : response.headers().allValues("Set-Cookie")) {
      String[] pair = cookie.split(";", 2)[0].split("=", 2);
      if (cookie.contains("Max-Age=0")) {
        cookies.remove(pair[0]);
      } else {
        cookies.put(pair[0], pair[1]);
      }
    }
    Matcher token = FORM_TOKEN.matcher(response.body());
    if (token.find()) {
      formToken = token.group(1);
    }
    return response;
  }

  /** Sends any request as it is. */
  public static HttpResponse<String> raw(HttpRequest request)
      throws IOException, InterruptedException {
    return CLIENT.send(request, BodyHandlers.ofString());
  }

  public static HttpRequest.Builder to(URI uri) {
    return HttpRequest.newBuilder(uri);
  }
}
