package fr.assistantchorus.web.page;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class GroupedTest {
  @ParameterizedTest
  @CsvSource({
    "12345678200010, 123 456 782 00010",
    "123456782, 123 456 782",
    "0123456001, 0123456001",
    "BE0123456789, BE0123456789",
    "'', ''"
  })
  void aSiretAndASirenAreGroupedAsPeopleReadThemAndNothingElseIs(String number, String shown) {
    assertThat(Grouped.siret(number).replace('\u00a0', ' ')).isEqualTo(shown);
  }

  @ParameterizedTest
  @CsvSource({
    "FR7630004000031234567890143, FR76 3000 4000 0312 3456 7890 143",
    "FR76•••143, FR76 •••1 43"
  })
  void anIbanIsGroupedByFours(String number, String shown) {
    assertThat(Grouped.iban(number)).isEqualTo(shown);
  }
}
