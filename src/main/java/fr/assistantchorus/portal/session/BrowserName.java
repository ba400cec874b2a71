package fr.assistantchorus.portal.session;

import java.util.LinkedHashMap;
import java.util.Map;

/** Names a browser, as far as it tells, so that a person knows it in the list of sessions. */
public final class BrowserName {
  /** Of a {@code User-Agent}, so much is read. */
  private static final int LONGEST = 500;

  private static final String UNKNOWN = "Navigateur inconnu";

  /** In this order, since most browsers also claim to be those after them. */
  private static final Map<String, String> BROWSERS =
      inOrder(
          "Edg", "Edge",
          "OPR/", "Opera",
          "SamsungBrowser/", "Samsung Internet",
          "Firefox/", "Firefox",
          "FxiOS/", "Firefox",
          "Chrome/", "Chrome",
          "CriOS/", "Chrome",
          "Safari/", "Safari");

  private static final Map<String, String> SYSTEMS =
      inOrder(
          "iPhone", "iPhone",
          "iPad", "iPad",
          "Android", "Android",
          "Windows", "Windows",
          "CrOS", "ChromeOS",
          "Mac OS X", "macOS",
          "Linux", "Linux");

  private BrowserName() {}

  /**
   * Returns « Firefox sur Windows », or « Navigateur inconnu ».
   *
   * @param userAgent any text; null where the browser sent none
   */
  public static String of(String userAgent) {
    String told = userAgent == null ? "" : userAgent;
    String read = told.substring(0, Math.min(told.length(), LONGEST));
    String browser = find(BROWSERS, read);
    String system = find(SYSTEMS, read);
    if (browser.isEmpty()) {
      return UNKNOWN;
    }
    return system.isEmpty() ? browser : browser + " sur " + system;
  }

  private static String find(Map<String, String> names, String told) {
    return names.entrySet().stream()
        .filter(name -> told.contains(name.getKey()))
        .map(Map.Entry::getValue)
        .findFirst()
        .orElse("");
  }

  private static Map<String, String> inOrder(String... pairs) {
    Map<String, String> map = new LinkedHashMap<>();
    for (int i = 0; i < pairs.length; i += 2) {
      map.put(pairs[i], pairs[i + 1]);
    }
    return map;
  }
}
