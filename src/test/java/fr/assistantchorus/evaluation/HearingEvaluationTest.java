package fr.assistantchorus.evaluation;

import static org.assertj.core.api.Assertions.assertThat;

import fr.assistantchorus.evaluation.HearingEvaluation.Judged;
import fr.assistantchorus.hearing.ExampleReader;
import fr.assistantchorus.hearing.Interpreter;
import fr.assistantchorus.support.Shipped;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Plays examples with the shipped dialogs and phrases. */
final class HearingEvaluationTest {
  private static final Interpreter INTERPRETER =
      new Interpreter(Shipped.understanding(), Optional.of(Shipped.judge()));

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          {state: sign-up/postal-code, text: "c'est le 15300", meaning: answer, value: "15300"}
          {state: sign-up/postal-code, text: "1530", meaning: answer, value: "1530"}
          {state: open-tic-space/pacage, text: "0390012547", meaning: answer, value: "0390012547"}
          {state: sign-up/second-complement, text: passer, meaning: pass}
          {state: sign-up/city, given: {postal_code: "15300"}, text: retour, meaning: back}
          {state: sign-up/city, given: {postal_code: "15300"}, text: "non, le code postal c'est 15130", meaning: correct, value: {postal_code: "15130"}}
          {state: sign-up/postal-code, text: "pouvez-vous répéter ?", meaning: repeat}
          {state: sign-up/postal-code, text: je veux parler à un conseiller, meaning: human}
          {state: sign-up/postal-code, text: annuler, meaning: cancel}
          {state: sign-up/postal-code, text: xyz, meaning: unclear}
          """)
  void anExampleIsRightWhereTheConversationGoesOnAsItMeans(String example) {
    assertThat(judged(example)).allMatch(Judged::isRight, "is right");
  }

  @Test
  void anotherValueIsMeantButNotRightAndAnotherMeaningIsNeither() {
    Judged value =
        judged("{state: sign-up/postal-code, text: '15300', meaning: answer, value: '15130'}")
            .getFirst();
    assertThat(value.isMeant()).isTrue();
    assertThat(value.isRight()).isFalse();
    assertThat(value)
        .hasToString(
            "a.yml:1 sign-up/postal-code « 15300 » is answer {=15130}, heard answer {=15300}");
    assertThat(judged("{state: sign-up/postal-code, text: '15300', meaning: back}"))
        .noneMatch(Judged::isMeant);
  }

  private static List<Judged> judged(String example) {
    return HearingEvaluation.of(
            Shipped.catalog(),
            INTERPRETER,
            ExampleReader.read(Map.of("a.yml", "- " + example), Shipped.catalog()))
        .judged();
  }
}
