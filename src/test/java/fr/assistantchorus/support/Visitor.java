package fr.assistantchorus.support;

import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Somebody on the portal's pages, whose browser runs no script: loads pages and sends their forms,
 * keeps cookies, and follows no redirect.
 */
public final class Visitor {
  private static final Pattern FORM_TOKEN =
      Pattern.compile("name=\"jeton_formulaire\" value=\"([^\"]+)\"");

  private final Function<String, URI> site;
  private final Map<String, String> cookies = new LinkedHashMap<>();
  private String formToken = "";

  /**
   * @param site where a path of it is
   */
  public Visitor(Function<String, URI> site) {
    this.site = site;
  }

  public HttpResponse<String> get(String path) {
    return send(request(path).GET().build());
  }

  /** Fills in a form of the page loaded last, names and values in turn, and sends it. */
  public HttpResponse<String> post(String path, String... namesAndValues) {
    return post(path, FormValues.of(namesAndValues));
  }

  public HttpResponse<String> post(String path, FormValues values) {
    FormValues form = values.after("jeton_formulaire", formToken);
    return send(
        request(path)
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(BodyPublishers.ofString(form.encoded()))
            .build());
  }

  /** Fills in a form with a file; without a name no file is chosen. */
  public HttpResponse<String> post(
      String path, FormValues values, String fileField, String fileName, byte[] file) {
    String boundary = "limite-" + System.nanoTime();
    return send(
        request(path)
            .header("Content-Type", "multipart/form-data; boundary=" + boundary)
            .POST(
                BodyPublishers.ofByteArray(
                    values
                        .after("jeton_formulaire", formToken)
                        .multipart(boundary, fileField, fileName, file)))
            .build());
  }

  /** What a browser sends with each request. */
  public String cookieHeader() {
    return cookies.entrySet().stream()
        .map(cookie -> cookie.getKey() + "=" + cookie.getValue())
        .collect(Collectors.joining("; "));
  }

  /** Sends the next form as one that another site made. */
  public void forgetFormToken() {
    formToken = "";
  }

  public Map<String, String> cookies() {
    return cookies;
  }

  private HttpRequest.Builder request(String path) {
    HttpRequest.Builder request = Http.to(site.apply(path));
    if (!cookies.isEmpty()) {
      request.header("Cookie", cookieHeader());
    }
    return request;
  }

  private HttpResponse<String> send(HttpRequest request) {
    HttpResponse<String> answer = Http.send(request);
    for (String cookie : answer.headers().allValues("Set-Cookie")) {
      String[] pair = cookie.split(";", 2)[0].split("=", 2);
      if (cookie.contains("Max-Age=0")) {
        cookies.remove(pair[0]);
      } else {
        cookies.put(pair[0], pair[1]);
      }
    }
    Matcher token = FORM_TOKEN.matcher(answer.body());
    if (token.find()) {
      formToken = token.group(1);
    }
    return answer;
  }
}
