package fr.assistantchorus.intent;

import fr.assistantchorus.intent.phrase.Phrase;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.ArrayList;
import java.util.List;

/**
 * Measures how long a model takes for a message. It counts the time that the thread is given and
 * not the clock, since what else the machine does meanwhile should not count.
 *
 * @param rounds how many rounds there are; only the latter half of them counts
 * @param messages how many messages each round has
 */
public record Pace(int rounds, int messages) {
  /**
   * The compiler needs some ten thousand messages to be done, and the first half is not counted.
   */
  public static final Pace THOROUGH = new Pace(80, 500);

  /**
   * No further round begins after this time, in nanoseconds, since long messages make long rounds.
   */
  private static final long MOST_TIME = 10_000_000_000L;

  /**
   * Returns the median of the latter rounds, in microseconds a message, finding values included;
   * NaN without phrases.
   */
  double micros(IntentModel model, List<Phrase> phrases) {
    if (phrases.isEmpty()) {
      return Double.NaN;
    }
    List<Long> taken = new ArrayList<>();
    long spent = 0;
    for (int round = 0; round < rounds && spent < MOST_TIME; round++) {
      long start = now();
      for (int i = 0; i < messages; i++) {
        model.understand(phrases.get((round * messages + i) % phrases.size()).text());
      }
      taken.add(now() - start);
      spent += taken.getLast();
    }
    List<Long> latter = taken.stream().skip(taken.size() / 2).sorted().toList();
    return latter.get(latter.size() / 2) / 1_000.0 / messages;
  }

  private static long now() {
    ThreadMXBean threads = ManagementFactory.getThreadMXBean();
    return threads.isCurrentThreadCpuTimeSupported()
        ? threads.getCurrentThreadCpuTime()
        : System.nanoTime();
  }
}
