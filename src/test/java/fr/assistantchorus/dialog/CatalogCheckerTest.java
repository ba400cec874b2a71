package fr.assistantchorus.dialog;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * Each file of {@code dialogs-bad} says what is wrong with it, on the line where it is wrong:
 * {@code # expect: one problem | another}. What is wrong with the whole folder stands under {@code
 * # expect .: problem}. The intents that can be told stand under {@code # intents: a b}.
 */
final class CatalogCheckerTest {
  private static final Path BAD = Path.of("src/test/resources/dialogs-bad");
  private static final Pattern EXPECT = Pattern.compile("# expect: (.*)");
  private static final Pattern EXPECT_OF_ALL = Pattern.compile("# expect \\.: (.*)");
  private static final Pattern INTENTS = Pattern.compile("# intents: (.*)");

  @TestFactory
  Stream<DynamicTest> everyFaultIsToldWithItsLineAndASuggestion() throws IOException {
    return CatalogSources.inFolder(BAD).entrySet().stream()
        .map(file ->
            DynamicTest.dynamicTest(file.getKey(), () -> check(file.getKey(), file.getValue())));
  }

  @Test
  void textsAndFilesHaveBounds() {
    String longText = "é".repeat(MappingReader.MAX_TEXT + 1);
    assertThat(problems(dialog("{ say: " + longText + ", end: done }")))
        .containsExactly("x.yml:5: 1001 characters; at most 1000");
    assertThat(problems("#".repeat(CatalogReader.MAX_FILE_LENGTH + 1)))
        .containsExactly("x.yml:1: 262145 characters; at most 262144");
    StringBuilder states = new StringBuilder(dialog("{ end: done }"));
    for (int i = 0; i < DialogReader.MAX_STATES; i++) {
      states.append("  s").append(i).append(": { end: done }\n");
    }
    assertThat(problems(states.toString())).containsExactly("x.yml:5: 101 states; 1 to 100");
  }

  @Test
  void theRepairsThatTheEngineCallsForMustBeThere() {
    Map<String, String> sources = new HashMap<>(TestVocabulary.withPatterns(Map.of()));
    sources.computeIfPresent(
        "patterns/_repair.yml", (_, text) -> text.replace("dialog: fault", "dialog: fualt"));
    assertThat(CatalogReader.read(sources, TestVocabulary.of(), 1))
        .isEqualTo(
            new Reading.Refused(
                List.of(
                    new DialogFault(
                        "_repair.yml", 1, "the engine wants a dialog \"fault\"; write it"))));
  }

  @Test
  void aFaultInAPartIsToldWhereThePartStands() {
    String part = "part: p\nexits: [out]\nstates:\n  a: { say: \"Bon {qui}.\", next: out }\n";
    String dialog =
        "dialog: x\ntitle: X\ninclude: { p: { out: b } }\nstart: a\nstates:\n  b: { end: done }\n";
    Map<String, String> sources =
        TestVocabulary.withPatterns(Map.of("parts/p.yml", part, "x.yml", dialog));
    assertThat(CatalogReader.read(sources, TestVocabulary.of(), 1))
        .isInstanceOfSatisfying(
            Reading.Refused.class,
            refused ->
                assertThat(refused.problems())
                    .singleElement()
                    .hasToString(
                        "parts/p.yml:4: nothing fills {qui}; known: link_minutes, mail_from, portal"
                            + " (as x.yml includes it)"));
  }

  @Test
  void anAliasBombIsRefusedAndNotFollowed() {
    StringBuilder bomb = new StringBuilder("a0: &a0 [x]\n");
    for (int i = 1; i < 100; i++) {
      bomb.append("a%d: &a%d [*a%d, *a%d]\n".formatted(i, i, i - 1, i - 1));
    }
    assertThat(problems(bomb.toString()))
        .contains("x.yml:1: anchors and aliases are not used here; write it out");
  }

  private static String dialog(String state) {
    return "dialog: x\ntitle: X\nstart: a\nstates:\n  a: " + state + "\n";
  }

  private static List<String> problems(String text) {
    return problems("x.yml", text, TestVocabulary.of());
  }

  private static List<String> problems(String file, String text, Vocabulary vocabulary) {
    return switch (CatalogReader.read(
        TestVocabulary.withPatterns(Map.of(file, text)), vocabulary, 1)) {
      case Reading.Read _ -> List.of();
      case Reading.Refused(List<DialogFault> problems) ->
          problems.stream().map(DialogFault::toString).toList();
    };
  }

  private static void check(String file, String text) {
    List<String> expected = new ArrayList<>();
    List<String> lines = text.lines().toList();
    String[] intents = {};
    for (int i = 0; i < lines.size(); i++) {
      Matcher expect = EXPECT.matcher(lines.get(i));
      Matcher ofAll = EXPECT_OF_ALL.matcher(lines.get(i));
      Matcher named = INTENTS.matcher(lines.get(i));
      if (expect.find()) {
        for (String message : new TreeSet<>(List.of(expect.group(1).split(" \\| ")))) {
          expected.add("%s:%d: %s".formatted(file, i + 1, message));
        }
      } else if (ofAll.find()) {
        expected.add(".:1: " + ofAll.group(1));
      } else if (named.find()) {
        intents = named.group(1).split(" ");
      }
    }
    assertThat(problems(file, text, TestVocabulary.of(intents)))
        .containsExactlyInAnyOrderElementsOf(expected);
  }
}
