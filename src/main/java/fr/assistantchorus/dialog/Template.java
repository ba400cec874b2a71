package fr.assistantchorus.dialog;

import com.ibm.icu.text.MessageFormat;
import com.ibm.icu.util.Calendar;
import com.ibm.icu.util.GregorianCalendar;
import com.ibm.icu.util.TimeZone;
import com.ibm.icu.util.ULocale;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/**
 * A French text in ICU message syntax, for instance {@code {minutes, plural, one {une minute} other
 * {# minutes}}}. Moments are shown in the Europe/Paris time zone.
 */
public final class Template {
  private static final ULocale LOCALE = ULocale.FRANCE;
  private static final TimeZone ZONE = TimeZone.getTimeZone("Europe/Paris");

  private final String pattern;
  private final MessageFormat format;

  /**
   * @throws IllegalArgumentException where ICU cannot read the pattern, with its reason
   */
  public Template(String pattern) {
    this.pattern = pattern;
    this.format = new MessageFormat(pattern, LOCALE);
  }

  /** The text as it was written. */
  public String pattern() {
    return pattern;
  }

  /** The names of the values that it wants. */
  public Set<String> variables() {
    return Set.copyOf(format.getArgumentNames());
  }

  /**
   * @param values {@code String}, {@code Number} or {@link Instant} by variable
   */
  public String render(Map<String, Object> values) {
    Map<String, Object> arguments = new HashMap<>();
    values.forEach(
        (name, value) -> arguments.put(name, value instanceof Instant i ? inParis(i) : value));
    // A MessageFormat keeps state while it formats: each rendering has its own copy.
    return ((MessageFormat) format.clone()).format(arguments);
  }

  /** ICU formats a calendar in the calendar's own zone, a Date in the machine's. */
  private static Calendar inParis(Instant moment) {
    Calendar calendar = new GregorianCalendar(ZONE, LOCALE);
    calendar.setTimeInMillis(moment.toEpochMilli());
    return calendar;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Template template && template.pattern.equals(pattern);
  }

  @Override
  public int hashCode() {
    return pattern.hashCode();
  }

  @Override
  public String toString() {
    return pattern;
  }
}
