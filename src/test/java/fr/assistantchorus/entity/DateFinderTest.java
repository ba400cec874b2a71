package fr.assistantchorus.entity;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class DateFinderTest {
  /** This day is a Wednesday. */
  private static final LocalDate TODAY = LocalDate.of(2026, 11, 25);

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          hier soir                              | 2026-11-24T18:00/2026-11-25T00:00
          ce matin                               | 2026-11-25T06:00/2026-11-25T12:00
          lundi dernier                          | 2026-11-23
          mercredi                               | 2026-11-18
          jeudi prochain                         | 2026-11-26
          avant-hier                             | 2026-11-23
          aujourd’hui                            | 2026-11-25
          il y a 3 jours                         | 2026-11-22
          il y a deux semaines                   | 2026-11-11
          la semaine dernière                    | 2026-11-16/2026-11-23
          le 12/11                               | 2026-11-12
          le 12/12                               | 2025-12-12
          le 03.11.2026                          | 2026-11-03
          le 12 décembre 2024                    | 2024-12-12
          LE 1ER MARS                            | 2026-03-01
          le 29 février                          | -
          2026-11-03                             | 2026-11-03
          31/02                                  | -
          1.5                                    | -
          24/7                                   | -
          06/12/34/56/78                         | -
          il y a deux comptes                    | -
          la semaine                             | -
          jean12/11@ferme.fr                     | -
          123-45-6782-00010                      | -
          """)
  void aDateIsReadAgainstTheTodayThatIsGiven(String text, String found) {
    assertThat(Found.dates(text, TODAY)).isEqualTo(found);
  }
}
