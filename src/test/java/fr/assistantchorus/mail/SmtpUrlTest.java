package fr.assistantchorus.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fr.assistantchorus.mail.SmtpUrl.Encryption;
import fr.assistantchorus.mail.SmtpUrl.Login;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class SmtpUrlTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          smtp://h                          | h | 587  | REQUIRED
          smtp://h:25?starttls=optional     | h | 25   | OPTIONAL
          smtp://h:1025?starttls=disabled   | h | 1025 | DISABLED
          smtp://h:2525?starttls=required   | h | 2525 | REQUIRED
          smtps://h                         | h | 465  | SMTPS
          smtps://h:10465?certificate=/c    | h | 10465| SMTPS
          """)
  void aUrlSaysHowTheLineIsKeptPrivate(String text, String host, int port, Encryption encryption) {
    SmtpUrl url = SmtpUrl.parse(text);
    assertThat(url.host()).isEqualTo(host);
    assertThat(url.port()).isEqualTo(port);
    assertThat(url.encryption()).isEqualTo(encryption);
    assertThat(url.login()).isEmpty();
  }

  @Test
  void theLoginIsPercentDecodedAndPrintsWithoutItsPassword() {
    SmtpUrl url = SmtpUrl.parse("smtp://me%40exemple.fr:s3cret%2F+%40@h");
    assertThat(url.login()).contains(new Login("me@exemple.fr", "s3cret/+@"));
    assertThat(url.toString()).doesNotContain("s3cret");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          http://u:hunter2@h              | does not begin with smtp://
          smtp:h                          | names no host
          smtp://u:hunter2 ^@h            | not a URL
          smtp://hunter2@h                | names a user without a password
          smtp://u:hunter2@h?starttls=yes | starttls is one of
          smtps://h?starttls=required     | knows no parameter [starttls]
          smtp://h?timeout=3              | knows no parameter [timeout]
          """)
  void aBadUrlIsRefusedInOneLineWithoutItsPassword(String text, String reason) {
    assertThatThrownBy(() -> SmtpUrl.parse(text))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(reason)
        .hasMessageNotContaining("hunter2");
  }
}
