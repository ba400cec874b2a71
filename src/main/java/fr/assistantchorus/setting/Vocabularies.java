package fr.assistantchorus.setting;

import fr.assistantchorus.dialog.ActionSignature;
import fr.assistantchorus.dialog.DialogState.Option;
import fr.assistantchorus.dialog.ValueType;
import fr.assistantchorus.dialog.Vocabulary;
import fr.assistantchorus.engine.Value;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Makes the vocabulary of the dialogs of this portal: everything that they may name. */
public final class Vocabularies {
  private static final String LINK_MINUTES = "link_minutes";
  private static final String MAIL_FROM = "mail_from";
  private static final String PORTAL = "portal";

  private static final Map<String, ValueType> SETTINGS =
      Map.of(LINK_MINUTES, ValueType.NUMBER, MAIL_FROM, ValueType.TEXT, PORTAL, ValueType.TEXT);

  private Vocabularies() {}

  /** Returns the vocabulary, for the checker. */
  public static Vocabulary of(
      Map<String, ActionSignature> actions,
      Map<String, List<Option>> catalogues,
      Set<String> intents) {
    return new Vocabulary(actions, SETTINGS, intents, catalogues);
  }

  /** Returns the settings that texts may quote, with their values. */
  public static Map<String, Value> settings(
      Duration linkValidity, String mailFrom, String publicUrl) {
    return Map.of(
        LINK_MINUTES, new Value.Number(linkValidity.toMinutes()),
        MAIL_FROM, new Value.Text(mailFrom),
        PORTAL, new Value.Text(publicUrl + "/"));
  }
}
