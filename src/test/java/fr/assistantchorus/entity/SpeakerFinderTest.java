package fr.assistantchorus.entity;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class SpeakerFinderTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          je suis comptable et mon client a perdu son mail | third-party third-party
          chui expert-comptable                            | third-party
          Je suis la comptable de trois GAEC               | third-party
          mes clients attendent                            | third-party
          nous sommes un centre de gestion                 | third-party
          mon comptable m'a dit de venir ici               | farmer
          je suis éleveur                                  | farmer
          notre cabinet comptable s'en occupe              | farmer
          je suis le gestionnaire principal                | manager
          le gestionnaire ne répond pas                    | applicant
          mon comptable dit que c'est à mon client         | -
          je ne suis pas comptable                         | -
          le comptable est parti                           | -
          la clientèle du gîte                             | -
          """)
  void whoSpeaksIsHeardInPassing(String text, String found) {
    assertThat(Found.in(text, "speaker")).isEqualTo(found);
  }
}
