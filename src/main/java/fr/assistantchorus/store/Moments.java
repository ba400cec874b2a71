package fr.assistantchorus.store;

import io.vertx.sqlclient.Row;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

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

  /** Returns « 22 novembre 2026 à 14:05 », in Europe/Paris. */
  public static String french(Instant moment) {
    return FRENCH.format(moment);
  }
}
