package fr.assistantchorus.field;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class PhoneTest {
  @ParameterizedTest(name = "{0}: {2}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          0612345678 | +33612345678 | as it is dialled
          06 12 34 56 78 | +33612345678 | by twos
          06.12.34.56.78 | +33612345678 | dots
          06-12-34-56-78 | +33612345678 | dashes
          +33 6 12 34 56 78 | +33612345678 | the prefix
          +33 (0)6 12 34 56 78 | +33612345678 | and the zero
          0033612345678 | +33612345678 | the prefix without its sign
          0471480000 | +33471480000 | a landline
          0262 20 00 00 | +262262200000 | La Réunion, as dialled there
          0692 12 34 56 | +262692123456 | a mobile there
          0590 82 00 00 | +590590820000 | Guadeloupe
          +32 470 12 34 56 | +32470123456 | Belgium
          +687 25 60 00 | +687256000 | New Caledonia
          """)
  void isKeptAsE164(String text, String value, String why) {
    assertThat(Phone.parse(text)).as(why).isEqualTo(new Parsed.Ok(value));
  }

  @ParameterizedTest(name = "{0}: {2}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          '' | empty | nothing
          '  ' | empty | spaces
          061234567 | length | one digit less
          06123456789 | length | one digit more
          12 | length | two digits
          zéro six | malformed | words
          jean@ferme.fr | malformed | an address
          tel 0612345678 | malformed | a word with it
          0012345678 | malformed | no such number abroad
          +999 12 34 56 78 | malformed | nor this one
          0000000000 | malformed | zeros
          0812 | length | four digits
          +33 6 12 34 56 7 | length | one digit less, with the prefix
          """)
  void isRefusedWithItsReason(String text, String reason, String why) {
    assertThat(Phone.parse(text.translateEscapes())).as(why).isEqualTo(new Parsed.Bad(reason));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          +33612345678  | 06 ** ** ** 78
          +33471480034  | 04 ** ** ** 34
          0612345634    | 06 ** ** ** 34
          +32470123456  | +32 **** 56
          +262692123456 | +262 **** 56
          12            | ****
          +33123        | ****
          bonjour       | ****
          """)
  void showsWhereItIsAndItsEndOnly(String value, String mask) {
    assertThat(Phone.mask(value)).isEqualTo(mask);
  }
}
