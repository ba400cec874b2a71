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
}
