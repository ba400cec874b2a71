package fr.assistantchorus.conversation.agent;

import com.fasterxml.jackson.databind.JsonNode;
import fr.assistantchorus.conversation.record.Lessons.Lesson;
import fr.assistantchorus.conversation.turn.Json;
import fr.assistantchorus.dialog.Catalog;
import fr.assistantchorus.hearing.ExampleReader;
import fr.assistantchorus.hearing.MalformedExamples;
import fr.assistantchorus.hearing.Meaning;
import fr.assistantchorus.intent.PhraseFiling;
import fr.assistantchorus.intent.phrase.MalformedNlu;
import fr.assistantchorus.intent.phrase.NluSource;
import java.util.List;
import java.util.Map;

/** What a text is filed as, and where it would stand; pure. */
sealed interface Filing {
  /** The file of those examples that were filed from here. */
  String EXAMPLES = "console.yml";

  String HEAD = "# What conversations taught, filed from the console. Each text is masked.\n";

  /** The signs that every mask contains. */
  String MASK = "**";

  /** As a phrase of an intent. */
  record Phrase(String intent) implements Filing {}

  /**
   * As an example of hearing, where its question was open.
   *
   * @param value what was meant; may be empty
   */
  record Example(Meaning meaning, String value) implements Filing {}

  /** Where it would stand. */
  sealed interface Place {
    /**
     * @param file its name in its folder
     * @param line from 1
     */
    record At(String file, String text, int line) implements Place {}

    /**
     * @param why in French, a whole sentence
     */
    record Nowhere(String why) implements Place {}
  }

  /** Returns the form in which it is kept until it is written. */
  default String written() {
    return Json.write(
        switch (this) {
          case Phrase(String intent) -> Map.of("intent", intent);
          case Example(Meaning meaning, String value) ->
              Map.of("meaning", meaning.code(), "value", value);
        });
  }

  static Filing read(String written) {
    JsonNode kept = Json.tree(written);
    return kept.has("intent")
        ? new Phrase(kept.path("intent").asText())
        : new Example(
            Meaning.ofCode(kept.path("meaning").asText()).orElseThrow(),
            kept.path("value").asText());
  }

  /** Returns what it is, for a list, in French. */
  default String label() {
    return switch (this) {
      case Phrase(String intent) -> "phrase de « " + intent + " »";
      case Example(Meaning meaning, String value) ->
          "exemple d’écoute : " + meaning.code() + (value.isEmpty() ? "" : " (" + value + ")");
    };
  }

  /** Puts a phrase into its file. */
  static Place place(Phrase phrase, Lesson lesson, List<NluSource> sources) {
    try {
      return switch (PhraseFiling.place(sources, lesson.text(), phrase.intent())) {
        case PhraseFiling.Placed.At(NluSource longer, int line) ->
            new Place.At(longer.name(), longer.text(), line);
        case PhraseFiling.Placed.Nowhere(var reason, String why) ->
            new Place.Nowhere(sentence(reason, why));
      };
    } catch (MalformedNlu malformed) {
      return new Place.Nowhere("Les fichiers des phrases ont des fautes : " + malformed.faults());
    }
  }

  /** Says in French why a text is no phrase. */
  static String sentence(PhraseFiling.Reason reason, String why) {
    return switch (reason) {
      case MASKED ->
          "Ce texte contient une valeur masquée : écrivez à la main une phrase qui lui ressemble.";
      case TOO_LONG -> "Ce texte est trop long pour une phrase.";
      case NO_WORDS -> "Ce texte ne contient aucun mot.";
      case NO_SUCH_INTENT -> "Cette intention n’existe pas : choisissez-en une de la liste.";
      case THERE_ALREADY -> "Une phrase presque pareille existe déjà (" + why + ").";
      case BY_HAND -> "Ce texte ne s’écrit pas tel quel dans le fichier : écrivez-le à la main.";
    };
  }

  /**
   * Puts an example into its file.
   *
   * @param text of the file; empty where there is none yet
   */
  static Place place(Example example, Lesson lesson, String text, Catalog catalog) {
    if (lesson.at().isEmpty()) {
      return new Place.Nowhere("Aucune question n’était posée : classez ce texte comme phrase.");
    }
    if (lesson.text().contains(MASK)) {
      return new Place.Nowhere(
          "Ce texte contient une valeur masquée : écrivez à la main un exemple qui lui ressemble.");
    }
    String before = text.isEmpty() ? HEAD : text.endsWith("\n") ? text : text + "\n";
    String after = before + entry(example, lesson);
    try {
      ExampleReader.read(Map.of(EXAMPLES, after), catalog);
    } catch (MalformedExamples malformed) {
      return new Place.Nowhere(
          "Cet exemple ne se lit pas avec les dialogues d’aujourd’hui (%s)."
              .formatted(malformed.faults().getLast().problem()));
    }
    return new Place.At(EXAMPLES, after, 1 + (int) before.chars().filter(c -> c == '\n').count());
  }

  /** Returns the lines of an example; a JSON string is a YAML string too. */
  private static String entry(Example example, Lesson lesson) {
    StringBuilder entry =
        new StringBuilder("- state: %s\n".formatted(lesson.at().orElseThrow()))
            .append("  text: %s\n".formatted(Json.write(lesson.text())))
            .append("  meaning: %s\n".formatted(example.meaning().code()));
    if (!example.value().isEmpty()) {
      entry.append("  value: %s\n".formatted(Json.write(example.value())));
    }
    return entry.toString();
  }
}
