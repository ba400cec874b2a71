package fr.assistantchorus.entity;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class HandOverCodeFinderTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          7K3M-9QRT-0ABC-DEFG                    | 7K3M-9QRT-0ABC-DEFG
          mon code 7k3m 9qrt oabc defg           | 7K3M-9QRT-0ABC-DEFG
          avec 7K3M-9QRT-0ABC-DEFG svp           | 7K3M-9QRT-0ABC-DEFG
          le code est 7K3M9QRT0ABCDEFG           | 7K3M-9QRT-0ABC-DEFG
          ABCD-EFGH-JKMN-PQRS                    | ABCD-EFGH-JKMN-PQRS
          elle sera bien fait                    | -
          rdvs avec elle hier                    | -
          4111 1111 1111 1111                    | -
          7K3M-9QRT-0ABC                         | -
          """)
  void handOverCodesAreNoWords(String text, String values) {
    assertThat(Found.in(text, "hand-over-code")).isEqualTo(values);
  }
}
