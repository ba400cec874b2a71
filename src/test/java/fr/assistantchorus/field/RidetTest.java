package fr.assistantchorus.field;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class RidetTest {
  @ParameterizedTest(name = "{0}: {2}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          0123456.001 | 0123456001 | as it is printed
          0 123 456 001 | 0123456001 | grouped
          123456001 | 123456001 | nine
          """)
  void isKeptAsDigits(String text, String value, String why) {
    assertThat(Ridet.parse(text)).as(why).isEqualTo(new Parsed.Ok(value));
  }

  @ParameterizedTest(name = "{0}: {2}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          '' | empty | nothing
          12345678 | length | 8 digits
          12345678901 | length | 11 digits
          A23456001 | letters | a letter
          """)
  void isRefusedWithItsReason(String text, String reason, String why) {
    assertThat(Ridet.parse(text.translateEscapes())).as(why).isEqualTo(new Parsed.Bad(reason));
  }
}
