package fr.assistantchorus.support;

import java.util.Arrays;
import java.util.Random;
import java.util.function.IntConsumer;

/**
 * Times two acts, try by try, and compares them by rank alone: neither how fast the machine is nor
 * what else it does, which slows both, moves the result.
 */
public final class SideBySide {
  /** Tries that do not count: classes load and statements are prepared. */
  public static final int WARM_UP = 40;

  private static final long SEED = 1_789;

  private SideBySide() {}

  /**
   * How likely it is that a try of the first act takes longer than one of the second: Mann and
   * Whitney's U, divided by the number of pairs. It is 0.5 for acts that take as long, with a
   * standard deviation of √((2n + 1) / 12n²) over n tries of each: 0.037 for 120, 0.029 for 200.
   *
   * @param tries of each that count
   * @param first given the number of the try, which is a new one each time
   */
  public static double longer(int tries, IntConsumer first, IntConsumer second) {
    long[] ofFirst = new long[tries];
    long[] ofSecond = new long[tries];
    Random order = new Random(SEED);
    for (int i = -WARM_UP; i < tries; i++) {
      // By chance: a pause that comes at every so many tries, of the collector say, hits both.
      boolean firstLeads = order.nextBoolean();
      long leading = time(firstLeads ? first : second, i + WARM_UP);
      long following = time(firstLeads ? second : first, i + WARM_UP);
      if (i >= 0) {
        ofFirst[i] = firstLeads ? leading : following;
        ofSecond[i] = firstLeads ? following : leading;
      }
    }
    return longer(ofFirst, ofSecond);
  }

  private static long time(IntConsumer act, int number) {
    long start = System.nanoTime();
    act.accept(number);
    return System.nanoTime() - start;
  }

  /**
   * Of all pairs of a first and a second, the share in which the first is more; ties count half.
   */
  static double longer(long[] first, long[] second) {
    double more = 0;
    for (long one : first) {
      more +=
          Arrays.stream(second).mapToDouble(other -> (Long.compare(one, other) + 1) / 2.0).sum();
    }
    return more / first.length / second.length;
  }
}
