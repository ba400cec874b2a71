package fr.assistantchorus.conversation.agent;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;

/** Some days in a row, both ends included; in Paris time. */
public record Days(LocalDate from, LocalDate to) {
  /** So many days can be looked at at once. */
  public static final int MOST = 366;

  /** Returns the days up to this one. */
  public static Days upTo(LocalDate to, int number) {
    return new Days(to.minusDays(number - 1L), to);
  }

  /** Returns how many there are; not positive where the end is before the beginning. */
  public long number() {
    return ChronoUnit.DAYS.between(from, to) + 1;
  }

  List<LocalDate> all() {
    return from.datesUntil(to.plusDays(1)).toList();
  }
}
