package fr.assistantchorus.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class DatabaseUrlTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          postgres://u:p@h/d                               | h     | 5432 | d   | u  | p   | jdbc:postgresql://h:5432/d?sslmode=prefer
          postgresql://u:p%40%2F+@h:6543/d?sslmode=disable | h     | 6543 | d   | u  | p@/+| jdbc:postgresql://h:6543/d?sslmode=disable
          postgres://u:p@[::1]:1/d?sslmode=require         | [::1] | 1    | d   | u  | p   | jdbc:postgresql://[::1]:1/d?sslmode=require
          postgres://u:p@h/d?sslmode=verify-full           | h     | 5432 | d   | u  | p   | jdbc:postgresql://h:5432/d?sslmode=verify-full&sslfactory=org.postgresql.ssl.DefaultJavaSSLFactory
          postgres://u:p@h/d?sslmode=verify-ca&sslrootcert=%2Fca.pem | h | 5432 | d | u | p | jdbc:postgresql://h:5432/d?sslmode=verify-ca&sslrootcert=%2Fca.pem
          """)
  void aUrlIsReadAndSaidAgainForJdbc(
      String text, String host, int port, String database, String user, String pw, String jdbc) {
    DatabaseUrl url = DatabaseUrl.parse(text);
    assertThat(url.host()).isEqualTo(host);
    assertThat(url.port()).isEqualTo(port);
    assertThat(url.database()).isEqualTo(database);
    assertThat(url.user()).isEqualTo(user);
    assertThat(url.password()).isEqualTo(pw);
    assertThat(url.jdbcUrl()).isEqualTo(jdbc);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          mysql://u:hunter2@h/d               | does not begin with postgres://
          hunter2                             | does not begin with postgres://
          postgres://u:hunter2@h              | names no database
          postgres://u:hunter2@h/             | names no database
          postgres://h/d                      | names no user
          postgres://u:hunter2@/d             | names no host
          postgres://u:hunter2 ^@h/d          | not a URL
          postgres://u:hunter2@h/d?sslmode=on | sslmode is one of
          postgres://u:hunter2@h/d?timeout=3  | knows no parameter [timeout]
          """)
  void aBadUrlIsRefusedInOneLineWithoutItsPassword(String text, String reason) {
    assertThatThrownBy(() -> DatabaseUrl.parse(text))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(reason)
        .hasMessageNotContaining("hunter2")
        .message()
        .doesNotContain("\n");
  }

  @Test
  void aUrlPrintsWithoutItsPassword() {
    assertThat(DatabaseUrl.parse("postgres://u:hunter2@h/d")).hasToString("postgres://u@h:5432/d");
  }
}
