package fr.assistantchorus.entity;

import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.Period;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Finds dates as people say them: « le 12/11 », « lundi dernier », « il y a 3 jours », « hier soir
 * ». The value is written as ISO 8601 has it: a day, or an interval {@code from/to} whose end is
 * not part of it.
 *
 * <p>The caller says which day is today, so that the same message gives the same dates whenever it
 * is read again. People tell what has happened, so a date without a year, or a day of the week, is
 * the last one.
 */
final class DateFinder {
  private static final String TYPE = "date";
  private static final int DAYS_OF_WEEK = 7;

  /** The number that is added to a year of two digits. */
  private static final int CENTURY = 2000;

  private static final int TWO_DIGITS = 100;

  private static final List<String> DAYS =
      List.of("lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche");

  private static final Map<String, Integer> MONTHS =
      Map.ofEntries(
          Map.entry("janvier", 1),
          Map.entry("fevrier", 2),
          Map.entry("mars", 3),
          Map.entry("avril", 4),
          Map.entry("mai", 5),
          Map.entry("juin", 6),
          Map.entry("juillet", 7),
          Map.entry("aout", 8),
          Map.entry("septembre", 9),
          Map.entry("octobre", 10),
          Map.entry("novembre", 11),
          Map.entry("decembre", 12));

  private static final Map<String, Integer> NUMBERS =
      Map.ofEntries(
          Map.entry("un", 1),
          Map.entry("une", 1),
          Map.entry("deux", 2),
          Map.entry("trois", 3),
          Map.entry("quatre", 4),
          Map.entry("cinq", 5),
          Map.entry("six", 6),
          Map.entry("sept", 7),
          Map.entry("huit", 8),
          Map.entry("dix", 10),
          Map.entry("quinze", 15));

  /**
   * The times at which each part of the day begins and ends. The evening is not here, since it ends
   * with the day.
   */
  private static final Map<String, String[]> PARTS =
      Map.of(
          "matin", new String[] {"T06:00", "T12:00"},
          "midi", new String[] {"T12:00", "T14:00"},
          "apres-midi", new String[] {"T12:00", "T18:00"});

  private static final String PART = "(?<part>matin|midi|apres[ -]midi|aprem|soir|soiree)";

  private static final Pattern NUMERIC =
      Pattern.compile(
          "(?<![0-9/.\\-])(?<day>[0-3]?[0-9])(?<sign>[/.\\-])(?<month>[01]?[0-9])"
              + "(?:\\k<sign>(?<year>20[0-9]{2}|[0-9]{2}))?(?![0-9]|[/.\\-,][0-9]|\\p{L})");

  /** These look like dates and are none. */
  private static final Set<String> ALWAYS = Set.of("24/7", "7/7");

  private static final Pattern ISO =
      Pattern.compile("(?<![0-9\\-])(?<iso>20[0-9]{2}-[01][0-9]-[0-3][0-9])(?![0-9\\-])");

  private static final Pattern WRITTEN =
      Pattern.compile(
          "(?<![0-9\\p{L}])(?<day>[0-3]?[0-9]|1er|premier) (?<month>%s)(?: (?<year>20[0-9]{2}))?(?!\\p{L})"
              .formatted(String.join("|", MONTHS.keySet().stream().sorted().toList())));

  private static final Pattern RELATIVE =
      Pattern.compile(
          "(?<!\\p{L})(?:(?<day>avant[ -]hier|hier|aujourd ?hui|demain|apres[ -]demain)(?:(?: au)? "
              + PART
              + ")?|(?<!\\p{L})(?:ce|cet|cette) (?<this>matin|midi|apres["
              + " -]midi|aprem|soir|nuit|semaine|mois)"
              + "|il y a (?:environ )?(?<count>[0-9]{1,3}|%s) (?<unit>jours?|semaines?|mois|ans?)"
                  .formatted(String.join("|", NUMBERS.keySet().stream().sorted().toList()))
              + "|(?:la )?(?<span>semaine|annee) (?:derniere|passee)|(?:le )?(?<month>mois)"
              + " (?:dernier|passe)"
              + "|(?<weekday>%s)(?: (?<which>dernier|passe|prochain))?(?: (?:au )?(?<weekpart>matin|midi|soir|apres[ -]midi))?"
                  .formatted(String.join("|", DAYS))
              + ")(?!\\p{L})");

  private final String plain;
  private final LocalDate today;
  private final List<Entity> found = new ArrayList<>();

  private DateFinder(String text, LocalDate today) {
    this.plain = plain(text);
    this.today = today;
  }

  /**
   * Returns the dates by kind and not in the order of the text; they may overlap.
   *
   * @param today the day that « hier » and the like are counted from
   */
  static List<Entity> in(String text, LocalDate today) {
    DateFinder finder = new DateFinder(text, today);
    finder.numeric();
    finder.written();
    finder.relative();
    return finder.found;
  }

