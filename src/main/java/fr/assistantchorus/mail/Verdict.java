package fr.assistantchorus.mail;

import fr.assistantchorus.mail.Outbox.Queued;
import io.vertx.ext.mail.SMTPException;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;

/** What an attempt to send says about the mail, or about the server. */
sealed interface Verdict {
  /**
   * A mail is given up after this time, since waiting longer is of no use (RFC 5321, 4.5.4.1: at
   * least four to five days).
   */
  Duration MAX_AGE = Duration.ofDays(5);

  Duration FIRST_PAUSE = Duration.ofSeconds(1);
  Duration LONGEST_PAUSE = Duration.ofSeconds(30);

  /**
   * The first delay of a mail that a server puts off, as greylisting does for a minute or a few.
   */
  Duration FIRST_DELAY = Duration.ofSeconds(30);

  Duration LONGEST_DELAY = Duration.ofMinutes(30);

  /**
   * Replies that do not concern the mail: the server closes, or refuses our login or a line without
   * TLS (RFC 5321, 4.2.3; RFC 4954, 6).
   */
  Set<Integer> ABOUT_THE_SERVER = Set.of(421, 432, 454, 530, 534, 535, 538);

  int SHARE_OF_JITTER = 5;

  record Sent() implements Verdict {}

  /**
   * The mail is given up: the server refuses it for good, it cannot be written, or it is too old.
   */
  record Refused(Integer replyCode) implements Verdict {}

  /** This mail must wait; other mails need not. */
  record Later(Duration delay, Integer replyCode) implements Verdict {}

  /** No mail can be sent now. */
  record ServerAway(String reason, Integer replyCode) implements Verdict {}

  /**
   * Judges an attempt.
   *
   * @param failure null where the mail was sent
   */
  static Verdict of(Throwable failure, Queued queued) {
    if (failure == null) {
      return new Sent();
    }
    Integer code = failure instanceof SMTPException smtp ? smtp.getReplyCode() : null;
    boolean old = queued.created().isBefore(OffsetDateTime.now().minus(MAX_AGE));
    if (old) {
      return new Refused(code);
    }
    if (failure instanceof IllegalArgumentException) {
      // The mail itself cannot be written. Waiting does not mend that, and other mails can still be
      // sent.
      return new Refused(null);
    }
    if (!(failure instanceof SMTPException smtp) || ABOUT_THE_SERVER.contains(code)) {
      return new ServerAway(failure.getMessage(), code);
    }
    return smtp.isPermanent()
        ? new Refused(code)
        : new Later(doubled(FIRST_DELAY, queued.attempts(), LONGEST_DELAY), code);
  }

  /** Returns how long to leave a server alone that was away so many times in a row. */
  static Duration pause(int failuresInARow) {
    return doubled(FIRST_PAUSE, failuresInARow - 1, LONGEST_PAUSE);
  }

  /**
   * Returns the first duration doubled so many times, up to the longest. Then up to a fifth of it
   * is added or taken away at random, so that not all nodes ask at once.
   */
  private static Duration doubled(Duration first, int times, Duration longest) {
    Duration delay = first;
    for (int i = 0; i < times && delay.compareTo(longest) < 0; i++) {
      delay = delay.multipliedBy(2);
    }
    long millis = Math.min(delay.toMillis(), longest.toMillis());
    long jitter = millis / SHARE_OF_JITTER;
    return Duration.ofMillis(millis + ThreadLocalRandom.current().nextLong(-jitter, jitter + 1));
  }
}
