package fr.assistantchorus.entity;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class VatNumberFinderTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          FR15130019771                          | FR15130019771
          tva fr 15 130 019 771 merci            | FR15130019771
          FR-15-130019771.                       | FR15130019771
          FR16130019771                          | FR16130019771!checksum
          FR1513001977                           | -
          FR7630006000011234567890189            | -
          """)
  void frenchVatNumbersAreReadInAnyGrouping(String text, String values) {
    assertThat(Found.in(text, "vat-number")).isEqualTo(values);
  }
}
