package fr.assistantchorus.entity;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class PacageFinderTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          mon pacage c'est 021155950             | 021155950
          PACAGE : 021 155 950                   | 021155950
          numéro de pacage n° 21155950 merci     | 021155950
          pacage de mon exploitation 021155950   | 021155950
          paccage 021155950                      | 021155950
          pacage 123000001                       | 123000001
          pacage 0211559500                      | 0211559500!length
          pacage 02115595O                       | 02115595O!letters
          pacage 02A000123                       | 02A000123!letters
          mon pacage, 2 fois                     | -
          021155950                              | -
          je n'ai pas de pacage                  | -
          mon siren 123456782                    | -
          """)
  void aPacageIsKnownByItsName(String text, String values) {
    assertThat(Found.in(text, "pacage")).isEqualTo(values);
  }
}
