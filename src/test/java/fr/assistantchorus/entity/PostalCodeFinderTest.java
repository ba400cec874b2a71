package fr.assistantchorus.entity;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class PostalCodeFinderTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          15100                                  | 15100
          mon code postal c'est 15100 merci      | 15100
          12 rue des Lilas 15100 Aurillac        | 15100
          rue du 8 mai 1945 15100 Aurillac       | 15100
          BP 12 15100 Aurillac                   | 15100
          F-15100 Aurillac, cp15100              | 15100 15100
          15100, 0612345678                      | 15100
          97400 Saint-Denis                      | 97400
          15100.                                 | 15100
          99123                                  | -
          00010                                  | -
          j'ai 15100 litres                      | -
          15100 € de gazole                      | -
          151000                                 | -
          15100,50                               | -
          1.15100                                | -
          12 15100                               | -
          15100 12                               | -
          12345 15100 Aurillac                   | -
          12 345 678 15100 Aurillac              | -
          123 456 782 00010                      | -
          782 15100                              | -
          A15100                                 | -
          30006 00001 12345678901 89             | -
          earl15100@ferme.fr                     | -
          """)
  void postalCodesStandAlone(String text, String values) {
    assertThat(Found.in(text, "postal-code")).isEqualTo(values);
  }
}
