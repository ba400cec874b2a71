package fr.assistantchorus.hearing;

import static org.assertj.core.api.Assertions.assertThat;

import fr.assistantchorus.evaluation.HearingEvaluation;
import fr.assistantchorus.evaluation.HearingEvaluation.Judged;
import fr.assistantchorus.support.Shipped;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/**
 * Messages in the middle of a dialog, played with the shipped dialogs, phrases and examples: the
 * kinds that went wrong with real people, and a set by an author whose messages nothing was learnt
 * from.
 */
final class HeardKindsTest {
  private static final Path FOLDER = Path.of("src/test/resources/hearing");

  /** A little under what was measured, so that a change that costs some points is noticed. */
  private static final double LEAST_MEANT = 0.64;

  private static final Interpreter INTERPRETER =
      new Interpreter(Shipped.understanding(), Optional.of(Shipped.judge()));

  @Test
  void everyKindThatWentWrongIsHeardRightly() throws IOException {
    assertThat(judged("kinds.yml").misheard()).isEmpty();
  }

  @Test
  void mostMessagesOfAStrangerAreTakenForWhatTheyMean() throws IOException {
    HearingEvaluation heard = judged("held-out.yml");
    assertThat(
            (double) heard.judged().stream().filter(Judged::isMeant).count()
                / heard.judged().size())
        .as(heard.table())
        .isGreaterThan(LEAST_MEANT);
  }

  private static HearingEvaluation judged(String file) throws IOException {
    List<Example> examples =
        ExampleReader.read(Map.of(file, Files.readString(FOLDER.resolve(file))), Shipped.catalog());
    return HearingEvaluation.of(Shipped.catalog(), INTERPRETER, examples);
  }
}
