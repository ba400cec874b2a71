package fr.assistantchorus.entity;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class PersonFinderTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          je m'appelle Jean-Pierre Le Goff       | Jean-Pierre Le Goff
          je m'appelle jean durand et je veux    | jean durand
          mon nom est de la tour                 | de la tour
          c'est Mme Durand                       | Durand
          M. de La Tour                          | de La Tour
          monsieur Le Goff à l'appareil          | Le Goff
          demandez à madame Marie Petit, merci   | Marie Petit
          Mr O'Brien                             | O’Brien
          bonjour madame je voudrais             | -
          Madame Monsieur Bonjour                | -
          Bonjour Monsieur Je voudrais           | -
          monsieur le Maire                      | -
          merci durand                           | -
          merci Durand                           | -
          on m'appelle demain                    | -
          je m'appelle comment                   | -
          BONJOUR MADAME PETIT PROBLEME          | -
          m 2                                    | -
          """)
  void aPersonIsNamedAfterWhatLeadsToAName(String text, String found) {
    assertThat(Found.in(text, "person")).isEqualTo(found);
  }
}
