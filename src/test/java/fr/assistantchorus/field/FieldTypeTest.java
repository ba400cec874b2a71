package fr.assistantchorus.field;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

final class FieldTypeTest {
  private static final List<String> ODDITIES =
      List.of(
          "",
          " ",
          "?",
          "\u0000",
          "\uD800",
          "😀",
          "\u200b",
          "1",
          "12345",
          "123456789",
          "FR",
          "RCS",
          "+",
          "@",
          "(".repeat(4_000),
          "1 ".repeat(2_000),
          "a".repeat(4_000),
          "RCS ".repeat(1_000),
          "..".repeat(2_000),
          "n°".repeat(2_000),
          "يَ".repeat(1_000));

  @ParameterizedTest
  @EnumSource
  void whateverIsTypedIsReadForAReasonThatTheTypeNames(FieldType type) {
    for (String text : ODDITIES) {
      switch (type.parse(text)) {
        case Parsed.Ok(String value) -> {
          assertThat(value).isNotBlank();
          assertThat(type.parse(value)).isEqualTo(new Parsed.Ok(value));
        }
        case Parsed.Doubt(_, String reason) -> assertThat(type.doubts()).contains(reason);
        case Parsed.Bad(String reason) -> assertThat(type.reasons()).contains(reason);
      }
    }
  }

  @ParameterizedTest
  @EnumSource
  void aMaskTakesAnyText(FieldType type) {
    ODDITIES.forEach(text -> assertThat(type.mask(text)).isNotNull());
  }

  @ParameterizedTest
  @EnumSource(names = {"EMAIL", "PHONE", "PACAGE", "HAND_OVER_CODE"})
  void whatIsSensitiveIsMasked(FieldType type) {
    String value =
        switch (type) {
          case EMAIL -> "jean@ferme.fr";
          case PHONE -> "+33612345678";
          case PACAGE -> "021155950";
          default -> "7K3M-9QRT-0ABC-DEFG";
        };
    assertThat(type.parse(value)).isEqualTo(new Parsed.Ok(value));
    assertThat(type.mask(value)).contains("**").doesNotContain(value);
  }

  @ParameterizedTest
  @ValueSource(strings = {"name", "postal-code", "phone", "choices", "hand-over-code"})
  void codesAreThoseOfTheChatApi(String code) {
    assertThat(FieldType.ofCode(code)).map(FieldType::code).contains(code);
  }

  @Test
  void anUnknownCodeIsNoType() {
    assertThat(FieldType.ofCode("colour")).isEmpty();
  }
}
