package fr.assistantchorus.field;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class VatNumberTest {
  @ParameterizedTest(name = "{0}: {2}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          FR15130019771 | FR15130019771 | docs/guides.md
          fr 15 130 019 771 | FR15130019771 | grouped
          FR-15-130019771 | FR15130019771 | dashes
          BE0123456749 | BE0123456749 | Belgium
          ATU12345678 | ATU12345678 | a letter in it
          ESX1234567X | ESX1234567X | letters at the ends
          EL123456789 | EL123456789 | Greece
          GR123456789 | EL123456789 | Greece by its ISO code
          XI123456789 | XI123456789 | Northern Ireland
          NL1234567890123456 | NL1234567890123456 | 18 characters
          """)
  void isKeptWithoutSeparators(String text, String value, String why) {
    assertThat(VatNumber.parse(text)).as(why).isEqualTo(new Parsed.Ok(value));
  }

  @ParameterizedTest(name = "{0}: {2}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          '' | empty | nothing
          FR16130019771 | checksum | the key
          FR15130019772 | checksum | the SIREN
          FR1513001977 | length | one digit less
          FR151300197711 | length | one digit more
          FR1513001977A | malformed | a letter in a French one
          15130019771 | country | no prefix
          US123456789 | country | outside the Union
          GB123456789 | country | since 2021
          BE0123456749! | malformed | a sign
          BEABC | malformed | no digit
          NL12345678901234567 | length | 19 characters
          BE1 | length | too short for any
          """)
  void isRefusedWithItsReason(String text, String reason, String why) {
    assertThat(VatNumber.parse(text.translateEscapes())).as(why).isEqualTo(new Parsed.Bad(reason));
  }

  @ParameterizedTest
  @CsvSource({"130019771, FR15130019771", "123456782, FR11123456782"})
  void ofAFrenchCompanyIsMadeOfItsSiren(String siren, String number) {
    assertThat(VatNumber.ofSiren(siren)).isEqualTo(number);
    assertThat(VatNumber.parse(number)).isEqualTo(new Parsed.Ok(number));
  }
}
