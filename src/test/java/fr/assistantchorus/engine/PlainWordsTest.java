package fr.assistantchorus.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class PlainWordsTest {
  @ParameterizedTest
  @CsvSource({
    "pas de pacage, true",
    "J'ai pas de PACAGE, true",
    "je n’ai pas de numéro de pacage, true",
    "aucun pacage, true",
    "sans, false",
    "pas, false",
    "pacage, false",
    "pas de numéro, false",
    "j'ai pas de pacage c'est grave ?, false",
    "pas de siret, false"
  })
  void onlyWhoSaysNothingElseHasNone(String text, boolean denies) {
    assertThat(PlainWords.denies(text, "numéro de PACAGE", List.of("PACAGE"))).isEqualTo(denies);
  }
}
