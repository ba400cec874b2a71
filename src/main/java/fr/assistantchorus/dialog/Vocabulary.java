package fr.assistantchorus.dialog;

import java.util.Map;
import java.util.Set;

/**
 * What the checker checks the dialogs against.
 *
 * @param actions by name
 * @param settings the portal's settings that texts may quote, with their types
 * @param intents every intent that the understanding can tell
 */
public record Vocabulary(
    Map<String, ActionSignature> actions, Map<String, ValueType> settings, Set<String> intents) {}