  /**
   * Returns the text in lower case, without accents, and with spaces for apostrophes. It keeps its
   * length, so that an index is good for both.
   */
  private static String plain(String text) {
    StringBuilder plain = new StringBuilder(text.length());
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '\'' || c == '’' || c == '\u00a0') {
        plain.append(' ');
      } else if (c < '\u0080') {
        plain.append(Character.toLowerCase(c));
      } else {
        int known = "éèêëàâîïôöùûüçÉÈÊÀÂÎÔÙÛÇ".indexOf(c);
        plain.append(known < 0 ? c : "eeeeaaiioouuuceeeaaiouuc".charAt(known));
      }
    }
    return plain.toString();
  }

  // Dates by number and by name.

  private void numeric() {
    Matcher iso = ISO.matcher(plain);
    while (iso.find()) {
      String[] parts = iso.group("iso").split("-");
      day(Integer.parseInt(parts[0]), parts[1], parts[2])
          .ifPresent(day -> add(iso.start(), iso.end(), day.toString()));
    }
    Matcher matcher = NUMERIC.matcher(plain);
    while (matcher.find()) {
      boolean isDecimal = matcher.group("year") == null && !matcher.group("sign").equals("/");
      if (!isDecimal && !ALWAYS.contains(matcher.group())) {
        dated(matcher.group("year"), matcher.group("month"), matcher.group("day"))
            .ifPresent(day -> add(matcher.start(), matcher.end(), day.toString()));
      }
    }
  }

  private void written() {
    Matcher matcher = WRITTEN.matcher(plain);
    while (matcher.find()) {
      String month = MONTHS.get(matcher.group("month")).toString();
      String day = matcher.group("day").replaceFirst("1er|premier", "1");
      dated(matcher.group("year"), month, day)
          .ifPresent(date -> add(matcher.start(), matcher.end(), date.toString()));
    }
  }

  /** Returns the day; without a year, the last such day that has been. */
  private Optional<LocalDate> dated(String year, String month, String day) {
    if (year != null) {
      int number = Integer.parseInt(year);
      return day(number < TWO_DIGITS ? CENTURY + number : number, month, day);
    }
    Optional<LocalDate> thisYear = day(today.getYear(), month, day);
    return thisYear.filter(date -> !date.isAfter(today)).isPresent()
        ? thisYear
        : day(today.getYear() - 1, month, day);
  }

  private static Optional<LocalDate> day(int year, String month, String day) {
    try {
      return Optional.of(LocalDate.of(year, Integer.parseInt(month), Integer.parseInt(day)));
    } catch (DateTimeException e) {
      // The 31st of February is not a date.
      return Optional.empty();
    }
  }

  // Dates counted from today.

  private void relative() {
    Matcher matcher = RELATIVE.matcher(plain);
    while (matcher.find()) {
      add(matcher.start(), matcher.end(), relative(matcher));
    }
  }

  private String relative(Matcher matcher) {
    if (matcher.group("day") != null) {
      return part(day(matcher.group("day").replace('-', ' ')), matcher.group("part"));
    }
    if (matcher.group("this") != null) {
      return within(matcher.group("this"));
    }
    if (matcher.group("count") != null) {
      String count = matcher.group("count");
      int number = NUMBERS.containsKey(count) ? NUMBERS.get(count) : Integer.parseInt(count);
      return today.minus(ago(matcher.group("unit"), number)).toString();
    }
    if (matcher.group("span") != null) {
      LocalDate monday = today.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
      return matcher.group("span").equals("semaine")
          ? interval(monday.minusWeeks(1), monday)
          : interval(today.withDayOfYear(1).minusYears(1), today.withDayOfYear(1));
    }
    if (matcher.group("month") != null) {
      return interval(today.withDayOfMonth(1).minusMonths(1), today.withDayOfMonth(1));
    }
    return part(
        weekday(matcher.group("weekday"), matcher.group("which")), matcher.group("weekpart"));
  }

  private LocalDate day(String word) {
    return switch (word) {
      case "avant hier" -> today.minusDays(2);
      case "hier" -> today.minusDays(1);
      case "demain" -> today.plusDays(1);
      case "apres demain" -> today.plusDays(2);
      default -> today;
    };
  }

  private String within(String word) {
    return switch (word) {
      case "semaine" -> {
        LocalDate monday = today.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
        yield interval(monday, monday.plusDays(DAYS_OF_WEEK));
      }
      case "mois" -> interval(today.withDayOfMonth(1), today.withDayOfMonth(1).plusMonths(1));
      // This is told in the past, so it is the night that has just ended.
      case "nuit" -> today.minusDays(1) + "T22:00/" + today + "T06:00";
      default -> part(today, word);
    };
  }

  /**
   * Returns the day of this name before today, or after it where « prochain » is said. It is never
   * today, for which people say « aujourd’hui ».
   */
  private LocalDate weekday(String name, String which) {
    DayOfWeek day = DayOfWeek.of(DAYS.indexOf(name) + 1);
    return "prochain".equals(which)
        ? today.with(TemporalAdjusters.next(day))
        : today.with(TemporalAdjusters.previous(day));
  }

  private static Period ago(String unit, int count) {
    return switch (unit.charAt(0)) {
      case 'j' -> Period.ofDays(count);
      case 's' -> Period.ofWeeks(count);
      case 'm' -> Period.ofMonths(count);
      default -> Period.ofYears(count);
    };
  }

  private static String part(LocalDate day, String part) {
    if (part == null) {
      return day.toString();
    }
    String name =
        switch (part) {
          case "aprem", "apres midi" -> "apres-midi";
          case "soiree" -> "soir";
          default -> part;
        };
    if (name.equals("soir")) {
      return day + "T18:00/" + day.plusDays(1) + "T00:00";
    }
    String[] hours = PARTS.get(name);
    return day + hours[0] + "/" + day + hours[1];
  }

  private static String interval(LocalDate from, LocalDate to) {
    return from + "/" + to;
  }

  private void add(int start, int end, String value) {
    found.add(new Entity(TYPE, start, end, value, Optional.empty()));
  }
}
