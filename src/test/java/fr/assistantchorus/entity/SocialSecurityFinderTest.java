package fr.assistantchorus.entity;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class SocialSecurityFinderTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          1 85 05 78 006 084 91                        | 1 85 05 78 006 084 91
          mon numéro c'est 185057800608491, merci      | 185057800608491
          1.85.05.78.006.084-91                        | 1.85.05.78.006.084-91
          2 69 05 2A 588 157 17                        | 2 69 05 2A 588 157 17
          n° de sécu 1 85 05 78 006 084                | 1 85 05 78 006 084
          sécurité sociale : 1850578006084             | 1850578006084
          1 85 05 78 006 084                           | -
          1 85 05 78 006 084 92                        | -
          1 85 13 78 006 084 91                        | -
          123 456 782 00010                            | -
          la sécu me demande mon siret                 | -
          """)
  void aNumberIsFoundByItsKeyOrByItsName(String text, String found) {
    assertThat(Found.in(text, SocialSecurityFinder.TYPE)).isEqualTo(found);
  }
}
