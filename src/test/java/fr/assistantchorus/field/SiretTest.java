package fr.assistantchorus.field;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class SiretTest {
  @ParameterizedTest(name = "{0}: {2}")
  @CsvSource({
    "12345678200010, 12345678200010, an example of ours",
    "12345678200028, 12345678200028, its second establishment",
    "123 456 782 00010, 12345678200010, grouped as on a letterhead",
    "123.456.782-00010, 12345678200010, dots and dashes",
    "13001977100018, 13001977100018, guide B",
    "35600000000048, 35600000000048, La Poste by Luhn",
    "35600000049837, 35600000049837, La Poste by the sum of its digits",
  })
  void isKeptAsFourteenDigits(String text, String value, String why) {
    assertThat(Siret.parse(text)).as(why).isEqualTo(new Parsed.Ok(value));
  }

  @ParameterizedTest(name = "{0}: {2}")
  @CsvSource({
    "'', empty, nothing",
    "'  ', empty, spaces",
    "12345678501234, checksum, guide A's EARL DEMO",
    "12345678200011, checksum, the last digit",
    "12345678300018, checksum, Luhn on the 14 but not on the 9",
    "123456782, siren, the company's number",
    "1234567820001, length, one digit less",
    "123456782000100, length, one digit more",
    "00000000000000, zeros, passes Luhn",
    "1234567820001O, letters, an O for a 0",
    "١٢٣٤٥٦٧٨٢٠٠٠١٠, letters, digits of another script",
  })
  void isRefusedWithItsReason(String text, String reason, String why) {
    assertThat(Siret.parse(text)).as(why).isEqualTo(new Parsed.Bad(reason));
  }
}
