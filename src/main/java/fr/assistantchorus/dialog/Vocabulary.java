package fr.assistantchorus.dialog;

import fr.assistantchorus.dialog.DialogState.Option;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What the checker checks the dialogs against.
 *
 * @param actions by name
 * @param settings the portal's settings that texts may quote, with their types
 * @param intents every intent that the understanding can tell
 * @param catalogues the portal's closed lists by name; a dialog can offer their options
 */
public record Vocabulary(
    Map<String, ActionSignature> actions,
    Map<String, ValueType> settings,
    Set<String> intents,
    Map<String, List<Option>> catalogues) {}
