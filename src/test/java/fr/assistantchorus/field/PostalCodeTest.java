package fr.assistantchorus.field;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class PostalCodeTest {
  @ParameterizedTest(name = "{0}: {2}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          15100 | 15100 | the usual
          15 100 | 15100 | a space
          01000 | 01000 | a zero in front
          20167 | 20167 | Corsica
          95999 | 95999 | the last of the mainland
          97400 | 97400 | La Réunion
          98800 | 98800 | New Caledonia
          """)
  void isKeptAsFiveDigits(String text, String value, String why) {
    assertThat(PostalCode.parse(text)).as(why).isEqualTo(new Parsed.Ok(value));
  }

  @ParameterizedTest(name = "{0}: {2}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          '' | empty | nothing
          1000 | length | Bourg-en-Bresse without its zero
          151000 | length | one digit more
          15 | length | the department
          1510O | letters | an O for a 0
          2A000 | letters | Corsica's department
          Aurillac | letters | the town
          00100 | department | there is no 00
          96000 | department | nor 96
          99123 | department | nor 99
          15100! | malformed | a sign
          ١٥١٠٠ | malformed | digits of another script
          """)
  void isRefusedWithItsReason(String text, String reason, String why) {
    assertThat(PostalCode.parse(text.translateEscapes())).as(why).isEqualTo(new Parsed.Bad(reason));
  }

  @ParameterizedTest(name = "{0}, {1}: {3}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          15100       | France        | ok 15100       | France by name
          15100       | ''            | ok 15100       | no country yet
          97411       | La Réunion    | ok 97411       | overseas, France's codes
          1000        | FR            | length         | France's rule
          1000        | Belgique      | ok 1000        | four digits
          sw1a  1aa   | Royaume-Uni   | ok SW1A 1AA    | capitals, one space
          1234-567    | Portugal      | ok 1234-567    | a hyphen
          D02 AF30    | Irlande       | ok D02 AF30    | letters
          ''          | Belgique      | empty          | nothing
          12345678901234 | Belgique   | length         | more than 12
          B@1         | Belgique      | malformed      | a sign
          -           | Belgique      | malformed      | a hyphen alone
          AB 1        | Atlantide     | ok AB 1        | a country that is not known
          """)
  void dependsOnTheCountry(String text, String country, String outcome, String why) {
    String found =
        switch (PostalCode.parse(text, country)) {
          case Parsed.Ok(String value) -> "ok " + value;
          case Parsed.Doubt(String value, _) -> "doubt " + value;
          case Parsed.Bad(String reason) -> reason;
        };
    assertThat(found).as(why).isEqualTo(outcome);
  }
}
