package fr.assistantchorus.intent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import fr.assistantchorus.intent.Confusion.Cell;
import fr.assistantchorus.intent.Evaluation.Mistake;
import fr.assistantchorus.intent.Evaluation.Share;
import fr.assistantchorus.intent.Understood.Certainty;
import fr.assistantchorus.intent.phrase.Phrase;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Checks the figures of judgements for which they can be worked out by hand. */
final class EvaluationTest {
  private static final Set<String> KNOWN = Set.of("a", "b", "c", "oos");

  /**
   * Each line is what was meant, what was ranked, the confidence of the first, and the certainty.
   */
  private static final String TABLE =
      """
      a    a b c  0.95  SURE
      a    a c b  0.91  SURE
      a    b a c  0.65  EITHER
      b    b a c  0.62  EITHER
      b    oos b  0.55  EITHER
      c    a b x  0.15  NONE
      oos  oos a  0.85  SURE
      oos  a b    0.12  NONE
      new  b a    0.18  NONE
      new  a b    0.97  SURE
      """;

  private final Evaluation evaluation = Evaluation.of(judgements(TABLE), KNOWN, 42);

  @Test
  void intentsThatTheModelWasNeverToldOfCountAsOutOfScopeAndNotForAccuracy() {
    assertThat(evaluation.n()).isEqualTo(8);
    assertThat(evaluation.accuracy()).isEqualTo(4 / 8.0);
    assertThat(evaluation.accuracyInScope()).isEqualTo(3 / 6.0);
    assertThat(evaluation.top3()).isEqualTo(6 / 8.0);
    assertThat(evaluation.rejectedOutOfScope()).isEqualTo(3 / 4.0);
    assertThat(evaluation.rejectedInScope()).isEqualTo(2 / 6.0);
    assertThat(evaluation.microsPerMessage()).isEqualTo(42);
    assertThat(evaluation.perIntent())
        .containsEntry("a", 2 / 3.0)
        .containsEntry("b", 0.5)
        .containsEntry("c", 0.0)
        .containsEntry("oos", 0.5)
        .hasSize(4);
  }

  @Test
  void f1IsOfPrecisionAndRecall() {
    Confusion confusion = evaluation.confusion();
    assertThat(confusion.meant("a")).isEqualTo(3);
    assertThat(confusion.taken("a")).isEqualTo(4);
    assertThat(confusion.f1("a")).isEqualTo(4 / 7.0);
    assertThat(confusion.f1("c")).isZero();
    assertThat(confusion.f1("x")).isNaN();
    assertThat(evaluation.macroF1()).isEqualTo((4 / 7.0 + 0.5 + 0 + 0.5) / 4, within(1e-9));
  }

  @Test
  void theBiggestConfusionsComeFirst() {
    assertThat(Evaluation.of(judgements(TABLE + "c a 0.2 NONE"), KNOWN, 1).confusion().mistaken())
        .containsExactly(
            new Cell("c", "a", 2),
            new Cell("a", "b", 1),
            new Cell("b", "oos", 1),
            new Cell("oos", "a", 1));
  }

  @Test
  void calibrationComparesWhatWasSaidWithWhatCameTrue() {
    List<Calibration.Bin> bins = evaluation.calibration().bins();
    assertThat(bins)
        .hasSize(10)
        .extracting(Calibration.Bin::n)
        .containsExactly(0, 2, 0, 0, 0, 1, 2, 0, 1, 2);
    assertThat(bins.get(6).confidence()).isEqualTo(0.635, within(1e-9));
    assertThat(bins.get(6).accuracy()).isEqualTo(0.5);
    assertThat(bins.getFirst().accuracy()).isNaN();
    double distances = 2 * 0.135 + 0.55 + 2 * 0.135 + 0.15 + 2 * 0.07;
    assertThat(evaluation.calibration().expectedError()).isEqualTo(distances / 8, within(1e-9));
  }

  @Test
  void fullConfidenceIsInTheLastBin() {
    assertThat(Calibration.of(judgements("a a 1.0 SURE")).bins().getLast().n()).isEqualTo(1);
  }

  @Test
  void certaintiesAreCountedWithHowOftenTheyAreRight() {
    assertThat(evaluation.certainties())
        .containsEntry(Certainty.SURE, new Share(3, 1))
        .containsEntry(Certainty.EITHER, new Share(3, 1 / 3.0))
        .containsEntry(Certainty.NONE, new Share(2, 0));
  }

  @Test
  void theWorstPhrasesAreThoseOfTheMostConfidence() {
    assertThat(evaluation.worst(2)).extracting(Mistake::confidence).containsExactly(0.65, 0.55);
  }

  @Test
  void figuresOfNothingAreNotNumbers() {
    Evaluation nothing = Evaluation.of(List.of(), KNOWN, Double.NaN);
    assertThat(nothing.n()).isZero();
    assertThat(nothing.accuracy()).isNaN();
    assertThat(nothing.macroF1()).isNaN();
    assertThat(nothing.rejectedOutOfScope()).isNaN();
    assertThat(nothing.calibration().expectedError()).isNaN();
  }

  @Test
  void everyPhraseIsHeldOutOnceAndNeverTrainedOnMeanwhile() {
    List<Phrase> phrases = new ArrayList<>();
    for (int line = 1; line <= 23; line++) {
      phrases.add(new Phrase("mot" + line, line % 3 == 0 ? "a" : "b/c", "a.yml", line));
    }
    Set<Phrase> heldOut = new HashSet<>();
    List<Integer> sizes = new ArrayList<>();
    Evaluation crossed =
        CrossValidation.of(
            phrases,
            phrases,
            Grain.PARENT,
            new Pace(2, 10),
            kept -> {
              assertThat(phrases).containsAll(kept);
              Set<Phrase> others = new HashSet<>(phrases);
              kept.forEach(others::remove);
              heldOut.addAll(others);
              sizes.add(others.size());
              return IntentModel.train(kept);
            });
    assertThat(heldOut).hasSize(23);
    assertThat(sizes.stream().mapToInt(Integer::intValue).sum()).isEqualTo(23);
    assertThat(crossed.n()).isEqualTo(23);
    assertThat(crossed.perIntent()).containsOnlyKeys("a", "b");
  }

  private static List<Judgement> judgements(String table) {
    return table
        .lines()
        .map(line -> List.of(line.strip().split(" +")))
        .map(cells ->
            new Judgement(
                new Phrase("", cells.getFirst(), "a.yml", 1),
                cells.getFirst(),
                cells.subList(1, cells.size() - 2),
                Double.parseDouble(cells.get(cells.size() - 2)),
                Certainty.valueOf(cells.getLast())))
        .toList();
  }
}
