package fr.assistantchorus.dialog;

import com.ibm.icu.text.MessageFormat;
import com.ibm.icu.text.MessagePattern;
import com.ibm.icu.util.Calendar;
import com.ibm.icu.util.GregorianCalendar;
import com.ibm.icu.util.TimeZone;
import com.ibm.icu.util.ULocale;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
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

  /** Every place where a value is used, in the order of the text. */
  List<Use> uses() {
    MessagePattern parts = new MessagePattern(pattern);
    List<Use> uses = new ArrayList<>();
    for (int i = 0; i < parts.countParts(); i++) {
      MessagePattern.Part part = parts.getPart(i);
      if (part.getType() == MessagePattern.Part.Type.ARG_START) {
        String variable = parts.getSubstring(parts.getPart(i + 1));
        // {at, date, long}: the part after the name is the type's name; a plural has none.
        boolean simple = part.getArgType() == MessagePattern.ArgType.SIMPLE;
        String kind = simple ? parts.getSubstring(parts.getPart(i + 2)) : part.getArgType().name();
        uses.add(new Use(variable, kind.toLowerCase(Locale.ROOT)));
      }
    }
    return uses;
  }

  /**
   * A value in a text.
   *
   * @param format ICU's word for how it is put: {@code date}, {@code plural}… or {@code none}
   */
  record Use(String variable, String format) {
    /** Whether ICU can put a value of this type so; else it would throw in mid-conversation. */
    boolean suits(ValueType type) {
      return switch (type) {
        case TEXT -> Set.of("none", "select").contains(format);
        case NUMBER ->
            Set.of("none", "number", "plural", "selectordinal", "choice", "spellout", "ordinal")
                .contains(format);
        case MOMENT -> Set.of("date", "time").contains(format);
        case OPTIONS -> false;
      };
    }
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
