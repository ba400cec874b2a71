package fr.assistantchorus.support;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;

/** A clock that a test moves; it starts now. */
public final class TestClock implements InstantSource {
  private volatile Instant now = start();

  @Override
  public Instant instant() {
    return now;
  }

  /** It is now again, whatever was added. */
  public void reset() {
    now = start();
  }

  /** Sets it to a moment, for what depends on the hour of the day. */
  public void set(Instant moment) {
    now = moment;
  }

  public void advance(Duration duration) {
    now = now.plus(duration);
  }

  private static Instant start() {
    return Instant.now().truncatedTo(ChronoUnit.MILLIS);
  }
}
