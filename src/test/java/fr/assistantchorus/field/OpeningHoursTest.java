package fr.assistantchorus.field;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Instant;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** When a service is open, in Paris, whatever the season. */
final class OpeningHoursTest {
  // 1 December 2026 is a Tuesday; Paris is an hour before UTC then, and two in July.
  @ParameterizedTest
  @CsvSource({
    "1-5 09:00-17:00, 2026-12-01T07:59:59Z, false",
    "1-5 09:00-17:00, 2026-12-01T08:00:00Z, true",
    "1-5 09:00-17:00, 2026-12-01T15:59:59Z, true",
    "1-5 09:00-17:00, 2026-12-01T16:00:00Z, false",
    "1-5 09:00-17:00, 2026-07-01T07:00:00Z, true",
    "1-5 09:00-17:00, 2026-12-05T10:00:00Z, false",
    "1-7 00:00-00:00, 2026-12-05T23:30:00Z, true",
    "always, 2026-12-06T03:00:00Z, true",
    "never, 2026-12-01T10:00:00Z, false",
  })
  void isOpenWithinItsHours(String hours, Instant moment, boolean open) {
    assertThat(OpeningHours.parse(hours).openAt(moment)).isEqualTo(open);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "9-17",
        "5-1 09:00-17:00",
        "1-5 17:00-09:00",
        "1-5 25:00-26:00",
        "1-8 09:00-10:00"
      })
  void anythingElseIsRefused(String text) {
    assertThatIllegalArgumentException().isThrownBy(() -> OpeningHours.parse(text));
  }
}
