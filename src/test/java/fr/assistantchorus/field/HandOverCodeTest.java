package fr.assistantchorus.field;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class HandOverCodeTest {
  @ParameterizedTest(name = "{0}: {2}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          7K3M-9QRT-0ABC-DEFG | 7K3M-9QRT-0ABC-DEFG | as it is shown
          7k3m9qrt0abcdefg | 7K3M-9QRT-0ABC-DEFG | small letters, no hyphens
          7K3M 9QRT 0ABC DEFG | 7K3M-9QRT-0ABC-DEFG | spaces
          7K3M–9QRT–OABC–DEFG | 7K3M-9QRT-0ABC-DEFG | dashes; an O for a 0
          IlLi-9QRT-0ABC-DEFG | 1111-9QRT-0ABC-DEFG | I and L for 1
          """)
  void isKeptInGroupsOfFour(String text, String value, String why) {
    assertThat(HandOverCode.parse(text)).as(why).isEqualTo(new Parsed.Ok(value));
  }

  @ParameterizedTest(name = "{0}: {2}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          '' | empty | nothing
          7K3M-9QRT-0ABC | length | a group less
          7K3M-9QRT-0ABC-DEFGH | length | a character more
          7K3M-9QRT-0ABC-DEFU | malformed | no code has a U
          7K3M-9QRT-0ABC-DEF! | malformed | nor a sign
          """)
  void isRefusedWithItsReason(String text, String reason, String why) {
    assertThat(HandOverCode.parse(text.translateEscapes()))
        .as(why)
        .isEqualTo(new Parsed.Bad(reason));
  }

  @Test
  void isMadeOfEightyBits() {
    byte[] least = new byte[HandOverCode.BYTES];
    byte[] most = new byte[HandOverCode.BYTES];
    Arrays.fill(most, (byte) 0xFF);
    byte[] some = {0, 1, 2, 3, 4, (byte) 0x80, 9, 10, 11, 12};
    assertThat(HandOverCode.of(least)).isEqualTo("0000-0000-0000-0000");
    assertThat(HandOverCode.of(most)).isEqualTo("ZZZZ-ZZZZ-ZZZZ-ZZZZ");
    assertThat(HandOverCode.of(some)).isEqualTo("000G-40R4-G04G-M2RC");
    assertThatThrownBy(() -> HandOverCode.of(new byte[9]))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
