package fr.assistantchorus.store;

import io.vertx.core.net.ClientSSLOptions;
import io.vertx.core.net.PemTrustOptions;
import io.vertx.pgclient.PgConnectOptions;
import io.vertx.pgclient.SslMode;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;

/**
 * Where PostgreSQL is, in the form that libpq and hosting platforms share: {@code
 * postgres://user:password@host:port/database?sslmode=verify-full&sslrootcert=/path.pem}.
 *
 * @param sslMode as libpq means it: {@code require} encrypts, {@code verify-full} also checks who
 *     answers
 * @param rootCertificate a PEM file to trust in place of the JVM's own authorities
 */
public record DatabaseUrl(
    String host,
    int port,
    String database,
    String user,
    String password,
    SslMode sslMode,
    Optional<String> rootCertificate) {
  private static final int DEFAULT_PORT = 5432;

  /**
   * Reads the URL of the setting.
   *
   * @throws IllegalArgumentException with one line that does not contain the password
   */
  public static DatabaseUrl parse(String text) {
    URI uri;
    try {
      uri = new URI(text.strip());
    } catch (URISyntaxException e) {
      // The exception's own message would repeat the password.
      throw new IllegalArgumentException(
          "not a URL; percent-encode the password's special characters");
    }
    String scheme = String.valueOf(uri.getScheme());
    if (!scheme.equals("postgres") && !scheme.equals("postgresql")) {
      throw new IllegalArgumentException("does not begin with postgres://");
    }
    if (uri.getHost() == null) {
      throw new IllegalArgumentException("names no host");
    }
    String path = uri.getPath() == null ? "" : uri.getPath();
    if (path.length() < 2) {
      throw new IllegalArgumentException("names no database after the host");
    }
    String[] login = (uri.getRawUserInfo() == null ? "" : uri.getRawUserInfo()).split(":", 2);
    if (login[0].isEmpty()) {
      throw new IllegalArgumentException("names no user before the host");
    }
    Map<String, String> parameters = parameters(uri.getRawQuery());
    var url =
        new DatabaseUrl(
            uri.getHost(),
            uri.getPort() < 0 ? DEFAULT_PORT : uri.getPort(),
            path.substring(1),
            decode(login[0]),
            login.length < 2 ? "" : decode(login[1]),
            sslMode(parameters.remove("sslmode")),
            Optional.ofNullable(parameters.remove("sslrootcert")));
    if (!parameters.isEmpty()) {
      throw new IllegalArgumentException(
          "knows no parameter " + new TreeSet<>(parameters.keySet()) + "; sslmode, sslrootcert");
    }
    return url;
  }

  /** Returns the URL of another database of the same server and user. */
  public DatabaseUrl withDatabase(String name) {
    return new DatabaseUrl(host, port, name, user, password, sslMode, rootCertificate);
  }

  PgConnectOptions connectOptions() {
    var options =
        new PgConnectOptions()
            .setHost(withoutBrackets())
            .setPort(port)
            .setDatabase(database)
            .setUser(user)
            .setPassword(password)
            .setSslMode(sslMode);
    if (sslMode != SslMode.DISABLE) {
      options.setSslOptions(sslOptions());
    }
    return options;
  }

  private ClientSSLOptions sslOptions() {
    var ssl = new ClientSSLOptions();
    ssl.setHostnameVerificationAlgorithm(sslMode == SslMode.VERIFY_FULL ? "HTTPS" : "");
    if (!verifies()) {
      return ssl.setTrustAll(true);
    }
    rootCertificate.ifPresent(file -> ssl.setTrustOptions(new PemTrustOptions().addCertPath(file)));
    return ssl;
  }

  /**
   * Opens a connection outside the pools, over JDBC, for what they cannot do: COPY. Blocks; the
   * caller closes it.
   */
  public Connection connect() throws SQLException {
    return DriverManager.getConnection(jdbcUrl(), user, password);
  }

  /** Returns the URL for Flyway, which uses JDBC; user and password are given to it separately. */
  String jdbcUrl() {
    var url = new StringBuilder("jdbc:postgresql://");
    url.append(host).append(':').append(port).append('/').append(encode(database));
    url.append("?sslmode=").append(sslMode.value);
    if (verifies()) {
      url.append(
          rootCertificate
              .map(file -> "&sslrootcert=" + encode(file))
              .orElse("&sslfactory=org.postgresql.ssl.DefaultJavaSSLFactory"));
    }
    return url.toString();
  }

  private boolean verifies() {
    return sslMode == SslMode.VERIFY_CA || sslMode == SslMode.VERIFY_FULL;
  }

  /** Returns the host without brackets, which an IPv6 address has in a URL only. */
  private String withoutBrackets() {
    return host.startsWith("[") ? host.substring(1, host.length() - 1) : host;
  }

  private static SslMode sslMode(String value) {
    if (value == null) {
      return SslMode.PREFER;
    }
    return Arrays.stream(SslMode.values())
        .filter(mode -> mode.value.equals(value))
        .findFirst()
        .orElseThrow(() ->
            new IllegalArgumentException(
                "sslmode is one of disable, allow, prefer, require, verify-ca, verify-full"));
  }

  private static Map<String, String> parameters(String query) {
    var parameters = new LinkedHashMap<String, String>();
    if (query != null) {
      for (String pair : query.split("&")) {
        String[] both = pair.split("=", 2);
        parameters.put(decode(both[0]), both.length < 2 ? "" : decode(both[1]));
      }
    }
    return parameters;
  }

  private static String decode(String text) {
    // A plus stands for itself in the login of a URL; only in a form does it mean a space.
    return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
  }

  private static String encode(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  /** Returns the URL without the password, for logs. */
  @Override
  public String toString() {
    return "postgres://%s@%s:%d/%s".formatted(user, host, port, database);
  }
}
