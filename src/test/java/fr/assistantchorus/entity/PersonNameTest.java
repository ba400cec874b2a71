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
          Marie Anne Durand      | -           | -
          """)
  void aWholeNameIsTakenApartWhereItIsClear(String name, String first, String last) {
    assertThat(PersonName.in(name).map(PersonName::first).orElse("-")).isEqualTo(first);
    assertThat(PersonName.in(name).map(PersonName::last).orElse("-")).isEqualTo(last);
  }
}
