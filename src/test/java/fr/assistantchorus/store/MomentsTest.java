package fr.assistantchorus.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class MomentsTest {
  @ParameterizedTest
  @CsvSource({
    "2026-11-22T13:05:00Z, 22 novembre 2026 à 14:05",
    "2026-11-30T23:30:00Z, 1er décembre 2026 à 00:30",
    "2026-07-31T22:00:00Z, 1er août 2026 à 00:00",
    "2026-08-11T08:00:00Z, 11 août 2026 à 10:00"
  })
  void momentsAreReadAsInFrance(Instant moment, String french) {
    assertThat(Moments.french(moment)).isEqualTo(french);
  }

  @ParameterizedTest
  @CsvSource({
    "2027-01-01, 1er janvier 2027",
    "2027-01-02, 2 janvier 2027",
    "2027-01-31, 31 janvier 2027"
  })
  void daysAreReadAsInFrance(LocalDate day, String french) {
    assertThat(Moments.french(day)).isEqualTo(french);
  }
}
