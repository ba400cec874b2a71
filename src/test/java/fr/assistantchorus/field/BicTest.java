package fr.assistantchorus.field;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class BicTest {

  @ParameterizedTest
  @CsvSource({
    "BNPAFRPP, BNPAFRPP",
    "agri fr pp 815, AGRIFRPP815",
    "BFCORERXXXX, BFCORERXXXX",
    "1234mcpp, 1234MCPP",
    "CEPAGPPP, CEPAGPPP"
  })
  void aBicIsReadInAnyGrouping(String typed, String value) {
    assertThat(Bic.parse(typed)).isEqualTo(new Parsed.Ok(value));
  }

  @ParameterizedTest
  @CsvSource({"BNPAFRP, length", "BNPAQQPP, country", "BNPA12PP, malformed", "'', empty"})
  void aWrongOneSaysWhy(String typed, String reason) {
    assertThat(Bic.parse(typed)).isEqualTo(new Parsed.Bad(reason));
  }
}
