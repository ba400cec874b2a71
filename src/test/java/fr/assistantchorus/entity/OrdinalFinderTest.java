package fr.assistantchorus.entity;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class OrdinalFinderTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          la deuxième | 2
          le premier | 1
          la 1ère | 1
          le 2e svp | 2
          la 3ème | 3
          2 | 2
          deux | 2
          le 2 | 2
          option trois | 3
          numéro 4 | 4
          la dernière | -1
          LE SECOND | 2
          la première fois | -
          la deuxième, pas la première | 2 1
          les deux premières | 1 2
          les 3 derniers | -3 -2 -1
          1 et 3 | 1 3
          la 1 et la 3 svp | 1 3
          12 34 | -
          les 3 derniers mois | -
          les deux premières fois | -
          ces deux derniers jours | -
          je veux 2 comptes | -
          j'en ai deux | -
          j'ai 2 tracteurs | -
          2024 | -
          0 | -
          """)
  void ordinalsChooseAmongOptions(String text, String value) {
    assertThat(Found.in(text, "ordinal")).isEqualTo(value);
  }
}
