package fr.assistantchorus.mail;

import io.vertx.core.net.PemTrustOptions;
import io.vertx.ext.mail.LoginOption;
import io.vertx.ext.mail.MailConfig;
import io.vertx.ext.mail.StartTLSOptions;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/**
 * Where mails are handed over: {@code smtp://user:password@host:587?starttls=required} or {@code
 * smtps://user:password@host}.
 *
 * @param login empty where the server asks for none
 * @param trustedCertificate a PEM file to trust in place of the JVM's own authorities
 */
public record SmtpUrl(
    String host,
    int port,
    Encryption encryption,
    Optional<Login> login,
    Optional<String> trustedCertificate) {
  /** The ports of RFC 6409 and RFC 8314. */
  private static final int SUBMISSION_PORT = 587;

  private static final int SUBMISSIONS_PORT = 465;
  private static final int CONNECTIONS = 4;
  private static final int CONNECT_MILLISECONDS = 10_000;
  private static final int SILENCE_SECONDS = 20;

  /** How the connection is kept private. */
  public enum Encryption {
    /** TLS from the first byte. */
    SMTPS,
    /** {@code starttls=required}, the default: without TLS, no mail is sent. */
    REQUIRED,
    /** {@code starttls=optional}: somebody on the line can take TLS away. */
    OPTIONAL,
    /** {@code starttls=disabled}: for a server on this machine. */
    DISABLED
  }

  public record Login(String user, String password) {
    @Override
    public String toString() {
      return user;
    }
  }

  /**
   * Reads the URL of the setting.
   *
   * @throws IllegalArgumentException with one line that does not contain the password
   */
  public static SmtpUrl parse(String text) {
    URI uri;
    try {
      uri = new URI(text.strip());
    } catch (URISyntaxException e) {
      // The exception's own message would repeat the password.
      throw new IllegalArgumentException(
          "not a URL; percent-encode the password's special characters");
    }
    String scheme = String.valueOf(uri.getScheme());
    if (!scheme.equals("smtp") && !scheme.equals("smtps")) {
      throw new IllegalArgumentException("does not begin with smtp:// or smtps://");
    }
    if (uri.getHost() == null) {
      throw new IllegalArgumentException("names no host");
    }
    boolean smtps = scheme.equals("smtps");
    Encryption encryption = smtps ? Encryption.SMTPS : Encryption.REQUIRED;
    Optional<String> certificate = Optional.empty();
    for (String parameter : uri.getQuery() == null ? new String[0] : uri.getQuery().split("&")) {
      String[] both = parameter.split("=", 2);
      String value = both.length < 2 ? "" : both[1];
      if (both[0].equals("starttls") && !smtps) {
        encryption = startTls(value);
      } else if (both[0].equals("certificate")) {
        certificate = Optional.of(value);
      } else {
        throw new IllegalArgumentException(
            "knows no parameter [" + both[0] + "]; starttls (not with smtps), certificate");
      }
    }
    int port = uri.getPort() < 0 ? (smtps ? SUBMISSIONS_PORT : SUBMISSION_PORT) : uri.getPort();
    return new SmtpUrl(uri.getHost(), port, encryption, login(uri.getRawUserInfo()), certificate);
  }

  private static Encryption startTls(String value) {
    return Arrays.stream(Encryption.values())
        .filter(each -> each != Encryption.SMTPS)
        .filter(each -> each.name().toLowerCase(Locale.ROOT).equals(value))
        .findFirst()
        .orElseThrow(
            () -> new IllegalArgumentException("starttls is one of required, optional, disabled"));
  }

  private static Optional<Login> login(String userInfo) {
    if (userInfo == null) {
      return Optional.empty();
    }
    String[] both = userInfo.split(":", 2);
    if (both.length < 2) {
      throw new IllegalArgumentException("names a user without a password");
    }
    return Optional.of(new Login(decode(both[0]), decode(both[1])));
  }

  private static String decode(String text) {
    return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
  }

  MailConfig config() {
    var config =
        new MailConfig()
            .setHostname(host)
            .setPort(port)
            .setSsl(encryption == Encryption.SMTPS)
            .setStarttls(
                switch (encryption) {
                  case SMTPS, DISABLED -> StartTLSOptions.DISABLED;
                  case REQUIRED -> StartTLSOptions.REQUIRED;
                  case OPTIONAL -> StartTLSOptions.OPTIONAL;
                })
            .setHostnameVerificationAlgorithm("HTTPS")
            .setLogin(login.isPresent() ? LoginOption.REQUIRED : LoginOption.DISABLED)
            .setMaxPoolSize(CONNECTIONS)
            .setConnectTimeout(CONNECT_MILLISECONDS)
            .setIdleTimeout(SILENCE_SECONDS);
    login.ifPresent(who -> config.setUsername(who.user()).setPassword(who.password()));
    trustedCertificate.ifPresent(
        file -> config.setTrustOptions(new PemTrustOptions().addCertPath(file)));
    return config;
  }
}
