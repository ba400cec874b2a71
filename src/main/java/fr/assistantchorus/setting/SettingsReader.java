package fr.assistantchorus.setting;

import fr.assistantchorus.dialog.Suggestion;
import fr.assistantchorus.field.Email;
import fr.assistantchorus.field.OpeningHours;
import fr.assistantchorus.field.Parsed;
import fr.assistantchorus.mail.SmtpUrl;
import fr.assistantchorus.setting.Settings.Services;
import fr.assistantchorus.store.DatabaseUrl;
import fr.assistantchorus.store.MasterKey;
import fr.assistantchorus.web.chat.WebhookSecret;
import java.io.IOException;
import java.io.Reader;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.function.Function;
import java.util.stream.Stream;

/** Reads the settings, and collects every fault before it gives up. */
final class SettingsReader {
  /**
   * In the environment, each name may also be written with this prefix. A name with it is meant for
   * this program and must be known; other names of the environment do not concern it.
   */
  private static final String PREFIX = "CHORUS_";

  private static final List<Setting> ALL_OR_NONE =
      List.of(
          Setting.DATABASE_URL,
          Setting.SMTP_URL,
          Setting.MAIL_FROM,
          Setting.PUBLIC_URL,
          Setting.MASTER_KEY);
  private static final List<String> LOOPBACK = List.of("127.0.0.1", "localhost", "::1");

  private final Map<Setting, String> values = new EnumMap<>(Setting.class);
  private final List<String> faults = new ArrayList<>();

  private SettingsReader() {}

  static Settings read(Map<String, String> environment, Optional<Path> file)
      throws SettingsException {
    var reader = new SettingsReader();
    file.ifPresent(reader::readFile);
    reader.readEnvironment(environment);
    reader.checkKinds();
    Optional<Settings> settings = reader.settings();
    if (!reader.faults.isEmpty()) {
      throw new SettingsException(reader.faults);
    }
    return settings.orElseThrow();
  }

  private void readFile(Path file) {
    var properties = new Properties();
    try (Reader text = Files.newBufferedReader(file)) {
      properties.load(text);
    } catch (IOException | IllegalArgumentException e) {
      faults.add("%s cannot be read: %s".formatted(file, e.getMessage()));
    }
    properties.stringPropertyNames().stream()
        .sorted()
        .forEach(name -> readOne(name, properties.getProperty(name), name + " in " + file));
  }

  private void readEnvironment(Map<String, String> environment) {
    for (Setting setting : Setting.values()) {
      Stream.of(setting.name(), PREFIX + setting.name())
          .map(name -> environment.getOrDefault(name, ""))
          .filter(value -> !value.isBlank())
          .forEach(value -> values.put(setting, value.strip()));
    }
    environment.keySet().stream()
        .filter(name -> name.startsWith(PREFIX))
        .filter(name -> Setting.named(name.substring(PREFIX.length())).isEmpty())
        .sorted()
        .forEach(name -> unknown(name.substring(PREFIX.length()), name + " in the environment"));
  }

  private void readOne(String name, String value, String place) {
    Setting.named(name)
        .ifPresentOrElse(
            setting -> {
              if (!value.isBlank()) {
                values.put(setting, value.strip());
              }
            },
            () -> unknown(name, place));
  }

  private void unknown(String name, String place) {
    List<String> names = Arrays.stream(Setting.values()).map(Setting::name).toList();
    String suggestion =
        Suggestion.nearest(names, name.toUpperCase(Locale.ROOT))
            .map("; did you mean %s?"::formatted)
            .orElse("; check --settings lists them");
    faults.add(place + " is no setting" + suggestion);
  }

  private void checkKinds() {
    values.forEach((setting, value) ->
        setting
            .fault(value)
            .ifPresent(fault -> faults.add("%s=%s %s".formatted(setting, value, fault))));
  }

