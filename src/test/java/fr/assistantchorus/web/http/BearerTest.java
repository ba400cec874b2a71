package fr.assistantchorus.web.http;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class BearerTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          Bearer abc          | abc
          bearer a.b_c~+/-1   | a.b_c~+/-1
          BEARER   abc==      | abc==
          """)
  void aTokenIsReadWhateverTheCaseOfItsScheme(String header, String token) {
    assertThat(Bearer.in(header)).contains(token);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "Bearer",
        "Bearer ",
        "Bearer ==",
        "Basic abc",
        "Bearer a b",
        "Bearer a=b",
        "Bearerabc"
      })
  void anythingElseIsNone(String header) {
    assertThat(Bearer.in(header)).isEmpty();
  }

  @Test
  void aTokenHasAtMostTwoHundredSigns() {
    assertThat(Bearer.in("Bearer " + "a".repeat(200))).isPresent();
    assertThat(Bearer.in("Bearer " + "a".repeat(201))).isEmpty();
    assertThat(Bearer.in(null)).isEmpty();
  }
}
