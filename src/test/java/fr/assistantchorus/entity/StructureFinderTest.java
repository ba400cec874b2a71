package fr.assistantchorus.entity;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class StructureFinderTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          earl des trois chenes                  | structure EARL des trois chenes
          l'E.A.R.L. du Moulin, à côté           | structure EARL du Moulin
          GAEC Durand et fils                    | structure GAEC Durand et fils
          la cuma du bocage                      | structure CUMA du bocage
          GAEC de l'Étang et je voudrais         | structure GAEC de l'Étang
          SAS Les Vergers                        | structure SAS Les Vergers
          scea saint-jean siret 12345678200010   | structure SCEA saint-jean
          mon gaec est inscrit                   | legal-form GAEC
          c'est une scea                         | legal-form SCEA
          notre earl n'a pas de siret            | legal-form EARL
          gaec ou earl                           | legal-form GAEC legal-form EARL
          une cuma                               | -
          sa ferme                               | -
          je suis sas                            | -
          j'ai fait une erreur                   | -
          e a r l                                | -
          le gars du bureau                      | -
          """)
  void aStructureIsNamedByItsLegalForm(String text, String found) {
    assertThat(Found.in(text, "structure", "legal-form")).isEqualTo(found);
  }
}
