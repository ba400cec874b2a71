package fr.assistantchorus.engine;

import static org.assertj.core.api.Assertions.assertThat;

import fr.assistantchorus.dialog.DialogState.Option;
import fr.assistantchorus.engine.Interpretation.Entity;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class ChoosingTest {
  private static final List<Option> OPTIONS =
      List.of(
          new Option("shellfish-farmer", "Conchyliculteur"),
          new Option("12345678200010", "Le siège"),
          new Option("Dijon", "Ma commune"));

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          moi je fais des huîtres        | category shellfish-farmer            | shellfish-farmer
          celui du 123 456 782 00010     | siret 12345678200010                 | 12345678200010
          à dijon                        | town Dijon                           | Dijon
          à beaune                       | town Beaune                          | -
          à dijon, ostréiculteur         | town Dijon, category shellfish-farmer | -
          c'est quoi un ostréiculteur    | category shellfish-farmer            | -
          ostréiculteur ?                | category shellfish-farmer            | -
          12345678200010 sur dix papiers et sur les autres je lis un 8 à la fin | siret 12345678200010 | -
          dijon                          |                                      | -
          """)
  void whatWasFoundChoosesTheOptionOfItsValueWhateverItIs(
      String text, String found, String chosen) {
    List<Entity> entities =
        found == null
            ? List.of()
            : Arrays.stream(found.split(", "))
                .map(one -> one.split(" "))
                .map(one -> new Entity(one[0], new Value.Text(one[1]), Optional.empty()))
                .toList();
    Interpretation heard =
        new Interpretation(
            List.of(),
            Interpretation.Verdict.NONE,
            entities,
            Optional.empty(),
            List.of(),
            Optional.empty());
    assertThat(Choosing.found(OPTIONS, text, heard).map(Option::value).orElse("-"))
        .isEqualTo(chosen);
  }
}
