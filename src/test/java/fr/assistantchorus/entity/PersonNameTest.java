package fr.assistantchorus.entity;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class PersonNameTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          Jean Dupont            | Jean        | Dupont
          jean dupont            | jean        | dupont
          DUPONT Jean            | Jean        | DUPONT
          Jean DUPONT            | Jean        | DUPONT
          JEAN DUPONT            | JEAN        | DUPONT
          Jean-Pierre Le Goff    | Jean-Pierre | Le Goff
          Jean de La Tour        | Jean        | de La Tour
          DE LA TOUR Jean        | Jean        | DE LA TOUR
          Durand                 | -           | -
          de La Tour             | -           | -
          Marie Anne Durand      | Marie Anne  | Durand
          Durand Camille         | Camille     | Durand
          Une Deux Trois         | -           | -
          """)
  void aWholeNameIsTakenApartWhereItIsClear(String name, String first, String last) {
    assertThat(PersonName.in(name).map(PersonName::first).orElse("-")).isEqualTo(first);
    assertThat(PersonName.in(name).map(PersonName::last).orElse("-")).isEqualTo(last);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          Durand Camille         | Camille     | Durand
          Camille Durand         | Camille     | Durand
          PERRIN Gaston          | Gaston      | PERRIN
          perrin gaston          | gaston      | perrin
          Durand, Camille        | Camille     | Durand
          Martin Dupont          | Dupont      | Martin
          le goff jean-pierre    | jean-pierre | le goff
          Vincent Paul           | Paul        | Vincent
          DE LA TOUR Anne Marie  | Anne Marie  | DE LA TOUR
          Durand                 | -           | -
          Une Deux Trois         | -           | -
          je veux changer mon adresse mail | - | -
          """)
  void theLastNameComesFirstInTheAnswerThatAsksForBoth(String text, String first, String last) {
    assertThat(PersonName.asked(text).map(PersonName::first).orElse("-")).isEqualTo(first);
    assertThat(PersonName.asked(text).map(PersonName::last).orElse("-")).isEqualTo(last);
  }
}
