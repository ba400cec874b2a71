package fr.assistantchorus.field;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class CompanyNameTest {
  @ParameterizedTest(name = "{0}: {2}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          EARL des Trois Chênes | EARL des Trois Chênes | the usual
          GAEC  DE L'ÉTANG | GAEC DE L'ÉTANG | spaces; the register's apostrophe
          3D & Fils (bio) | 3D & Fils (bio) | signs
          1664 | 1664 | a number
          S.A.R.L. « Le Pré » | S.A.R.L. « Le Pré » | quotes
          C | C | one letter
          """)
  void isKeptAsTheCompanySpellsIt(String text, String value, String why) {
    assertThat(CompanyName.parse(text)).as(why).isEqualTo(new Parsed.Ok(value));
  }

  @ParameterizedTest(name = "{0}: {2}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          '' | empty | nothing
          '  ' | empty | spaces
          --- | malformed | nothing but punctuation
          ? | malformed | does not know
          EARL\\7 | malformed | a control character
          EARL \uE000s1\uE001****\uE002 | malformed | a secret that was taken out
          """)
  void isRefusedWithItsReason(String text, String reason, String why) {
    assertThat(CompanyName.parse(text.translateEscapes()))
        .as(why)
        .isEqualTo(new Parsed.Bad(reason));
  }

  @Test
  void isAtMost200Characters() {
    assertThat(CompanyName.parse("a".repeat(200))).isEqualTo(new Parsed.Ok("a".repeat(200)));
    assertThat(CompanyName.parse("a".repeat(201))).isEqualTo(new Parsed.Bad("too-long"));
  }
}
