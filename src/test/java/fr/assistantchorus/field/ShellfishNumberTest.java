package fr.assistantchorus.field;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class ShellfishNumberTest {
  @ParameterizedTest(name = "{0}: {2}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          56 AU 123 | 56 AU 123 | as one may look
            12-345/B | 12-345/B | signs
          """)
  void isKeptAsTyped(String text, String value, String why) {
    assertThat(ShellfishNumber.parse(text)).as(why).isEqualTo(new Parsed.Ok(value));
  }

  @ParameterizedTest(name = "{0}: {2}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          '' | empty | nothing
          - | malformed | a sign for « none »
          12\\0 | malformed | a control character
          """)
  void isRefusedWithItsReason(String text, String reason, String why) {
    assertThat(ShellfishNumber.parse(text.translateEscapes()))
        .as(why)
        .isEqualTo(new Parsed.Bad(reason));
  }

  @Test
  void isAtMost30Characters() {
    assertThat(ShellfishNumber.parse("a".repeat(30))).isEqualTo(new Parsed.Ok("a".repeat(30)));
    assertThat(ShellfishNumber.parse("a".repeat(31))).isEqualTo(new Parsed.Bad("too-long"));
  }
}
