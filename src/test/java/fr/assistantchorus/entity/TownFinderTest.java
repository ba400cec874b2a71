package fr.assistantchorus.entity;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class TownFinderTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          15100 saint flour                      | Saint-Flour
          15100 ST-FLOUR                         | Saint-Flour
          Saint-Flour (15100)                    | Saint-Flour
          saint flour 15100                      | Saint-Flour
          51300 vitry le françois                | Vitry-le-François
          69007 lyon                             | Lyon
          15100 montagne                         | -
          12 rue des Lilas 15100 Saint-Flour     | Saint-Flour
          12 rue de Lyon 15100 st flour          | Saint-Flour
          je suis à Aurillac                     | Aurillac
          j'habite dijon                         | Dijon
          commune de st flour                    | Saint-Flour
          la ville c'est l'hay les roses         | L'Haÿ-les-Roses
          on est au Mans depuis hier             | Le Mans
          une ferme aux Sables-d'Olonne          | Les Sables-d'Olonne
          le siège de Villefranche-sur-Saône     | Villefranche-sur-Saône
          à dijon                                | Dijon
          non                                    | -
          bon, il y a deux ans                   | -
          ça a bon goût                          | -
          il a lu le mail                        | -
          je l'ai envoyé à marie                 | -
          JE VEUX UNE VILLE A SENS UNIQUE        | -
          jean@orange.fr chez orange             | -
          on est sur le bon site                 | -
          15100 non                              | -
          gaec de Dijon                          | -
          peut être                              | -
          """)
  void aTownNeedsEvidenceThatOneIsMeant(String text, String found) {
    assertThat(Found.in(text, "town")).isEqualTo(found);
  }
}
