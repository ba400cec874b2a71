package fr.assistantchorus.entity;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class NumberFinderTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          12345678200010                         | 12345678200010
          mon siret c'est 123 456 782 00010      | 12345678200010
          123.456.782.00010 merci                | 12345678200010
          123-456-782-00010                      | 12345678200010
          123\u00a0456\u202f782 00028            | 12345678200028
          1 2 3 4 5 6 7 8 2 0 0 0 1 0            | 12345678200010
          12 34 56 78 20 00 10                   | 12345678200010
          siret12345678200010                    | 12345678200010
          3 12345678200010                       | 12345678200010
          12345678200010 et 12345678200028       | 12345678200010 12345678200028
          tel 06 12 34 56 78                     | -
          12345678200011                         | 12345678200011!checksum
          123 456 782 0001                       | 123 456 782 0001!length
          123 456 782 000100                     | 123 456 782 000100!length
          123456782                              | 123456782!siren
          00000000000000                         | 00000000000000!zeros
          le 12/05/2024 à 14 h 30                | -
          85600                                  | -
          """)
  void siretsAreReadInAnyGroupingAndWrongOnesSayWhy(String text, String values) {
    assertThat(Found.in(text.translateEscapes(), "siret")).isEqualTo(values);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          mon siret12345678200010                | 12345678200010
          siret:123456782 00010merci             | 12345678200010
          siret 123456782 OOO1O                  | 12345678200010
          1234567820001O ok                      | 12345678200010
          12345678200010ok                       | 12345678200010
          123 456 782 00010       | 12345678200010
          123–456–782–00010                      | 12345678200010
          siret12345678200O11merci               | 12345678200O11!checksum
          siret:123456782merci                   | 123456782!siren
          12345678200010ok                       | 12345678200010
          ok12345678200010                       | 12345678200010
          le 123456782OOO10, cp 15100            | 12345678200010
          OOOOOOOOOOOOOO                         | -
          oo1oo                                  | -
          le lot O1 2O3                          | -
          12 octobre 2024 ou 13                  | -
          j'ai 150 ovins et 1000 olives          | -
          """)
  void siretsAreReadWithTheLetterOForZeroAndInWordsRunTogether(String text, String values) {
    assertThat(Found.in(text.translateEscapes(), "siret")).isEqualTo(values);
  }
}
