package fr.assistantchorus.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class PlainWordsTest {
  private static final int TEXTS = 20_000;
  private static final int LONGEST = 12;

  /** Among them letters with and without accents, marks, signs, and other scripts. */
  @Test
  void aTextIsReadAsInAnyScriptWhateverItsLetters() {
    Random random = new Random(12);
    int[] ends = {0x80, 0x180, 0x180, 0x370, 0x2100, 0x10000, 0x1F700};
    for (int number = 0; number < TEXTS; number++) {
      StringBuilder text = new StringBuilder();
      int end = ends[random.nextInt(ends.length)];
      for (int length = random.nextInt(LONGEST); length > 0; length--) {
        text.appendCodePoint(
            random.nextInt(4) == 0 ? 0x2000 + random.nextInt(0x70) : random.nextInt(end));
      }
      assertThat(PlainWords.normalise(text.toString()))
          .as(() -> text.codePoints().boxed().toList().toString())
          .isEqualTo(PlainWords.inAnyScript(text.toString()));
    }
  }

  @ParameterizedTest
  @CsvSource({
    "C’est tout, cest tout, true",
    "J’ai un SIRET finalement, jai un siret finalement, true",
    "Oui, OUI !, true",
    "C’est tout, c'est tout de suite, false"
  })
  void aLabelIsTheSameHoweverItsWordsAreParted(String label, String typed, boolean same) {
    assertThat(PlainWords.same(label, typed)).isEqualTo(same);
  }

  @ParameterizedTest
  @CsvSource({
    "pas de pacage, true",
    "J'ai pas de PACAGE, true",
    "je n’ai pas de numéro de pacage, true",
    "aucun pacage, true",
    "sans, false",
    "pas, false",
    "pacage, false",
    "pas de numéro, false",
    "j'ai pas de pacage c'est grave ?, false",
    "pas de siret, false"
  })
  void onlyWhoSaysNothingElseHasNone(String text, boolean denies) {
    assertThat(PlainWords.denies(text, "numéro de PACAGE", List.of("PACAGE"))).isEqualTo(denies);
  }

  @ParameterizedTest
  @CsvSource({
    "j'ai pas le PACAGE sous la main, true",
    "je ne retrouve plus mon pacage, true",
    "mon pacage je connais pas, true",
    "j'ai pas mes papiers sous la main, false",
    "mon pacage est le 021155968, false"
  })
  void whatIsNotAtHandIsNamed(String text, boolean missing) {
    assertThat(PlainWords.isNotAtHand(text, List.of("numéro de PACAGE", "pacage")))
        .isEqualTo(missing);
  }

  @ParameterizedTest
  @CsvSource({
    "'Non, refuser', refuser",
    "oui mais en consultation, en consultation",
    "finalement CUMA, cuma",
    "non, non",
    "ouistiti, ouistiti"
  })
  void whatFollowsAYesOrANoIsKept(String text, String rest) {
    assertThat(PlainWords.afterJudgement(text)).isEqualTo(rest);
  }
}
