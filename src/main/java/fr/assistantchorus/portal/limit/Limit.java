package fr.assistantchorus.portal.limit;

import java.time.Duration;

/**
 * How often something may be done.
 *
 * @param purpose what is counted; counts of two purposes never mix
 * @param most how many acts within the window, at least 1
 * @param window for how long an act counts
 * @param gap the least time between two acts
 * @param aging whether acts stop counting one by one or all at once
 */
public record Limit(String purpose, int most, Duration window, Duration gap, Aging aging) {
  enum Aging {
    /** Each act counts for the window; this is a rate. */
    EACH,
    /** All acts count until the window has passed since the last one; this is a lock-out. */
    TOGETHER
  }

  public static Limit rate(String purpose, int most, Duration window) {
    return new Limit(purpose, most, window, Duration.ZERO, Aging.EACH);
  }

  static Limit lock(String purpose, int most, Duration window) {
    return new Limit(purpose, most, window, Duration.ZERO, Aging.TOGETHER);
  }

  /** Returns the same numbers for what is counted apart. */
  Limit counting(String another) {
    return new Limit(another, most, window, gap, aging);
  }

  Limit withGap(Duration least) {
    return new Limit(purpose, most, window, least, aging);
  }
}
