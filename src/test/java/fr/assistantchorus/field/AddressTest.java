package fr.assistantchorus.field;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class AddressTest {
  @ParameterizedTest(name = "{0}: {2}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          12 rue des Lilas | 12 rue des Lilas | the usual
          12  bis,   rue de l'Église | 12 bis, rue de l'Église | spaces
          Le Bourg | Le Bourg | a hamlet
          BP 12 | BP 12 | a box
          Lieu-dit « Les Granges » | Lieu-dit « Les Granges » | quotes
          Chez M. Durand | Chez M. Durand | a complement
          """)
  void isKeptAsTyped(String text, String value, String why) {
    assertThat(Address.parse(text)).as(why).isEqualTo(new Parsed.Ok(value));
  }

  @ParameterizedTest(name = "{0}: {2}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          '' | empty | nothing
          jean@ferme.fr | malformed | the other « adresse »
          12 | malformed | the number without its street
          15100 | malformed | the postal code
          - | malformed | a sign for « none »
          12 rue\\0 | malformed | a control character
          """)
  void isRefusedWithItsReason(String text, String reason, String why) {
    assertThat(Address.parse(text.translateEscapes())).as(why).isEqualTo(new Parsed.Bad(reason));
  }

  @Test
  void isAtMost200Characters() {
    assertThat(Address.parse("a".repeat(200))).isEqualTo(new Parsed.Ok("a".repeat(200)));
    assertThat(Address.parse("a".repeat(201))).isEqualTo(new Parsed.Bad("too-long"));
  }
}
