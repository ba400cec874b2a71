/**
 * Phrases, as they are written in {@code intents/}: the NLU YAML form, read with all its faults.
 */
package fr.assistantchorus.intent.phrase;
