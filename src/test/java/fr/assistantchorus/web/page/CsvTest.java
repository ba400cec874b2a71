package fr.assistantchorus.web.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class CsvTest {
  @Test
  void aFrenchSpreadsheetOpensIt() {
    assertThat(Csv.of(List.of("Nom", "Ville"), List.of(List.of("EARL \"Les Prés\"; fils", ""))))
        .isEqualTo("\uFEFF\"Nom\";\"Ville\"\r\n\"EARL \"\"Les Prés\"\"; fils\";\"\"\r\n");
  }

  @ParameterizedTest
  @CsvSource({
    "=1+1, '''=1+1'",
    "+33, '''+33'",
    "-2, '''-2'",
    "@SUM(A1), '''@SUM(A1)'",
    "'\t=1', '''\t=1'",
    "＝1, '''＝1'",
    "a=1, a=1",
    "'', ''"
  })
  void aCellIsNeverAFormula(String value, String cell) {
    assertThat(Csv.of(List.of(value), List.of())).isEqualTo("\uFEFF\"" + cell + "\"\r\n");
  }
}
