package fr.assistantchorus.field;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class CityTest {
  @ParameterizedTest(name = "{0}: {2}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          Aurillac | Aurillac | the usual
          Saint-Flour | Saint-Flour | a hyphen
          ST FLOUR | ST FLOUR | capitals, as on envelopes
          L'Isle-d’Abeau | L'Isle-d’Abeau | apostrophes
          Lyon 3e | Lyon 3e | a district
          Marseille 16 | Marseille 16 | two digits
          Aurillac Cedex 9 | Aurillac Cedex 9 | a cedex
          Y | Y | the shortest
          ’s-Hertogenbosch | ’s-Hertogenbosch | the Netherlands
          """)
  void isKeptAsTyped(String text, String value, String why) {
    assertThat(City.parse(text)).as(why).isEqualTo(new Parsed.Ok(value));
  }

  @ParameterizedTest(name = "{0}: {2}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          '' | empty | nothing
          15100 | digits | the postal code
          15100 Aurillac | digits | the postal code before
          Aurillac (15) 15100 | digits | and after
          12 | digits | a number alone
          ? | malformed | does not know
          jean@ferme.fr | malformed | an address
          """)
  void isRefusedWithItsReason(String text, String reason, String why) {
    assertThat(City.parse(text.translateEscapes())).as(why).isEqualTo(new Parsed.Bad(reason));
  }

  @Test
  void isDoubtedUnderAnotherPostalCodeHoweverThatIsTyped() {
    Parsed doubt = new Parsed.Doubt("Dijon", City.OTHER_POSTAL_CODE);
    assertThat(City.parse("Dijon", "15 100", "France")).isEqualTo(doubt);
    assertThat(City.parse("Dijon", "15100", "")).isEqualTo(doubt);
    assertThat(City.parse("Dijon", "21 000", "France")).isEqualTo(new Parsed.Ok("Dijon"));
    assertThat(City.parse("Dijon", "B-4000", "Belgique")).isEqualTo(new Parsed.Ok("Dijon"));
  }

  @Test
  void isAtMost100Characters() {
    assertThat(City.parse("a".repeat(100))).isEqualTo(new Parsed.Ok("a".repeat(100)));
    assertThat(City.parse("a".repeat(101))).isEqualTo(new Parsed.Bad("too-long"));
  }
}
