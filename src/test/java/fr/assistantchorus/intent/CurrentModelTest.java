package fr.assistantchorus.intent;

import static org.assertj.core.api.Assertions.assertThat;

import fr.assistantchorus.intent.phrase.Phrase;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A text is understood once, by the model of the moment, and only so many are kept. */
final class CurrentModelTest {
  private static final IntentModel FIRST = model("saluer", "partir");
  private static final IntentModel SECOND = model("pleuvoir", "neiger");

  private final CurrentModel model = new CurrentModel(FIRST);

  @Test
  void theSameTextMeansTheSameAsToTheModelItself() {
    for (String text : List.of("bonjour", "au revoir", "bonjour", "", "mon code est 15100")) {
      assertThat(model.understand(text)).isEqualTo(FIRST.understand(text));
    }
    assertThat(model.understand("bonjour")).isSameAs(model.understand("bonjour"));
  }

  @Test
  void anotherModelAnswersAtOnce() {
    model.understand("bonjour");
    model.replace(SECOND);

    assertThat(model.understand("bonjour")).isEqualTo(SECOND.understand("bonjour"));
  }

  @Test
  void whatTellsOfAPersonIsNotKept() {
    List.of("15100 Aurillac", "jean@exemple.fr", "b".repeat(CurrentModel.LONGEST_KEPT + 1))
        .forEach(model::understand);

    assertThat(model.keptBytes()).isZero();
  }

  @Test
  void soManyAreKeptAndNoMore() {
    for (int i = 0; i < CurrentModel.MOST_KEPT_BYTES / 500; i++) {
      model.understand(Integer.toString(i, 26).replaceAll("\\d", "z") + "a".repeat(i % 90));
    }

    assertThat(model.keptBytes()).isPositive().isLessThanOrEqualTo(CurrentModel.MOST_KEPT_BYTES);
  }

  private static IntentModel model(String one, String other) {
    return IntentModel.train(
        List.of(
            new Phrase("bonjour", one, "one.yml", 1),
            new Phrase("au revoir", other, "one.yml", 2)));
  }
}
