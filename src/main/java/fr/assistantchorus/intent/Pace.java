package fr.assistantchorus.intent;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.ArrayList;
import java.util.List;

/**
 * Measures how long a model takes for a message. It counts the time that the thread is given and
 * not the clock, since what else the machine does meanwhile should not count.
 */
final class Pace {
  /** The first half warms up: the compiler needs some ten thousand messages to be done. */
  private static final int ROUNDS = 80;

  private static final int MESSAGES = 500;

  /**
   * No further round begins after this time, in nanoseconds, since long messages make long rounds.
   */
  private static final long MOST_TIME = 10_000_000_000L;

  private Pace() {}

  /**
   * Returns the median of the latter rounds, in microseconds a message, finding values included;
   * NaN without phrases.
   */
  static double micros(IntentModel model, List<Phrase> phrases) {
    if (phrases.isEmpty()) {
      return Double.NaN;
    }
    List<Long> rounds = new ArrayList<>();
    long spent = 0;
    for (int round = 0; round < ROUNDS && spent < MOST_TIME; round++) {
      long start = now();
      for (int i = 0; i < MESSAGES; i++) {
        model.understand(phrases.get((round * MESSAGES + i) % phrases.size()).text());
      }
      rounds.add(now() - start);
      spent += rounds.getLast();
    }
    List<Long> latter = rounds.stream().skip(rounds.size() / 2).sorted().toList();
    return latter.get(latter.size() / 2) / 1_000.0 / MESSAGES;
  }

  private static long now() {
    ThreadMXBean threads = ManagementFactory.getThreadMXBean();
    return threads.isCurrentThreadCpuTimeSupported()
        ? threads.getCurrentThreadCpuTime()
        : System.nanoTime();
  }
}
