package fr.assistantchorus.entity;

import static org.assertj.core.api.Assertions.assertThat;

import fr.assistantchorus.portal.space.BeneficiaryCategory;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class CategoryFinderTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          conchyliculteur                        | shellfish-farmer
          conchiliculteur                        | shellfish-farmer
          cuma                                   | machinery-cooperative
          cotisant solidère                      | solidarity-contributor
          cotisant solidaires                    | solidarity-contributor
          exploitant forestier                   | forester
          exploitant agricole à titre sociétaire | farming-company
          EXPLOITANT AGRICOLE A TITRE INDIVIDUEL | individual-farmer
          exploitant individuel                  | individual-farmer
          travaux forestiers à titre individuel  | individual-forestry-contractor
          entreprise de travaux agricoles, société | farm-contracting-company
          autre : personne morale ayant une activité agricole | other
          exploitant agricole                    | -
          travaux agricoles                      | -
          cotisation                             | -
          la cuma du bocage                      | -
          je cotise à titre individuel           | -
          exploiter la forêt                     | -
          autre chose                            | -
          """)
  void aCategoryIsNamedByAsMuchAsTellsItApart(String text, String found) {
    assertThat(Found.in(text, "category")).isEqualTo(found);
  }

  @Test
  void theCategoriesAreThoseOfThePortal() {
    assertThat(CategoryFinder.codes())
        .containsExactlyInAnyOrderElementsOf(
            Stream.of(BeneficiaryCategory.values()).map(BeneficiaryCategory::code).toList());
  }
}
