package fr.assistantchorus.field;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class RibTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          20041 01005 0500013M026 06  | FR1420041010050500013M02606 | docs/guides.md
          20041010050500013m02606     | FR1420041010050500013M02606 | lower case
          30006-00001-12345678901-89  | FR7630006000011234567890189 | digits alone always give FR76
          """)
  void aRightRibGivesItsIban(String typed, String iban, String why) {
    assertThat(Rib.parse(typed))
        .as(why)
        .isInstanceOfSatisfying(
            Parsed.Ok.class, ok -> assertThat(Rib.iban(ok.value())).isEqualTo(iban));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          30004 00123 12345678901 22  | checksum
          30004 00123 1234567890 22   | length
          3000A 00123 12345678901 86  | malformed
          ''                          | empty
          """)
  void aWrongRibSaysWhy(String typed, String reason) {
    assertThat(Rib.parse(typed)).isEqualTo(new Parsed.Bad(reason));
  }
}
