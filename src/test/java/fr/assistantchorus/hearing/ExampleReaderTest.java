package fr.assistantchorus.hearing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fr.assistantchorus.dialog.CatalogSources;
import fr.assistantchorus.support.Shipped;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class ExampleReaderTest {
  @Test
  void anExampleIsReadWithAllThatItSays() {
    List<Example> read =
        read(
            """
            - state: sign-up/city
              given: { postal_code: "15300" }
              text: "Murat, et le code c'est 15130"  # trap: answer
              meaning: correct
              value: { postal_code: "15130", city: Murat }
              also: answer
            """);
    assertThat(read)
        .singleElement()
        .satisfies(example -> {
          assertThat(example.place()).isEqualTo("a.yml:1");
          assertThat(example.dialog() + "/" + example.state()).isEqualTo("sign-up/city");
          assertThat(example.given()).containsExactly(Map.entry("postal_code", "15300"));
          assertThat(example.meaning()).isEqualTo(Meaning.CORRECT);
          assertThat(example.values()).containsEntry("city", "Murat").hasSize(2);
          assertThat(example.also()).contains("answer");
        });
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          {state: sign-up/citty, text: x, meaning: answer}     | no question "sign-up/citty" in the dialogs
          {state: sign-up/city, text: x, meaning: anser}       | an example needs a state (dialog/state), a text and a known meaning
          {state: sign-up/city, meaning: answer}               | an example needs a state (dialog/state), a text and a known meaning
          {state: sign-up/city, given: {sirett: x}, text: x, meaning: answer} | no slot "sirett" in sign-up; did you mean "siret"?
          {state: sign-up/city, txt: y, text: x, meaning: answer} | unknown key "txt"; did you mean "text"?
          """)
  void whatIsWrongIsToldWithItsPlace(String example, String problem) {
    assertThatThrownBy(() -> read("- " + example))
        .isInstanceOfSatisfying(
            MalformedExamples.class,
            malformed ->
                assertThat(malformed.faults())
                    .extracting(MalformedExamples.Fault::toString)
                    .containsExactly("a.yml:1: " + problem));
  }

  /** A server may run dialogs of its own, which lack questions that the examples are of. */
  @Test
  void whatOtherDialogsLackIsLeftOutWhereItIsToBeLearnt() {
    String lacking =
        """
        - {state: other/one, text: x, meaning: answer}
        - {state: sign-up/city, given: {sirett: x}, text: x, meaning: answer}
        - {state: sign-up/city, text: Murat, meaning: answer}
        """;
    assertThat(ExampleReader.fitting(Map.of("a.yml", lacking), Shipped.catalog()))
        .extracting(Example::text)
        .containsExactly("Murat");
  }

  @Test
  void twinsAreTold() {
    String twin = "- {state: sign-up/city, text: hein, meaning: repeat}\n";
    assertThatThrownBy(() -> read(twin + twin))
        .hasMessageContaining("a.yml:2: stands at a.yml:1 already");
    assertThatThrownBy(() -> read(twin + twin.replace("repeat", "complaint")))
        .hasMessageContaining("a.yml:2: means something else at a.yml:1");
  }

  /** Each state, slot and meaning that the examples name is one of the shipped dialogs. */
  @Test
  void allFilesOfExamplesAreRead() throws IOException {
    Map<String, String> files = new TreeMap<>(CatalogSources.inFolder(Path.of("hearing")));
    files.putAll(CatalogSources.inFolder(Path.of("src/test/resources/hearing")));
    assertThat(files).hasSizeGreaterThanOrEqualTo(9);
    assertThat(ExampleReader.read(files, Shipped.catalog()))
        .extracting(Example::file)
        .containsAll(files.keySet());
  }

  private static List<Example> read(String text) {
    return ExampleReader.read(Map.of("a.yml", text), Shipped.catalog());
  }
}
