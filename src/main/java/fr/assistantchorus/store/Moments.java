package fr.assistantchorus.store;

import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.temporal.ChronoField;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.LongStream;

/** Writes times as PostgreSQL keeps them, and as people in France read them. */
public final class Moments {
  private static final int LAST_DAY = 31;

  /** The first of a month is an ordinal in French, the other days are not. */
  private static final DateTimeFormatter DAY =
      new DateTimeFormatterBuilder()
          .appendText(
              ChronoField.DAY_OF_MONTH,
              LongStream.rangeClosed(1, LAST_DAY)
                  .boxed()
                  .collect(Collectors.toMap(day -> day, day -> day == 1 ? "1er" : day.toString())))
          .appendPattern(" MMMM uuuu")
          .toFormatter(Locale.FRENCH);

  private static final DateTimeFormatter FRENCH =
      new DateTimeFormatterBuilder()
          .append(DAY)
          .appendPattern(" 'à' HH:mm")
          .toFormatter(Locale.FRENCH)
          .withZone(ZoneId.of("Europe/Paris"));

  private Moments() {}

  public static OffsetDateTime stored(Instant moment) {
    return moment.atOffset(ZoneOffset.UTC);
  }

  public static Instant read(Row row, String column) {
    return row.getOffsetDateTime(column).toInstant();
  }

  /** Returns the moment in the only row; empty where the column is null. */
  public static Optional<Instant> earliest(RowSet<Row> rows, String column) {
    return Optional.ofNullable(rows.iterator().next().getOffsetDateTime(column))
        .map(OffsetDateTime::toInstant);
  }

  /** Returns « 22 novembre 2026 », or « 1er décembre 2026 ». */
  public static String french(LocalDate day) {
    return DAY.format(day);
  }

  /** Returns « 22 novembre 2026 à 14:05 », in Europe/Paris. */
  public static String french(Instant moment) {
    return FRENCH.format(moment);
  }
}
