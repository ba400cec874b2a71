package fr.assistantchorus.conversation.chat;

import java.util.Optional;

/**
 * A message that another program passes on.
 *
 * @param sender as that program names who wrote it; the same name is the same person
 * @param id the same again is the same message; without one, every message is new
 */
public record SenderMessage(String sender, Optional<String> id) {}
