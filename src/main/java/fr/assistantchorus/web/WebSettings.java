package fr.assistantchorus.web;

import fr.assistantchorus.web.chat.WebhookSecret;
import fr.assistantchorus.web.http.Deadlines;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;

/**
 * How the site is reached.
 *
 * @param port 0 for any port that is free
 * @param mailFrom the address that mails come from, which texts quote (F21)
 * @param publicUrl as people type it, without a path; https makes cookies secure
 * @param allowedOrigins other sites that embed the widget, each as {@code scheme://host[:port]}
 * @param trustedProxies how many entries of {@code X-Forwarded-For} are believed, counted from its
 *     end
 * @param webhookSecret empty where no other program may speak for people
 * @param drain how long running requests may take to end when the server stops
 * @param deadlines how long a client may take to send a request
 */
public record WebSettings(
    String host,
    int port,
    URI publicUrl,
    String mailFrom,
    Set<String> allowedOrigins,
    int trustedProxies,
    Optional<WebhookSecret> webhookSecret,
    Duration drain,
    Deadlines deadlines) {
  public WebSettings {
    allowedOrigins = Set.copyOf(allowedOrigins);
  }

  boolean secure() {
    return "https".equalsIgnoreCase(publicUrl.getScheme());
  }
}
