package fr.assistantchorus.intent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fr.assistantchorus.intent.PhraseFiling.Filed;
import fr.assistantchorus.intent.phrase.MalformedNlu;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class PhraseFilingTest {
  private static final String LINK =
      """
      # Links that have had their hour.
      version: "3.1"
      nlu:
        - intent: lien
          examples: |
            - le lien ne marche plus
            - lien expiré depuis hier
        # How long it lives.
        - intent: lien/duree
          examples: |
            - il est valable combien de temps
      # The end.
      """;

  private static final String LISTED =
      """
      nlu:
      - intent: compte
        examples:
        - je veux un compte
      """;

  private @TempDir Path folder;

  @BeforeEach
  void write() throws IOException {
    Files.writeString(folder.resolve("lien.yml"), LINK);
    Files.writeString(folder.resolve("compte.yml"), LISTED);
  }

  @Test
  void aPhraseGoesBelowTheLastOfItsIntentAndAllElseStays() throws IOException {
    Filed filed = PhraseFiling.file(folder, "  quand je clique \n c'est périmé ", "lien");
    assertThat(filed).isEqualTo(new Filed.Written("lien.yml", 8));
    assertThat(folder.resolve("lien.yml"))
        .hasContent(
            LINK.replace("depuis hier\n", "depuis hier\n      - quand je clique c'est périmé\n"));
    assertThat(folder.resolve("compte.yml")).hasContent(LISTED);
    assertThat(names()).containsExactly("compte.yml", "lien.yml");
  }

  @Test
  void aSubIntentIsFiledUnderItsOwnName() throws IOException {
    assertThat(PhraseFiling.file(folder, "ça dure longtemps ce machin ?", "lien/duree"))
        .isEqualTo(new Filed.Written("lien.yml", 12));
  }

  @Test
  void aListOfExamplesTakesItToo() throws IOException {
    assertThat(PhraseFiling.file(folder, "ouvrez moi un accès", "compte"))
        .isEqualTo(new Filed.Written("compte.yml", 5));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          lien expiré depuis HIER               | lien   | is nearly "lien expiré depuis hier"
          le lien ne marchee plus !             | compte | which stands under lien at lien.yml:6
          mon adresse c'est j****@****.fr       | lien   | masked
          iban FR76 **** 189                    | lien   | masked
          quand je clique rien                  | liens  | no intent "liens"
          ?!                                    | lien   | has no words
          le [lien](objet) que j'ai reçu là     | lien   | write it by hand
          je clique : rien                      | compte | write it by hand
          """)
  void whatIsNoGoodPhraseIsRefusedWithItsReason(String text, String intent, String why)
      throws IOException {
    assertThat(PhraseFiling.file(folder, text, intent))
        .isInstanceOfSatisfying(
            Filed.Refused.class, refused -> assertThat(refused.why()).contains(why));
    assertThat(folder.resolve("lien.yml")).hasContent(LINK);
    assertThat(folder.resolve("compte.yml")).hasContent(LISTED);
  }

  @ParameterizedTest
  @ValueSource(strings = {"le lien que vous m'avez envoyé", "expiré", "je veux un autre lien"})
  void whatIsLikeAPhraseAndNotTheSameIsTaken(String text) throws IOException {
    assertThat(PhraseFiling.file(folder, text, "lien")).isInstanceOf(Filed.Written.class);
  }

  @Test
  void aStoryIsNoPhrase() throws IOException {
    assertThat(PhraseFiling.file(folder, "et puis ".repeat(50), "lien"))
        .isInstanceOf(Filed.Refused.class);
  }

  @Test
  void filesThatAreFaultyAreLeftAsTheyAre() throws IOException {
    Files.writeString(folder.resolve("autre.yml"), "nlu: 1\n");
    assertThatThrownBy(() -> PhraseFiling.file(folder, "quand je clique rien", "lien"))
        .isInstanceOf(MalformedNlu.class);
    assertThat(folder.resolve("lien.yml")).hasContent(LINK);
  }

  private Stream<String> names() throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.map(file -> file.getFileName().toString()).sorted().toList().stream();
    }
  }
}
