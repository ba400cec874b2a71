package fr.assistantchorus.conversation.agent;

import java.util.UUID;

/**
 * A conversation that waits for an agent, as the list of them tells it. All texts are masked.
 *
 * @param title of the dialog that was under way before; empty where none was
 * @param at dialog/state there; empty where none was
 * @param failed whether the assistant has offered a human because it did not understand
 * @param said the person's last words, cut where they are long
 */
public record Awaiting(UUID conversation, String title, String at, boolean failed, String said) {}
