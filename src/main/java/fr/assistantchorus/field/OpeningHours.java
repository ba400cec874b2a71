package fr.assistantchorus.field;

import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.EnumSet;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The hours of a service, in Europe/Paris. Public holidays are not known.
 *
 * @param from the first minute
 * @param until the first minute in which nobody answers any more; midnight is the end of the day
 */
public record OpeningHours(Set<DayOfWeek> days, LocalTime from, LocalTime until) {
  /** The days are numbered as in ISO 8601: 1 is Monday. */
  private static final Pattern FORM =
      Pattern.compile("([1-7])-([1-7]) (\\d{2}:\\d{2})-(\\d{2}:\\d{2})");

  private static final String EVER = "always";
  private static final String NEVER = "never";

  private static final ZoneId ZONE = ZoneId.of("Europe/Paris");

  public static final OpeningHours CLOSED =
      new OpeningHours(Set.of(), LocalTime.MIDNIGHT, LocalTime.MIDNIGHT);

  public static final OpeningHours ALWAYS =
      new OpeningHours(EnumSet.allOf(DayOfWeek.class), LocalTime.MIDNIGHT, LocalTime.MIDNIGHT);

  public OpeningHours {
    days = Set.copyOf(days);
  }

  /**
   * Reads « 1-5 09:00-17:00 », « always » or « never ».
   *
   * @throws IllegalArgumentException where it is nothing of the kind
   */
  public static OpeningHours parse(String text) {
    if (text.equals(EVER) || text.equals(NEVER)) {
      return text.equals(EVER) ? ALWAYS : CLOSED;
    }
    Matcher form = FORM.matcher(text);
    if (form.matches()) {
      try {
        LocalTime from = LocalTime.parse(form.group(3));
        LocalTime until = LocalTime.parse(form.group(4));
        DayOfWeek first = DayOfWeek.of(Integer.parseInt(form.group(1)));
        DayOfWeek last = DayOfWeek.of(Integer.parseInt(form.group(2)));
        if (first.compareTo(last) <= 0 && (from.isBefore(until) || until == LocalTime.MIDNIGHT)) {
          return new OpeningHours(EnumSet.range(first, last), from, until);
        }
      } catch (DateTimeException e) {
        // The exception below tells what is wrong.
      }
    }
    throw new IllegalArgumentException(
        "not like \"1-5 09:00-17:00\" (1 is Monday), \"always\" or \"never\"");
  }

  public boolean openAt(Instant moment) {
    ZonedDateTime there = moment.atZone(ZONE);
    LocalTime time = there.toLocalTime();
    return days.contains(there.getDayOfWeek())
        && !time.isBefore(from)
        && (until.equals(LocalTime.MIDNIGHT) || time.isBefore(until));
  }
}
