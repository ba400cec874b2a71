package fr.assistantchorus.field;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class SirenTest {
  @ParameterizedTest(name = "{0}: {2}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          123456782 | 123456782 | an example of ours
          123 456 782 | 123456782 | grouped as on a letterhead
          356000000 | 356000000 | La Poste
          130019771 | 130019771 | guide B
          """)
  void isKeptAsNineDigits(String text, String value, String why) {
    assertThat(Siren.parse(text)).as(why).isEqualTo(new Parsed.Ok(value));
  }

  @ParameterizedTest(name = "{0}: {2}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          '' | empty | nothing
          123456783 | checksum | the last digit
          12345678 | length | one digit less
          12345678200010 | length | the SIRET
          12345678O | letters | an O for a 0
          000000000 | zeros | passes Luhn
          """)
  void isRefusedWithItsReason(String text, String reason, String why) {
    assertThat(Siren.parse(text.translateEscapes())).as(why).isEqualTo(new Parsed.Bad(reason));
  }
}
