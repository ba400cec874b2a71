package fr.assistantchorus.field;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class PacageTest {
  @ParameterizedTest(name = "{0}: {2}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          021155950 | 021155950 | the guides'
          021 155 950 | 021155950 | grouped
          21155950 | 021155950 | without its zero
          971000123 | 971000123 | Guadeloupe
          976000123 | 976000123 | Mayotte
          095000001 | 095000001 | the last of the mainland
          001000001 | 001000001 | the first
          """)
  void isKeptAsNineDigits(String text, String value, String why) {
    assertThat(Pacage.parse(text)).as(why).isEqualTo(new Parsed.Ok(value));
  }

  @ParameterizedTest(name = "{0}: {2}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          '' | empty | nothing
          0211559 | length | 7 digits
          0211559500 | length | 10 digits
          02115595O | letters | an O for a 0
          02A000123 | letters | Corsica's form is not documented
          """)
  void isRefusedWithItsReason(String text, String reason, String why) {
    assertThat(Pacage.parse(text.translateEscapes())).as(why).isEqualTo(new Parsed.Bad(reason));
  }

  @ParameterizedTest(name = "{0}: {2}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          000123456 | 000123456 | no department
          123000001 | 123000001 | nor this one
          096000001 | 096000001 | after the last of the mainland
          020000123 | 020000123 | Corsica before it was divided
          97100012  | 097100012 | an overseas one with a digit missing
          970000001 | 970000001 | before the first overseas
          """)
  void isAskedAboutWhereItsDepartmentDoesNotExist(String text, String value, String why) {
    assertThat(Pacage.parse(text)).as(why).isEqualTo(new Parsed.Doubt(value, "department"));
  }

  @ParameterizedTest
  @CsvSource({"021155950, 021****50", "0211, ****"})
  void showsItsDepartmentAndItsEndOnly(String value, String mask) {
    assertThat(Pacage.mask(value)).isEqualTo(mask);
  }
}
