package fr.assistantchorus.conversation.agent;

import com.github.difflib.DiffUtils;
import com.github.difflib.UnifiedDiffUtils;
import fr.assistantchorus.conversation.record.Lessons.Lesson;
import fr.assistantchorus.dialog.Catalog;
import fr.assistantchorus.intent.phrase.NluSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** What was filed, as a patch that {@code git apply} takes; pure. */
final class LessonPatch {
  private static final int CONTEXT = 3;

  private final Catalog catalog;
  private final Map<String, String> before = new TreeMap<>();
  private final Map<String, String> after = new TreeMap<>();
  private final List<String> left = new ArrayList<>();
  private List<NluSource> phrases;

  private LessonPatch(List<NluSource> phrases, Map<String, String> examples, Catalog catalog) {
    this.phrases = phrases;
    this.catalog = catalog;
    phrases.forEach(source -> before.put("intents/" + source.name(), source.text()));
    examples.forEach((name, text) -> before.put("hearing/" + name, text));
    after.putAll(before);
  }

  /**
   * Returns the patch.
   *
   * @param lessons each with its filing; those that do not fit are told at its head
   */
  static String of(
      List<Lesson> lessons,
      List<NluSource> phrases,
      Map<String, String> examples,
      Catalog catalog) {
    LessonPatch patch = new LessonPatch(phrases, examples, catalog);
    lessons.forEach(lesson -> patch.add(lesson, Filing.read(lesson.filing().orElseThrow())));
    return patch.written();
  }

  private void add(Lesson lesson, Filing filing) {
    String examples = "hearing/" + Filing.EXAMPLES;
    Filing.Place place =
        switch (filing) {
          case Filing.Phrase phrase -> Filing.place(phrase, lesson, phrases);
          case Filing.Example example ->
              Filing.place(example, lesson, after.getOrDefault(examples, ""), catalog);
        };
    switch (place) {
      case Filing.Place.At(String file, String text, _) -> {
        boolean phrase = filing instanceof Filing.Phrase;
        after.put(phrase ? "intents/" + file : examples, text);
        if (phrase) {
          phrases =
              phrases.stream()
                  .map(one -> one.name().equals(file) ? new NluSource(file, text) : one)
                  .toList();
        }
      }
      case Filing.Place.Nowhere(String why) ->
          left.add("# « %s » (%s) : %s".formatted(lesson.text(), filing.label(), why));
    }
  }

  private String written() {
    List<String> lines = new ArrayList<>(left);
    after.forEach((file, text) -> {
      Optional<String> old = Optional.ofNullable(before.get(file));
      if (!old.equals(Optional.of(text))) {
        List<String> original = old.map(LessonPatch::lines).orElse(List.of());
        lines.addAll(
            UnifiedDiffUtils.generateUnifiedDiff(
                old.isPresent() ? "a/" + file : "/dev/null",
                "b/" + file,
                original,
                DiffUtils.diff(original, lines(text)),
                CONTEXT));
      }
    });
    return lines.isEmpty() ? "" : String.join("\n", lines) + "\n";
  }

  private static List<String> lines(String text) {
    return List.of(text.split("\n"));
  }
}
