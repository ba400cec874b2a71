package fr.assistantchorus.field;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class TownsTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          st flour                | Saint-Flour
          SAINT FLOUR             | Saint-Flour
          ste-maxime              | Sainte-Maxime
          l'hay les roses         | L'Haÿ-les-Roses
          ile de brehat           | Île-de-Bréhat
          aurillac                | Aurillac
          """)
  void aNameIsKnownHoweverItIsTyped(String typed, String name) {
    assertThat(Towns.canonical(typed)).contains(name);
  }

  @Test
  void aPostalCodeHasSeveralTownsAndATownSeveralPostalCodes() {
    assertThat(Towns.of("15100")).contains("Saint-Flour").hasSizeGreaterThan(1);
    assertThat(Towns.contradict("69001", "Lyon")).isFalse();
    assertThat(Towns.contradict("69009", "lyon")).isFalse();
  }

  @ParameterizedTest
  @CsvSource({
    "15100, dijon, true",
    "21000, dijon, false",
    "15100, La Ferme-qui-nexiste-pas, false",
    "21074, dijon, false"
  })
  void onlyWhatIsKnownContradicts(String postalCode, String town, boolean contradicts) {
    assertThat(Towns.contradict(postalCode, town)).isEqualTo(contradicts);
  }

  @ParameterizedTest
  @CsvSource({
    "15100, Dijon, France, true",
    "15100, Dijon, '', true",
    "15100, Dijon, Belgique, false",
    "97400, Saint-Denis, La Réunion, false",
    "97110, Saint-Denis, La Réunion, true",
    "98713, Papeete, Polynésie française, false",
    "69431, LYON CEDEX 03, France, false"
  })
  void anAddressElsewhereAndACedexPass(
      String postalCode, String town, String country, boolean contradicts) {
    assertThat(Towns.contradict(postalCode, town, country)).isEqualTo(contradicts);
  }
}
