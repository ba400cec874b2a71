package fr.assistantchorus.support;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class SideBySideTest {
  @ParameterizedTest(name = "{0} beside {1}: {2}")
  @CsvSource({
    "1 2 3, 1 2 3, 0.5",
    "5 5 5, 5 5 5, 0.5",
    "1 2 3, 4 5 6, 0",
    "4 5 6, 1 2 3, 1",
    // Whatever the unit, and however far out one lies.
    "10 20 3000000, 15, 0.6666666",
    "2 4, 1 3, 0.75",
  })
  void eachPairCountsAndOnlyWhichIsMore(String first, String second, double share) {
    assertThat(SideBySide.longer(numbers(first), numbers(second))).isEqualTo(share, within(1e-6));
  }

  @Test
  void aTenthMoreIsSeenInNoiseAsGreat() {
    Random random = new Random(42);
    long[] first = random.doubles(120, 1_100, 1_300).mapToLong(Math::round).toArray();
    long[] second = random.doubles(120, 1_000, 1_200).mapToLong(Math::round).toArray();
    assertThat(SideBySide.longer(first, second)).isGreaterThan(0.65);
  }

  @Test
  void eachActIsTriedAsOftenAndEachTryHasANumberOfItsOwn() {
    int[] first = new int[50];
    int[] second = new int[50];
    SideBySide.longer(10, i -> first[i]++, i -> second[i]++);
    assertThat(first).containsOnly(1).isEqualTo(second);
  }

  private static long[] numbers(String text) {
    return Arrays.stream(text.split(" ")).mapToLong(Long::parseLong).toArray();
  }
}
