package fr.assistantchorus.field;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class TahitiTest {
  @ParameterizedTest(name = "{0}: {2}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          123456001 | 123456001 | digits
          A12345001 | A12345001 | a letter in front
          a12345-001 | A12345001 | case and a dash
          """)
  void isKeptAsNineCharacters(String text, String value, String why) {
    assertThat(Tahiti.parse(text)).as(why).isEqualTo(new Parsed.Ok(value));
  }

  @ParameterizedTest(name = "{0}: {2}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          '' | empty | nothing
          A12345 | length | the company's, without the establishment
          A123450011 | length | ten
          A1234500! | malformed | a sign
          POLYNESIE | malformed | a word
          """)
  void isRefusedWithItsReason(String text, String reason, String why) {
    assertThat(Tahiti.parse(text.translateEscapes())).as(why).isEqualTo(new Parsed.Bad(reason));
  }
}
