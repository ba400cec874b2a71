package fr.assistantchorus.dialog;

import com.ibm.icu.text.MessageFormat;
import com.ibm.icu.text.MessagePattern;
import com.ibm.icu.text.NumberFormat;
import com.ibm.icu.text.RuleBasedNumberFormat;
import com.ibm.icu.text.SimpleDateFormat;
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
import java.util.stream.Collectors;

/**
 * A French text in ICU message syntax, for instance {@code {minutes, plural, one {une minute} other
 * {# minutes}}}. Moments are shown in the Europe/Paris time zone.
 */
public final class Template {
  private static final ULocale LOCALE = ULocale.FRANCE;
  private static final TimeZone ZONE = TimeZone.getTimeZone("Europe/Paris");

  private static final String MONTH_IN_WORDS = "MMM";

  /** The first of a month is an ordinal in French, which ICU's own dates do not know. */
  private static final NumberFormat DAY =
      new RuleBasedNumberFormat("0: =#0=; 1: 1er; 2: =#0=;", LOCALE);

  private final String pattern;
  private final MessageFormat format;
  private final Set<String> used;

  /**
   * @throws IllegalArgumentException where ICU cannot read the pattern, with its reason
   */
  public Template(String pattern) {
    this.pattern = pattern;
    this.format = new MessageFormat(pattern, LOCALE);
    this.used = uses().stream().map(Use::variable).collect(Collectors.toUnmodifiableSet());
    for (String name : format.getArgumentNames()) {
      if (format.getFormatByArgumentName(name) instanceof SimpleDateFormat date
          && date.toPattern().contains(MONTH_IN_WORDS)) {
        date.setNumberFormat("d", DAY);
      }
    }
  }

  /** Returns the text as it was written. */
  public String pattern() {
    return pattern;
  }

  /** Returns the names of the values that the text needs. */
  public Set<String> variables() {
    return Set.copyOf(format.getArgumentNames());
  }

  /** Returns whether the text shows this value, or chooses by it, somewhere. */
  public boolean uses(String variable) {
    return used.contains(variable);
  }

  /** Returns every place where a value is used, in the order of the text. */
  List<Use> uses() {
    MessagePattern parts = new MessagePattern(pattern);
    List<Use> uses = new ArrayList<>();
    for (int i = 0; i < parts.countParts(); i++) {
      MessagePattern.Part part = parts.getPart(i);
      if (part.getType() == MessagePattern.Part.Type.ARG_START) {
        String variable = parts.getSubstring(parts.getPart(i + 1));
        // In {at, date, long}, the part after the name is the name of the type; a plural has none.
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
   * @param format ICU's word for how the value is put: {@code date}, {@code plural}… or {@code
   *     none}
   */
  record Use(String variable, String format) {
    /**
     * Returns whether ICU can put a value of this type in this format; otherwise it would throw in
     * the middle of a conversation.
     */
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
   * Returns the text with these values.
   *
   * @param values {@code String}, {@code Number} or {@link Instant} by variable
   */
  public String render(Map<String, Object> values) {
    Map<String, Object> arguments = new HashMap<>();
    values.forEach(
        (name, value) -> arguments.put(name, value instanceof Instant i ? inParis(i) : value));
    // A MessageFormat keeps state while it formats, so each rendering has a copy of its own.
    return ((MessageFormat) format.clone()).format(arguments);
  }

  /**
   * Returns the moment as a calendar, since ICU formats a calendar in its own time zone and a Date
   * in the machine's.
   */
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
