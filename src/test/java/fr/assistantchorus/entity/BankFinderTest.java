package fr.assistantchorus.entity;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class BankFinderTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          20041 01005 0500013M026 06             | iban FR1420041010050500013M02606
          rib 20041010050500013m02606 merci      | iban FR1420041010050500013M02606
          20041-01005-0500013M026-06             | iban FR1420041010050500013M02606
          30004 00123 12345678901 86             | iban FR7630004001231234567890186
          30004 00123 12345678901 22             | rib 30004 00123 12345678901 22!checksum
          FR6030002005500000157841Z24            | iban FR6030002005500000157841Z24!rib-key
          bic : bnpafrpp                         | bic BNPAFRPP
          code BIC/SWIFT AGRIFRPP815             | bic AGRIFRPP815
          swift=BFCO RE RX                       | bic BFCORERX
          le bic c'est agri fr pp 815            | bic AGRIFRPP815
          BNPAFRPP                               | -
          le bic bonjouri                        | -
          le bic est BNPAFRPP                     | bic BNPAFRPP
          le bic de ma banque                    | -
          mon bic est obligatoire                | -
          un rib ou un iban                      | -
          20041 01005 0500013M026                | -
          banque 30004 guichet 00123             | -
          """)
  void anAccountIsReadInItsBlocksAndABicWhereItIsAnnounced(String text, String found) {
    assertThat(Found.in(text, "iban", "rib", "bic")).isEqualTo(found);
  }
}
