package fr.assistantchorus.setting;

import fr.assistantchorus.log.LogFormat;
import fr.assistantchorus.mail.SmtpUrl;
import fr.assistantchorus.store.DatabaseUrl;
import fr.assistantchorus.store.Seal;
import fr.assistantchorus.web.chat.WebhookSecret;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * What can be set from outside. It is read once, at the start; {@link Setting} tells the bounds of
 * each. Most are asked for by their name: {@link #whole}, {@link #time}, {@link #text}.
 *
 * @param allowedOrigins other sites that may embed the chat, as {@code https://host[:port]}
 * @param webhookSecret the secret of programs that may speak for people; empty where none may
 * @param values what was set, as text, without what is secret
 */
public record Settings(
    Services services,
    List<String> allowedOrigins,
    Optional<WebhookSecret> webhookSecret,
    Map<Setting, String> values) {
  public Settings {
    allowedOrigins = List.copyOf(allowedOrigins);
    values = Map.copyOf(values);
  }

  /**
   * The address that guide A names (F21). With the embedded mailbox, the mails from it go nowhere.
   */
  static final String DEMO_MAIL_FROM = "choruspro.notification.aife@finances.gouv.fr";

  /** What the program stands on; all of it is embedded, or none. */
  public sealed interface Services {
    /** Services on this machine, for trying the program. */
    record Embedded() implements Services {}

    record External(
        DatabaseUrl database, SmtpUrl smtp, String mailFrom, String publicUrl, Seal seal)
        implements Services {}
  }

  /**
   * Reads the settings.
   *
   * @param environment the whole environment; only known names are read
   * @param file a properties file of the same names, which the environment overrides
   * @throws SettingsException with one line for each setting that is unknown, missing or bad
   */
  public static Settings read(Map<String, String> environment, Optional<Path> file)
      throws SettingsException {
    return SettingsReader.read(environment, file);
  }

  /** Returns a whole number. */
  public int whole(Setting setting) {
    return Integer.parseInt(text(setting));
  }

  /** Returns a length of time, which each such setting counts in a unit of its own. */
  public Duration time(Setting setting) {
    return Duration.of(whole(setting), setting.unit());
  }

  /**
   * Returns a text as it was set. Secrets, and texts that were read into something else, are not
   * kept as text, so they cannot be asked for here.
   */
  public String text(Setting setting) {
    return values.getOrDefault(setting, setting.fallback());
  }

  /** Returns the address to listen on. */
  public String host() {
    return values.getOrDefault(Setting.HOST, isEmbedded() ? "127.0.0.1" : "0.0.0.0");
  }

  /** Returns how events are written to the standard output. */
  public LogFormat logFormat() {
    String format = values.getOrDefault(Setting.LOG_FORMAT, isEmbedded() ? "text" : "json");
    return LogFormat.valueOf(format.toUpperCase(Locale.ROOT));
  }

  /** Returns the folder of what the embedded parts keep, and of the trained model. */
  public Path dataDirectory() {
    return Path.of(text(Setting.DATA_DIRECTORY));
  }

  private boolean isEmbedded() {
    return switch (services) {
      case Services.Embedded _ -> true;
      case Services.External _ -> false;
    };
  }

  /** Returns the address that mails come from. */
  public String mailFrom() {
    return switch (services) {
      case Services.Embedded _ -> DEMO_MAIL_FROM;
      case Services.External external -> external.mailFrom();
    };
  }

  /** Returns where people reach the portal, without a slash at its end. */
  public String publicUrl() {
    return switch (services) {
      case Services.Embedded _ -> "http://localhost:" + whole(Setting.PORT);
      case Services.External external -> external.publicUrl();
    };
  }

  /** Returns the same settings with this port in place of 0, which means any port that is free. */
  public Settings withPort(int found) {
    Map<Setting, String> changed = new HashMap<>(values);
    changed.put(Setting.PORT, Integer.toString(found));
    return new Settings(services, allowedOrigins, webhookSecret, changed);
  }
}
