package fr.assistantchorus.intent;

import java.util.List;
import java.util.stream.IntStream;

/**
 * Tells whether confidences mean what they say: of the things said at 0.8, four in five should be
 * right.
 *
 * @param bins from 0 to 1, each of the same width
 */
public record Calibration(List<Bin> bins) {
  public static final int BINS = 10;

  /**
   * The phrases that were answered with about the same confidence.
   *
   * @param from the least confidence in the bin; the next bin begins where this one ends
   * @param n how many phrases are in it
   * @param confidence their mean confidence; NaN where there are none
   * @param accuracy the part of them that is right; NaN where there are none
   */
  public record Bin(double from, int n, double confidence, double accuracy) {}

  static Calibration of(List<Judgement> judgements) {
    return new Calibration(
        IntStream.range(0, BINS)
            .mapToObj(i -> bin(i, judgements.stream().filter(j -> binOf(j) == i).toList()))
            .toList());
  }

  /**
   * Returns the mean distance between confidence and accuracy, each bin weighted by its phrases;
   * NaN where there are none.
   */
  public double expectedError() {
    int all = bins.stream().mapToInt(Bin::n).sum();
    double sum =
        bins.stream()
            .filter(bin -> bin.n > 0)
            .mapToDouble(bin -> bin.n * Math.abs(bin.confidence - bin.accuracy))
            .sum();
    return all == 0 ? Double.NaN : sum / all;
  }

  private static int binOf(Judgement judgement) {
    return Math.clamp((long) (judgement.confidence() * BINS), 0, BINS - 1);
  }

  private static Bin bin(int index, List<Judgement> held) {
    return new Bin(
        (double) index / BINS,
        held.size(),
        held.stream().mapToDouble(Judgement::confidence).average().orElse(Double.NaN),
        held.stream().mapToDouble(j -> j.isRight() ? 1 : 0).average().orElse(Double.NaN));
  }
}
