package fr.assistantchorus.entity;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class EmailFinderTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          jean.durand@orange.fr                                  | jean.durand@orange.fr
          C'est Jean.Durand@Orange.FR, merci                     | jean.durand@orange.fr
          mon mail : earl-dupre_44@wanadoo.fr.                   | earl-dupre_44@wanadoo.fr
          c'est mon mail. jean@orange.fr                         | jean@orange.fr
          jean.durand @ orange . fr                              | jean.durand@orange.fr
          jean . durand@orange.fr                                | jean.durand@orange.fr
          jean.durand@orange.fr.Merci                            | jean.durand@orange.fr
          jean point durand arobase orange point fr              | jean.durand@orange.fr
          c'est jean tiret durand arobase sfr point fr voilà     | jean-durand@sfr.fr
          j'ai mis Jean Point Durand AROBASE Orange Point FR     | jean.durand@orange.fr
          gaec.duval chez wanadoo.fr                             | gaec.duval@wanadoo.fr
          marie chez orange point fr                             | marie@orange.fr
          <jean@orange.fr>                                       | jean@orange.fr
          o'brien@exemple.fr                                     | o'brien@exemple.fr
          l'adresse d’o’brien est o’brien@exemple.fr, merci      | o'brien@exemple.fr
          c'est 'jean@orange.fr'                                 | jean@orange.fr
          mon mail:jean@orange.fr                                | jean@orange.fr
          a@b.fr et c@d.fr                                       | a@b.fr c@d.fr
          je suis chez orange.fr                                 | -
          je suis chez mon comptable                             | -
          rendez-vous au point 3                                 | -
          """)
  void addressesAreReadAsTypedAndAsSpoken(String text, String values) {
    assertThat(Found.in(text, "email")).isEqualTo(values);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          jean.dupon@free,fr                     | jean.dupon@free,fr!malformed
          c'est (jean.dupon@free,fr), merci !    | jean.dupon@free,fr!malformed
          jean;dupon@free;fr.                    | jean;dupon@free;fr!malformed
          mon mail:jean@orange,fr                | jean@orange,fr!malformed
          jean@free.fr,paul@free,fr              | jean@free.fr paul@free,fr!malformed
          paul@free,jean@free.fr                 | paul@free!malformed jean@free.fr
          jean arobase free                      | jean arobase free!malformed
          jean@free.frr 15100                    | jean@free.frr!malformed
          c'est jean#durand@orange.fr            | jean#durand@orange.fr!malformed
          jean/durand@orange.fr                  | jean/durand@orange.fr!malformed
          à jean!paul*durand@orange.fr, merci    | jean!paul*durand@orange.fr!malformed
          jérôme@orange.fr                       | jérôme@orange.fr!malformed
          """)
  void anAddressThatIsNoneIsKeptWholeAsItWasTyped(String text, String values) {
    assertThat(Found.in(text, "email")).isEqualTo(values);
  }

  @ParameterizedTest
  @ValueSource(strings = {"jean.durand@orange", "jean@", "mon mail jean@orange,fr"})
  void whatOnlyLooksLikeAnAddressIsReportedOrLeft(String text) {
    List<Entity> found = EntityExtractor.entities(text);
    assertThat(found).allMatch(e -> e.problem().equals(Optional.of("malformed")));
    assertThat(found).hasSize(text.equals("jean@") ? 0 : 1);
  }
}
