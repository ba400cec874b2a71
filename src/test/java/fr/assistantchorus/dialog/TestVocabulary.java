package fr.assistantchorus.dialog;

import fr.assistantchorus.dialog.DialogState.Option;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** The actions and settings that the tests' dialogs name, and the repairs that must exist. */
final class TestVocabulary {
  private static final Map<String, ActionSignature> ACTIONS =
      Map.of(
          "resend-activation",
          new ActionSignature(
              "resend-activation",
              Set.of("email"),
              Map.of(
                  "accepted", Map.of("deadline", ValueType.MOMENT),
                  "too-soon", Map.of("minutes", ValueType.NUMBER))),
          "open-request",
          new ActionSignature(
              "open-request",
              Set.of("subject", "email"),
              Set.of("text"),
              Map.of("opened", Map.of("number", ValueType.TEXT))));

  private static final Map<String, ValueType> SETTINGS =
      Map.of(
          "link_minutes", ValueType.NUMBER,
          "mail_from", ValueType.TEXT,
          "portal", ValueType.TEXT);

  private static final Map<String, List<Option>> CATALOGUES =
      Map.of("crop", List.of(new Option("wheat", "Blé « tendre »"), new Option("oats", "Avoine")));

  private TestVocabulary() {}

  /** Returns the sources together with the repairs that the engine calls for. */
  static Map<String, String> withPatterns(Map<String, String> sources) {
    Map<String, String> all = new HashMap<>(sources);
    all.put(
        "patterns/_repair.yml",
        Arrays.stream(EngineRepair.values())
            .map(pattern ->
                """
                ---
                dialog: %s
                title: Un mot
                start: say
                states: { say: { say: Bien., end: done } }
                """
                    .formatted(pattern.dialog()))
            .collect(Collectors.joining()));
    return all;
  }

  static Vocabulary of(String... intents) {
    return new Vocabulary(ACTIONS, SETTINGS, Set.of(intents), CATALOGUES);
  }
}
