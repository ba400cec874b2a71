package fr.assistantchorus.conversation.chat;

import java.util.Optional;

/**
 * A message that another program passes on.
 *
 * @param sender the name that the other program has for the person who wrote the message; the same
 *     name is the same person
 * @param id the same id again is the same message; without an id, every message is new
 */
public record SenderMessage(String sender, Optional<String> id) {}
