package fr.assistantchorus.setting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fr.assistantchorus.log.LogFormat;
import fr.assistantchorus.setting.Settings.Services;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class SettingsTest {
  private static final Map<String, String> FIVE =
      Map.of(
          "DATABASE_URL", "postgres://u:hunter2@db/chorus",
          "SMTP_URL", "smtp://u:hunter2@mail",
          "MAIL_FROM", "Portail@Exemple.fr",
          "PUBLIC_URL", "https://portail.exemple.fr/",
          "MASTER_KEY", "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=");

  @TempDir private Path folder;

  @Test
  void nothingSetStartsTheEmbeddedPartsOnTheLoopbackAddress() throws Exception {
    Settings settings = read(Map.of("PATH", "/bin", "HOME", "/"));
    assertThat(settings.services()).isEqualTo(new Services.Embedded());
    assertThat(settings.host()).isEqualTo("127.0.0.1");
    assertThat(settings.whole(Setting.PORT)).isEqualTo(8080);
    assertThat(settings.whole(Setting.MANAGEMENT_PORT)).isEqualTo(8081);
    assertThat(settings.dataDirectory()).isEqualTo(Path.of("./data"));
    assertThat(settings.time(Setting.LINK_MINUTES)).isEqualTo(Duration.ofMinutes(60));
    assertThat(settings.time(Setting.CONVERSATION_DAYS)).isEqualTo(Duration.ofDays(180));
    assertThat(settings.whole(Setting.MAILBOX_PORT)).isZero();
    assertThat(settings.whole(Setting.RESENDS_PER_ADDRESS_PER_HOUR)).isEqualTo(3);
    assertThat(settings.time(Setting.RESEND_GAP_MINUTES)).isEqualTo(Duration.ofMinutes(2));
    assertThat(settings.whole(Setting.RESENDS_PER_NETWORK_PER_HOUR)).isEqualTo(20);
    assertThat(settings.whole(Setting.LOGIN_FAILURES)).isEqualTo(5);
    assertThat(settings.time(Setting.LOCK_MINUTES)).isEqualTo(Duration.ofHours(1));
    assertThat(settings.time(Setting.SILENCE_MINUTES)).isEqualTo(Duration.ofMinutes(10));
    assertThat(settings.time(Setting.DRAIN_SECONDS)).isEqualTo(Duration.ofSeconds(20));
    assertThat(settings.allowedOrigins()).isEmpty();
    assertThat(settings.webhookSecret()).isEmpty();
    assertThat(settings.whole(Setting.TRUSTED_PROXIES)).isZero();
    assertThat(settings.logFormat()).isEqualTo(LogFormat.TEXT);
    assertThat(settings.publicUrl()).isEqualTo("http://localhost:8080");
    assertThat(settings.withPort(9090).publicUrl()).isEqualTo("http://localhost:9090");
    assertThat(settings.mailFrom()).isEqualTo("choruspro.notification.aife@finances.gouv.fr");
  }

  @Test
  void theFiveTogetherStandOnOtherMachines() throws Exception {
    Settings settings = read(FIVE);
    var external = (Services.External) settings.services();
    assertThat(external.database()).hasToString("postgres://u@db:5432/chorus");
    assertThat(external.smtp().host()).isEqualTo("mail");
    assertThat(settings.mailFrom()).isEqualTo("portail@exemple.fr");
    assertThat(settings.publicUrl()).isEqualTo("https://portail.exemple.fr");
    assertThat(settings.host()).isEqualTo("0.0.0.0");
    assertThat(settings.logFormat()).isEqualTo(LogFormat.JSON);
  }

  @ParameterizedTest
  @ValueSource(strings = {"DATABASE_URL", "SMTP_URL", "MAIL_FROM", "PUBLIC_URL", "MASTER_KEY"})
  void halfAConfigurationSaysInOneLineWhatIsMissing(String missing) {
    assertRefused(without(missing), missing + " missing: ");
    assertRefused(Map.of(missing, FIVE.get(missing)), " missing: ");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          PORT                 | abc                      | PORT=abc is not a whole number from 0 to 65535
          PORT                 | 65536                    | PORT=65536 is not a whole number
          PORT                 | -1                       | PORT=-1 is not a whole number
          PORT                 | 99999999999              | PORT=99999999999 is not a whole number
          LINK_MINUTES         | 1                        | LINK_MINUTES=1 is not a whole number from 5 to 10080
          CHORUS_LINK_MINUTES  | 1.5                      | LINK_MINUTES=1.5 is not a whole number
          LOG_FORMAT           | xml                      | LOG_FORMAT=xml is not one of text, json
          HOST                 | 0.0.0.0                  | HOST=0.0.0.0: the embedded parts answer on 127.0.0.1 only
          ALLOWED_ORIGINS      | https://a.fr, b.fr       | ALLOWED_ORIGINS: not like https://www.exemple.fr, without a path: b.fr
          ALLOWED_ORIGINS      | https://a.fr/x           | ALLOWED_ORIGINS: not like
          REGISTER_SOURCE      | insee                    | REGISTER_SOURCE=insee is not one of tables, search
          REGISTER_URL         | https://a.fr/search      | REGISTER_URL: not like https://www.exemple.fr, without a path
          WEBHOOK_SECRET       | hunter2                  | WEBHOOK_SECRET: 7 characters long, not 16 to 200
          WEBHOOK_SECRET       | hunter2 and then more    | WEBHOOK_SECRET: holds what a bearer token cannot
          CHORUS_LINK_MINUTE   | 60                       | CHORUS_LINK_MINUTE in the environment is no setting; did you mean LINK_MINUTES?
          CHORUS_WHATEVER_THIS | 60                       | CHORUS_WHATEVER_THIS in the environment is no setting; check --settings
          """)
  void aBadValueStopsTheStartWithOneLineThatNamesIt(String name, String value, String line) {
    assertRefused(Map.of(name, value), line);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          DATABASE_URL | mysql://u:hunter2@db | DATABASE_URL: does not begin with postgres://
          SMTP_URL     | smtp://hunter2@h     | SMTP_URL: names a user without a password
          MAIL_FROM    | portail              | MAIL_FROM: not an e-mail address
          PUBLIC_URL   | portail.exemple.fr   | PUBLIC_URL: not like https://www.exemple.fr
          PUBLIC_URL   | https://a.fr/portail | PUBLIC_URL: not like https://www.exemple.fr
          MASTER_KEY   | aHVudGVyMg==         | MASTER_KEY: 7 bytes long instead of 32
          """)
  void aBadServiceIsNamedWithoutItsPassword(String name, String value, String line) {
    var environment = new HashMap<>(FIVE);
    environment.put(name, value);
    assertRefused(environment, line);
  }

  @Test
  void everyFaultIsSaidAtOnce() {
    assertThatThrownBy(() -> read(Map.of("PORT", "x", "LOCK_MINUTES", "y", "CHORUS_Z", "1")))
        .isInstanceOf(SettingsException.class)
        .satisfies(e -> assertThat(e.getMessage().lines()).hasSize(3));
  }

  @Test
  void theEnvironmentWinsOverTheFileAndThePrefixedNameOverThePlainOne() throws Exception {
    Path file = file("PORT=1111\nLINK_MINUTES = 30\nLOCK_MINUTES=\n");
    Settings settings =
        Settings.read(Map.of("PORT", "2222", "CHORUS_PORT", "3333"), Optional.of(file));
    assertThat(settings.whole(Setting.PORT)).isEqualTo(3333);
    assertThat(settings.time(Setting.LINK_MINUTES)).isEqualTo(Duration.ofMinutes(30));
    assertThat(settings.time(Setting.LOCK_MINUTES)).isEqualTo(Duration.ofHours(1));
  }

  @Test
  void anUnknownKeyInTheFileIsNamedWithAGuess() throws Exception {
    Path file = file("LINK_MINUTE=30\n");
    assertThatThrownBy(() -> Settings.read(Map.of(), Optional.of(file)))
        .hasMessage("LINK_MINUTE in " + file + " is no setting; did you mean LINK_MINUTES?");
  }

  @Test
  void aFileThatIsNotThereIsNamed() {
    Path file = folder.resolve("absent.properties");
    assertThatThrownBy(() -> Settings.read(Map.of(), Optional.of(file)))
        .hasMessageContaining("absent.properties cannot be read");
  }

  @Test
  void originsAreReadAsAList() throws Exception {
    assertThat(read(Map.of("ALLOWED_ORIGINS", "https://A.fr , http://localhost:3000")))
        .extracting(Settings::allowedOrigins)
        .isEqualTo(List.of("https://a.fr", "http://localhost:3000"));
  }

  @Test
  void aSharedSecretIsReadAndNeverShown() throws Exception {
    Settings settings = read(Map.of("WEBHOOK_SECRET", "hunter2-hunter2-hunter2"));
    assertThat(settings.webhookSecret()).isPresent();
    assertThat(settings.toString()).doesNotContain("hunter2");
  }

  @Test
  void theTableHasEverySettingAndEveryDefaultThatIsAValueCanBeSet() {
    assertThat(Setting.table().lines()).hasSize(Setting.values().length + 2);
    for (Setting setting : Setting.values()) {
      assertThat(Setting.table()).contains("| `" + setting + "` |");
      if (setting.fallback().matches("\\d+")) {
        assertThat(setting.fault(setting.fallback())).isEmpty();
      }
    }
  }

  @Test
  void theReadmeHoldsTheTable() throws Exception {
    assertThat(Files.readString(Path.of("README.md"))).contains(Setting.table());
  }

  private void assertRefused(Map<String, String> environment, String line) {
    assertThatThrownBy(() -> read(environment))
        .isInstanceOf(SettingsException.class)
        .hasMessageContaining(line)
        .hasMessageNotContaining("hunter2")
        .satisfies(e -> assertThat(e.getMessage().lines()).hasSize(1));
  }

  private static Settings read(Map<String, String> environment) throws SettingsException {
    return Settings.read(environment, Optional.empty());
  }

  private static Map<String, String> without(String name) {
    var four = new HashMap<>(FIVE);
    four.remove(name);
    return four;
  }

  private Path file(String text) throws Exception {
    return Files.writeString(folder.resolve("chorus.properties"), text);
  }
}
