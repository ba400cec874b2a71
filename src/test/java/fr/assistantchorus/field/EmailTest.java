package fr.assistantchorus.field;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class EmailTest {
  @ParameterizedTest
  @CsvSource({
    "jean@ferme.fr, jean@ferme.fr",
    "' Jean.Durand@Ferme.FR ', jean.durand@ferme.fr",
    "earl+tic@cuma-des-trois.fr, earl+tic@cuma-des-trois.fr",
    "earl/tic=1@ferme.fr, earl/tic=1@ferme.fr",
  })
  void isKeptInLowerCase(String text, String value) {
    assertThat(Email.parse(text)).isEqualTo(new Parsed.Ok(value));
  }

  @ParameterizedTest(name = "{0}: {1}")
  @CsvSource({
    "'', empty",
    "jean, malformed",
    "jean@ferme, malformed",
    "jean@@ferme.fr, malformed",
    "jean durand@ferme.fr, malformed",
    "@ferme.fr, malformed",
    "jean@orange.frr, malformed",
    "\"a b\"@ferme.fr, malformed",
    "\"jean\"@ferme.fr, malformed",
    "jean\\@durand@ferme.fr, malformed",
    "jérôme@ferme.fr, malformed",
    "jean@[127.0.0.1], malformed",
    "jean@[IPv6:::1], malformed",
  })
  void isRefusedWithItsReason(String text, String reason) {
    assertThat(Email.parse(text)).isEqualTo(new Parsed.Bad(reason));
  }

  @Test
  void mayHoldAnApostrophe() {
    assertThat(Email.parse("O'Brien@ferme.fr")).isEqualTo(new Parsed.Ok("o'brien@ferme.fr"));
  }

  @Test
  void isAtMost254Characters() {
    String local = "a".repeat(60);
    assertThat(Email.parse(local + "@" + ("b".repeat(60) + ".").repeat(4) + "fr"))
        .isEqualTo(new Parsed.Bad("too-long"));
  }

  @ParameterizedTest
  @CsvSource({"jean@ferme.fr, j****@****.fr", "x, ****", "jean@ferme, ****"})
  void showsItsFirstLetterAndItsEndingOnly(String value, String mask) {
    assertThat(Email.mask(value)).isEqualTo(mask);
  }
}
