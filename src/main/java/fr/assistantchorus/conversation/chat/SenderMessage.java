package fr.assistantchorus.conversation.chat;

import java.util.Optional;

/**
 * A message that another program passes on.
 *
 * @param sender who wrote it, as that program names them; the same name is the same person
 * @param id the same id again is the same message; without an id, every message is new
 */
public record SenderMessage(String sender, Optional<String> id) {}