  private Optional<Settings> settings() {
    Optional<Services> services = services();
    List<String> origins = origins();
    parsed(Setting.REGISTER_URL, SettingsReader::url)
        .ifPresent(url -> values.put(Setting.REGISTER_URL, url));
    parsed(Setting.DESK_HOURS, OpeningHours::parse);
    var webhookSecret = parsed(Setting.WEBHOOK_SECRET, WebhookSecret::parse);
    if (!faults.isEmpty() || services.isEmpty()) {
      return Optional.empty();
    }
    Map<Setting, String> plain = new EnumMap<>(values);
    plain.keySet().removeAll(ALL_OR_NONE);
    plain.remove(Setting.WEBHOOK_SECRET);
    plain.remove(Setting.MASTER_KEY_SECOND);
    return Optional.of(new Settings(services.get(), origins, webhookSecret, plain));
  }

  private Optional<Services> services() {
    List<Setting> missing =
        ALL_OR_NONE.stream().filter(setting -> !values.containsKey(setting)).toList();
    if (missing.size() == ALL_OR_NONE.size()) {
      return embedded();
    }
    if (!missing.isEmpty()) {
      faults.add(
          "%s missing: DATABASE_URL, SMTP_URL, MAIL_FROM, PUBLIC_URL and MASTER_KEY are set all"
                  .formatted(String.join(", ", missing.stream().map(Setting::name).toList()))
              + " together, or none of them for the embedded parts");
    }
    var database = parsed(Setting.DATABASE_URL, DatabaseUrl::parse);
    var smtp = parsed(Setting.SMTP_URL, SmtpUrl::parse);
    var from = parsed(Setting.MAIL_FROM, SettingsReader::address);
    var url = parsed(Setting.PUBLIC_URL, SettingsReader::url);
    var seal = parsed(Setting.MASTER_KEY, MasterKey::parse);
    var both =
        seal.isPresent() && values.containsKey(Setting.MASTER_KEY_SECOND)
            ? parsed(Setting.MASTER_KEY_SECOND, value -> seal.get().opening(MasterKey.parse(value)))
            : seal;
    if (!faults.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        new Services.External(
            database.orElseThrow(),
            smtp.orElseThrow(),
            from.orElseThrow(),
            url.orElseThrow(),
            both.orElseThrow()));
  }

  private Optional<Services> embedded() {
    String host = values.getOrDefault(Setting.HOST, LOOPBACK.getFirst());
    if (!LOOPBACK.contains(host)) {
      faults.add(
          "HOST=%s: the embedded parts answer on 127.0.0.1 only; set DATABASE_URL, SMTP_URL, MAIL_FROM, PUBLIC_URL and MASTER_KEY for any other"
              .formatted(host));
    }
    if (values.containsKey(Setting.MASTER_KEY_SECOND)) {
      faults.add("MASTER_KEY_SECOND: there is no MASTER_KEY beside it");
    }
    return faults.isEmpty() ? Optional.of(new Services.Embedded()) : Optional.empty();
  }

  /** Reads a value. The fault never repeats the value, which may contain a password. */
  private <T> Optional<T> parsed(Setting setting, Function<String, T> parse) {
    String value = values.get(setting);
    if (value == null) {
      return Optional.empty();
    }
    try {
      return Optional.of(parse.apply(value));
    } catch (IllegalArgumentException e) {
      faults.add(setting + ": " + e.getMessage());
      return Optional.empty();
    }
  }

  private static String address(String value) {
    return switch (Email.parse(value)) {
      case Parsed.Ok(String address) -> address;
      case Parsed.Doubt _, Parsed.Bad _ ->
          throw new IllegalArgumentException("not an e-mail address");
    };
  }

  private static String url(String value) {
    return origin(value.endsWith("/") ? value.substring(0, value.length() - 1) : value);
  }

  /** Returns scheme, host and port, as browsers send them (RFC 6454, 6.2). */
  private static String origin(String value) {
    try {
      var uri = new URI(value);
      boolean web = "https".equals(uri.getScheme()) || "http".equals(uri.getScheme());
      if (web && uri.getHost() != null && uri.toString().endsWith(uri.getAuthority())) {
        return value.toLowerCase(Locale.ROOT);
      }
    } catch (URISyntaxException e) {
      // The exception below tells what is wrong.
    }
    throw new IllegalArgumentException("not like https://www.exemple.fr, without a path: " + value);
  }

  private List<String> origins() {
    return parsed(
            Setting.ALLOWED_ORIGINS,
            value -> Stream.of(value.split("\\s*,\\s*")).map(SettingsReader::origin).toList())
        .orElse(List.of());
  }
}
