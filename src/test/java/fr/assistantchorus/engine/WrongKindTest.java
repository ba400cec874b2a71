package fr.assistantchorus.engine;

import static org.assertj.core.api.Assertions.assertThat;

import fr.assistantchorus.engine.Interpretation.Answer;
import fr.assistantchorus.engine.Interpretation.Ranked;
import fr.assistantchorus.engine.Interpretation.Verdict;
import fr.assistantchorus.support.Shipped;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is said to a question of data and is no such datum: a wrong answer, or something else. */
final class WrongKindTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          ferme des lilas    | EITHER | insulte_plainte 0.44, non 0.06                        | sign-up/postal-code
          à côté de l'église | EITHER | corriger 0.25, creer_structure 0.19                   | sign-up/postal-code
          la roche sur yon   | EITHER | ouvrir_espace_tic 0.54, creer_structure 0.12          | sign-up/postal-code
          tracteur           | EITHER | insulte_plainte 0.5, hors_perimetre 0.4               | sign-up/postal-code
          vous êtes nuls     | SURE   | insulte_plainte 0.95, merci 0.01                      | complaint/sorry, sign-up/postal-code
          le mail ou le lien | EITHER | mail_activation_non_recu 0.5, creer_compte 0.35       | clarify/which
          """)
  void aWordThatResemblesAWishALittleIsAnAnswerOfTheWrongKind(
      String text, Verdict verdict, String ranked, String said) {
    Interpretation heard =
        new Interpretation(
            List.of(ranked.split(", ")).stream()
                .map(one -> one.split(" "))
                .map(one -> new Ranked(one[0], Double.parseDouble(one[1])))
                .toList(),
            verdict,
            List.of(),
            Optional.of(new Answer.Bad("letters", false, new Value.Text(text))),
            List.of(),
            Optional.empty());
    State state = States.of(Optional.empty(), Set.of(), "sign-up/postal-code");
    Step step =
        Engine.step(Shipped.catalog(), state, new Event.UserSaid("1", Instant.EPOCH, text, heard));
    assertThat(step.effects().stream().flatMap(WrongKindTest::said).toList())
        .containsExactly(said.split(", "));
  }

  private static Stream<String> said(Effect effect) {
    return effect instanceof Effect.Say(Message message) ? Stream.of(message.id()) : Stream.empty();
  }
}
