package fr.assistantchorus.store;

import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;

/** Writes times as PostgreSQL keeps them, and as people in France read them. */
public final class Moments {
  private static final DateTimeFormatter FRENCH =
      DateTimeFormatter.ofPattern("d MMMM uuuu 'à' HH:mm", Locale.FRENCH)
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

  /** Returns « 22 novembre 2026 à 14:05 », in Europe/Paris. */
  public static String french(Instant moment) {
    return FRENCH.format(moment);
  }
}
