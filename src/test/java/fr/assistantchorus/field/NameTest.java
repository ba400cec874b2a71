package fr.assistantchorus.field;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class NameTest {
  @ParameterizedTest(name = "{0}: {2}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          Durand | Durand | the usual
          '  Durand ' | Durand | outer spaces
          Jean   Paul | Jean Paul | inner spaces
          de La Tour | de La Tour | a particle keeps its case
          DURAND | DURAND | capitals, as on papers
          durand | durand | small letters, on a phone
          MacDonald | MacDonald | a capital inside
          d'Ormesson | d’Ormesson | a straight apostrophe
          d’Ormesson | d’Ormesson | a curly one
          O`Brien | O’Brien | the wrong key
          Jean‑Paul | Jean-Paul | a hyphen that does not break
          J.-P. | J.-P. | initials
          ’t Hooft | ’t Hooft | Dutch
          Nguyễn Thị Ánh | Nguyễn Thị Ánh | several accents on a letter
          Łukasz | Łukasz | Polish
          Иванов | Иванов | Cyrillic
          محمد | محمد | Arabic
          李 | 李 | one letter
          """)
  void isKeptAsItIsSpelt(String text, String value, String why) {
    assertThat(Name.parse(text)).as(why).isEqualTo(new Parsed.Ok(value));
  }

  @ParameterizedTest(name = "{0}: {2}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          '' | empty | nothing
          '   ' | empty | spaces
          Durand2 | digits | a slip of the finger
          15100 | digits | the next field
          - | malformed | a sign for « none »
          ... | malformed | dots
          jean@ferme.fr | malformed | the address
          Durand/Martin | malformed | two names
          <b>Durand</b> | malformed | markup
          Durand\\0 | malformed | a control character
          Durand 😀 | malformed | a picture
          """)
  void isRefusedWithItsReason(String text, String reason, String why) {
    assertThat(Name.parse(text.translateEscapes())).as(why).isEqualTo(new Parsed.Bad(reason));
  }

  @Test
  void isAtMost100Characters() {
    assertThat(Name.parse("a".repeat(100))).isEqualTo(new Parsed.Ok("a".repeat(100)));
    assertThat(Name.parse("a".repeat(101))).isEqualTo(new Parsed.Bad("too-long"));
  }

  @Test
  void isComposed() {
    assertThat(Name.parse("Rene\u0301")).isEqualTo(new Parsed.Ok("René"));
  }
}
