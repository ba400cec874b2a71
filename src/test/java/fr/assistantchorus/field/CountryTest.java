package fr.assistantchorus.field;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class CountryTest {
  @ParameterizedTest(name = "{0}: {2}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          France | France | the usual
          france | France | small letters
          FR | France | the code
          fra | France | three letters
          la France | France | an article
          FRANCE MÉTROPOLITAINE | France | as forms say it
          Belgique | Belgique | a neighbour
          be | Belgique | its code
          etats unis | États-Unis | no accent, no hyphen
          USA | États-Unis | as people say
          Grande-Bretagne | Royaume-Uni | as people say
          cote d'ivoire | Côte d’Ivoire | the other apostrophe
          Réunion | La Réunion | overseas, without its article
          la réunion | La Réunion | with it
          Nouvelle-Calédonie | Nouvelle-Calédonie | where a RIDET is from
          Tahiti | Polynésie française | the island for the whole
          Birmanie | Myanmar (Birmanie) | the older name
          Myanmar | Myanmar (Birmanie) | the newer
          Hong Kong | R.A.S. chinoise de Hong Kong | a name within CLDR’s
          """)
  void isKeptByItsFrenchName(String text, String value, String why) {
    assertThat(Country.parse(text)).as(why).isEqualTo(new Parsed.Ok(value));
  }

  @ParameterizedTest(name = "{0}: {2}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          '' | empty | nothing
          '  ' | empty | spaces
          Frence | unknown | a slip
          Cantal | unknown | a department
          XX | unknown | no code
          33 | unknown | a telephone prefix
          """)
  void isRefusedWithItsReason(String text, String reason, String why) {
    assertThat(Country.parse(text.translateEscapes())).as(why).isEqualTo(new Parsed.Bad(reason));
  }

  @ParameterizedTest
  @CsvSource({"France, FR", "belgique, BE", "RE, RE", "Atlantide,"})
  void hasTheCodeOfIso3166(String text, String code) {
    assertThat(Country.code(text)).isEqualTo(Optional.ofNullable(code));
  }

  @Test
  void everyNameReadsAsItself() {
    assertThat(Locale.getISOCountries())
        .allSatisfy(code -> {
          Parsed parsed = Country.parse(code);
          assertThat(parsed).isInstanceOf(Parsed.Ok.class);
          assertThat(Country.parse(((Parsed.Ok) parsed).value())).isEqualTo(parsed);
          assertThat(Country.code(((Parsed.Ok) parsed).value())).contains(code);
        });
  }
}
