package fr.assistantchorus.entity;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class BankBlocksFinderTest {
  private static final String WHOLE = "FR1420041010050500013M02606";

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          code banque 20041 guichet 01005 compte 0500013M026 clé 06           | iban
          Banque : 20041, code guichet 01005, n° de compte : 0500013M026, cle rib 06 | iban
          banque 20041, agence 01005, compte 0500013m026 et clé 06            | iban
          """)
  void anAccountIsReadBlockByBlock(String text, String type) {
    assertThat(Found.in(text, "iban", "rib")).isEqualTo(type + " " + WHOLE);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          mon compte 0500013M026                                     | 0500013M026!length
          numéro de compte : 05000130261                             | 05000130261!length
          code banque 20041 guichet 01005                            | -
          la clé 12 du tracteur                                      | -
          mon compte est bloqué                                      | -
          le compte n° 12 de la coopérative                          | -
          créer un compte 123 456 782 00010                          | -
          """)
  void whatWouldGiveTheAccountAwayIsFound(String text, String found) {
    assertThat(Found.in(text, "rib")).isEqualTo(found);
  }
}
