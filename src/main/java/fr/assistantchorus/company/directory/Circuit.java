package fr.assistantchorus.company.directory;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Whether the public search may be asked: not for a while after it has failed several times in a
 * row, and not before the time at which it said that one may ask again. Used on one thread or many.
 */
final class Circuit {
  private static final Logger LOG = LoggerFactory.getLogger(Circuit.class);

  /** So many failures in a row are no accident. */
  static final int MOST_FAILURES = 3;

  static final Duration PAUSE = Duration.ofSeconds(30);

  /** For a 429 that does not say how long. */
  static final Duration SHORTEST = Duration.ofSeconds(5);

  /** Whatever it says. */
  static final Duration LONGEST = Duration.ofMinutes(10);

  private final InstantSource clock;
  private int failures;
  private Instant closedUntil = Instant.MIN;

  Circuit(InstantSource clock) {
    this.clock = clock;
  }

  synchronized boolean isOpen() {
    return !clock.instant().isBefore(closedUntil);
  }

  synchronized void succeeded() {
    failures = 0;
  }

  /**
   * Notes a failure.
   *
   * @param why for the log, without anything of what was asked
   */
  synchronized void failed(String why) {
    failures++;
    if (failures >= MOST_FAILURES) {
      failures = 0;
      close(PAUSE, why);
    }
  }

  /**
   * Notes that there were too many requests.
   *
   * @param retryAfter the header of that name, as seconds or as a date (RFC 9110, 10.2.3); null
   *     where there is none
   */
  synchronized void told(String retryAfter) {
    Duration asked = retryAfter == null ? SHORTEST : parse(retryAfter.strip());
    close(asked.compareTo(LONGEST) > 0 ? LONGEST : asked, "429");
  }

  private Duration parse(String retryAfter) {
    // At most nine digits, so that the number does not overflow.
    if (retryAfter.length() <= 9 && retryAfter.chars().allMatch(c -> c >= '0' && c <= '9')) {
      return retryAfter.isEmpty()
          ? SHORTEST
          : Duration.ofSeconds(Math.max(1, Long.parseLong(retryAfter)));
    }
    try {
      Instant then = Instant.from(DateTimeFormatter.RFC_1123_DATE_TIME.parse(retryAfter));
      Duration wait = Duration.between(clock.instant(), then);
      return wait.isPositive() ? wait : SHORTEST;
    } catch (DateTimeParseException e) {
      return SHORTEST;
    }
  }

  private void close(Duration time, String why) {
    closedUntil = clock.instant().plus(time);
    LOG.warn("the public company search is not asked for {} s: {}", time.toSeconds(), why);
  }
}
