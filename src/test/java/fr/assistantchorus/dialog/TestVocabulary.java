package fr.assistantchorus.dialog;

import java.util.Map;
import java.util.Set;

/** The actions and settings that the dialogs of the tests name. */
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
              Set.of("subject", "text", "email"),
              Map.of("opened", Map.of("number", ValueType.TEXT))));

  private static final Map<String, ValueType> SETTINGS =
      Map.of(
          "link_minutes", ValueType.NUMBER,
          "mail_from", ValueType.TEXT,
          "portal", ValueType.TEXT);

  private TestVocabulary() {}

  static Vocabulary of(String... intents) {
    return new Vocabulary(ACTIONS, SETTINGS, Set.of(intents));
  }
}
