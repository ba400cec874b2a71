package fr.assistantchorus.setting;

import fr.assistantchorus.log.LogFormat;
import fr.assistantchorus.mail.SmtpUrl;
import fr.assistantchorus.store.DatabaseUrl;
import fr.assistantchorus.store.Seal;
import fr.assistantchorus.web.chat.WebhookSecret;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What can be set from outside. It is read once, at the start; {@link Setting} tells the bounds of
 * each.
 *
 * @param host the address to listen on
 * @param port 0 for any port that is free
 * @param managementPort 0 for any port that is free
 * @param conversationsPerHour from one network address, on this node
 * @param turnsPerMinute from one network address, on this node
 * @param drain how long a stop waits for what is under way
 * @param allowedOrigins other sites that may embed the chat, as {@code https://host[:port]}
 * @param webhookSecret the secret of programs that may speak for people; empty where none may
 * @param trustedProxies how many entries of {@code X-Forwarded-For} are believed, counted from its
 *     end
 */
public record Settings(
    Services services,
    String host,
    int port,
    int managementPort,
    Path dataDirectory,
    Duration linkValidity,
    Duration conversationRetention,
    ResendLimits resendLimits,
    int conversationsPerHour,
    int turnsPerMinute,
    LoginLock loginLock,
    Duration silence,
    Duration drain,
    List<String> allowedOrigins,
    Optional<WebhookSecret> webhookSecret,
    int trustedProxies,
    LogFormat logFormat) {
  /**
   * The address that guide A names (F21). With the embedded mailbox, the mails from it go nowhere.
   */
  static final String DEMO_MAIL_FROM = "choruspro.notification.aife@finances.gouv.fr";

  /** What the program stands on; all of it is embedded, or none. */
  public sealed interface Services {
    /**
     * Services on this machine, for trying the program.
     *
     * @param mailboxPort 0 for any port that is free
     */
    record Embedded(int mailboxPort) implements Services {}

    record External(
        DatabaseUrl database, SmtpUrl smtp, String mailFrom, String publicUrl, Seal seal)
        implements Services {}
  }

  /** The limits of activation mails. */
  public record ResendLimits(int perAddressPerHour, Duration gap, int perNetworkPerHour) {}

  /** What locks a login address, and for how long. */
  public record LoginLock(int failures, Duration lock) {}

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
      case Services.Embedded _ -> "http://localhost:" + port;
      case Services.External external -> external.publicUrl();
    };
  }

  /** Returns the same settings with the port that was found where any would do. */
  public Settings withPort(int found) {
    return new Settings(
        services,
        host,
        found,
        managementPort,
        dataDirectory,
        linkValidity,
        conversationRetention,
        resendLimits,
        conversationsPerHour,
        turnsPerMinute,
        loginLock,
        silence,
        drain,
        allowedOrigins,
        webhookSecret,
        trustedProxies,
        logFormat);
  }
}
