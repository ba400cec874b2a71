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
 * What can be set from outside, read once at the start; {@link Setting} tells each one's bounds.
 *
 * @param host the address to listen on
 * @param port 0 for any that is free
 * @param managementPort 0 for any that is free
 * @param conversationsPerHour from one network address, on this node
 * @param turnsPerMinute from one network address, on this node
 * @param drain how long a stop waits for what is under way
 * @param allowedOrigins other sites that may embed the chat, as {@code https://host[:port]}
 * @param webhookSecret of programs that may speak for people; empty where none may
 * @param trustedProxies how many entries of {@code X-Forwarded-For}, from its end, are believed
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
  /** The address that guide A names (F21); with the embedded mailbox, its mails go nowhere. */
  static final String DEMO_MAIL_FROM = "choruspro.notification.aife@finances.gouv.fr";

  /** What we stand on: all of it embedded, or none. */
  public sealed interface Services {
    /**
     * On this machine, for trying it out.
     *
     * @param mailboxPort 0 for any that is free
     */
    record Embedded(int mailboxPort) implements Services {}

    record External(
        DatabaseUrl database, SmtpUrl smtp, String mailFrom, String publicUrl, Seal seal)
        implements Services {}
  }

  /** Of activation mails. */
  public record ResendLimits(int perAddressPerHour, Duration gap, int perNetworkPerHour) {}

  /** Of a login address. */
  public record LoginLock(int failures, Duration lock) {}

  /**
   * @param environment all of it: only known names are read
   * @param file a properties file of the same names, which the environment overrides
   * @throws SettingsException one line for each setting that is unknown, missing or bad
   */
  public static Settings read(Map<String, String> environment, Optional<Path> file)
      throws SettingsException {
    return SettingsReader.read(environment, file);
  }

  /** The address that mails come from. */
  public String mailFrom() {
    return switch (services) {
      case Services.Embedded _ -> DEMO_MAIL_FROM;
      case Services.External external -> external.mailFrom();
    };
  }

  /** Where people reach the portal, without a slash at its end. */
  public String publicUrl() {
    return switch (services) {
      case Services.Embedded _ -> "http://localhost:" + port;
      case Services.External external -> external.publicUrl();
    };
  }

  /** The same, with the port that was found where any would do. */
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
