package fr.assistantchorus.field;

import static org.assertj.core.api.Assertions.assertThat;

import java.text.Normalizer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class StreamSafeTest {
  /** Two marks that change places when they are put in order, which takes longest. */
  private static final String ALTERNATING = "\u0301\u0323";

  @Test
  void aRunOfMarksIsCutAndWhatFollowsStays() {
    String endless = "e" + ALTERNATING.repeat(2_000) + "t";

    assertThat(StreamSafe.limited(endless))
        .isEqualTo("e" + ALTERNATING.repeat(StreamSafe.MOST_MARKS / 2) + "t");
    assertThat(StreamSafe.normalize(endless, Normalizer.Form.NFKD))
        .hasSize(2 + StreamSafe.MOST_MARKS)
        .startsWith("e\u0323")
        .endsWith("t");
    assertThat(Typed.line(endless)).hasSizeLessThanOrEqualTo(2 + StreamSafe.MOST_MARKS);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "Élan", "e\u0301te\u0301", "🚜 g pas resu", "a\u0000\ud800b", "ﬁn"})
  void whatPeopleWriteStaysAsItIs(String text) {
    assertThat(StreamSafe.limited(text)).isEqualTo(text);
    assertThat(StreamSafe.normalize(text, Normalizer.Form.NFKD))
        .isEqualTo(Normalizer.normalize(text, Normalizer.Form.NFKD));
  }
}
