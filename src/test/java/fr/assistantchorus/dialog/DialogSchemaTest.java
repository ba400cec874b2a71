package fr.assistantchorus.dialog;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.Error;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import fr.assistantchorus.field.FieldType;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.schema.CoreSchema;

/** Checks the schema that editors use against the files and against the code. */
final class DialogSchemaTest {
  private static final Path SCHEMA_FILE = Path.of("dialogs/dialog.schema.json");
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Schema SCHEMA = schema();

  @TestFactory
  Stream<DynamicTest> everyFileConforms() throws IOException {
    Map<String, String> files = CatalogSources.inFolder(Path.of("dialogs"));
    CatalogSources.inFolder(Path.of("src/test/resources/dialogs-good"))
        .forEach((file, text) -> files.put("dialogs-good/" + file, text));
    return files.entrySet().stream()
        .map(file ->
            DynamicTest.dynamicTest(
                file.getKey(), () -> assertThat(errors(file.getValue())).isEmpty()));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{ dialog: x, title: X, start: a }",
        "{ dialog: X, title: X, start: a, states: { a: { end: done } } }",
        "{ dialog: x, title: L'eau, start: a, states: { a: { end: done } } }",
        "{ dialog: x, title: X, start: a, states: { a: { end: over } } }",
        "{ dialog: x, title: X, start: a, states: { a: { say: Bien. } } }",
        "{ dialog: x, title: X, start: a, states: { a: { say: Bien., next: a, end: done } } }",
        "{ dialog: x, title: X, start: a, states: { a: { collect: s, ask: Quoi } } }",
        "{ dialog: x, title: X, start: a, states: { a: { repair: undo, outcomes: { done: a } } } }",
        "{ dialog: x, title: X, start: a, states: { a: { end: done } }, slots: { s: {} } }",
        "{ dialog: x, title: X, start: a, states: { a: { end: done } },"
            + " slots: { s: { type: email } } }",
        "{ dialog: x, title: X, start: a, states: { a: { end: done } }, access: all }",
        "{ dialog: x, title: X, start: a, states: { a: { ask: Quoi } } }",
        "{ dialog: x, title: X, start: a, include: [p], states: { a: { end: done } } }",
        "{ part: p, states: { a: { end: done } } }",
        "{ part: p, exits: [b], states: { a: { ask: Quoi } } }",
        "{ facts: { a/b: Oui }, dialog: x }",
        "{ facts: { a/b: [Oui] } }",
        "[]"
      })
  void whatIsWrongDoesNotConform(String text) {
    assertThat(errors(text)).isNotEmpty();
  }

  @Test
  void theSchemaNamesWhatTheCodeKnows() throws IOException {
    JsonNode definitions = JSON.readTree(SCHEMA_FILE.toFile()).get("$defs");
    assertThat(words(definitions.at("/slot/properties/type/enum")))
        .containsExactlyElementsOf(codes(FieldType.values(), FieldType::code));
    assertThat(words(definitions.at("/repair/properties/repair/enum")))
        .containsExactlyElementsOf(codes(RepairOperation.values(), RepairOperation::code));
    assertThat(words(definitions.at("/ending/enum")))
        .containsExactlyElementsOf(StateReader.ENDINGS);
    assertThat(definitions.at("/text/maxLength").intValue()).isEqualTo(MappingReader.MAX_TEXT);
    assertThat(definitions.at("/label/maxLength").intValue()).isEqualTo(MappingReader.MAX_LABEL);
    assertThat(definitions.at("/states/maxProperties").intValue())
        .isEqualTo(DialogReader.MAX_STATES);
    assertThat(definitions.at("/slots/maxProperties").intValue()).isEqualTo(DialogReader.MAX_SLOTS);
    assertThat(definitions.at("/collect/properties/options/anyOf/1/maxItems").intValue())
        .isEqualTo(StateChecker.MAX_OPTIONS);
  }

  private static <T> List<String> codes(T[] values, Function<T, String> code) {
    return Arrays.stream(values).map(code).toList();
  }

  private static List<String> words(JsonNode array) {
    return StreamSupport.stream(array.spliterator(), false).map(JsonNode::textValue).toList();
  }

  /** Reads the file as an editor reads it: YAML 1.2 with its own types. */
  private static List<Error> errors(String text) {
    LoadSettings settings = LoadSettings.builder().setSchema(new CoreSchema()).build();
    List<Error> errors = new ArrayList<>();
    try {
      for (Object document : new Load(settings).loadAllFromString(text)) {
        errors.addAll(SCHEMA.validate(JSON.writeValueAsString(document), InputFormat.JSON));
      }
    } catch (JsonProcessingException e) {
      throw new AssertionError(e);
    }
    return errors;
  }

  private static Schema schema() {
    try {
      return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
          .getSchema(Files.readString(SCHEMA_FILE), InputFormat.JSON);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }
}
