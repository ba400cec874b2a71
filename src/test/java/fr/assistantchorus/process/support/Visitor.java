package fr.assistantchorus.process.support;

import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Somebody on the portal's pages, with a browser's cookies; follows no redirect. */
public final class Visitor {
  private static final Pattern FORM_TOKEN =
      Pattern.compile("name=\"jeton_formulaire\" value=\"([^\"]+)\"");

  private final ServerProcess server;
  private final Map<String, String> cookies = new LinkedHashMap<>();
  private String formToken = "";

  public Visitor(ServerProcess server) {
    this.server = server;
  }

  public HttpResponse<String> get(String path) {
    return send(request(path).GET().build());
  }

  /** Fills in the form of the page seen last, names and values in turn, and sends it. */
  public HttpResponse<String> post(String path, String... fields) {
    Map<String, String> form = new LinkedHashMap<>();
    form.put("jeton_formulaire", formToken);
    for (int i = 0; i < fields.length; i += 2) {
      form.put(fields[i], fields[i + 1]);
    }
    return send(
        request(path)
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(BodyPublishers.ofString(joined(form, "&")))
            .build());
  }

  /** The value of a cookie. */
  public String cookie(String name) {
    return cookies.get(name);
  }

  private HttpRequest.Builder request(String path) {
    HttpRequest.Builder request = Http.to(server.at(path));
    if (!cookies.isEmpty()) {
      request.header("Cookie", joined(cookies, "; "));
    }
    return request;
  }

  private static String joined(Map<String, String> pairs, String separator) {
    return pairs.entrySet().stream()
        .map(pair ->
            pair.getKey() + "=" + URLEncoder.encode(pair.getValue(), StandardCharsets.UTF_8))
        .collect(Collectors.joining(separator));
  }

  private HttpResponse<String> send(HttpRequest request) {
    HttpResponse<String> answer = Http.send(request);
    for (String cookie : answer.headers().allValues("Set-Cookie")) {
      String[] pair = cookie.split(";", 2)[0].split("=", 2);
      cookies.put(pair[0], pair[1]);
    }
    Matcher token = FORM_TOKEN.matcher(answer.body());
    if (token.find()) {
      formToken = token.group(1);
    }
    return answer;
  }
}
