package fr.assistantchorus.field;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class IbanTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          FR7630006000011234567890189         | ok FR7630006000011234567890189
          fr76 3000 6000 0112 3456 7890 189   | ok FR7630006000011234567890189
          GB82 WEST 1234 5698 7654 32         | ok GB82WEST12345698765432
          FR7630006000011234567890188         | checksum
          FR763000600001123456789018          | length
          US7630006000011234567890189         | country
          FR6030002005500000157841Z24         | rib-key
          FR1420041010050500013M02606         | ok FR1420041010050500013M02606
          fr14-2004.1010 0505 0001 3m02 606   | ok FR1420041010050500013M02606
          MC5811222000010123456789030         | ok MC5811222000010123456789030
          MC5811222000010123456789031         | checksum
          BE68539007547034                    | ok BE68539007547034
          DE89 3704 0044 0532 0130 00         | ok DE89370400440532013000
          FK12SC987654321098                  | ok FK12SC987654321098
          LC14BOSL123456789012345678901234    | ok LC14BOSL123456789012345678901234
          RE7630006000011234567890189         | country
          FR76300O6000011234567890189         | malformed
          FR7A30006000011234567890189         | malformed
          bonjour                             | malformed
          ''                                  | empty
          """)
  void anIbanIsRightOrSaysWhatIsWrong(String text, String expected) {
    String outcome =
        switch (Iban.parse(text)) {
          case Parsed.Ok(String value) -> "ok " + value;
          case Parsed.Doubt(String value, _) -> "doubt " + value;
          case Parsed.Bad(String reason) -> reason;
        };
    assertThat(outcome).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource({
    "FR7630006000011234567890189, FR76 **** 189, FR76 3000 6000 0112 3456 7890 189",
    "NO9386011117947, NO93 **** 947, NO93 8601 1117 947"
  })
  void itIsShownInFoursToItsOwnerAndMaskedToOthers(String value, String mask, String grouped) {
    assertThat(Iban.mask(value)).isEqualTo(mask);
    assertThat(Iban.grouped(value)).isEqualTo(grouped);
  }
}
