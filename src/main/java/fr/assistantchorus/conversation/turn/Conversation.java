package fr.assistantchorus.conversation.turn;

import fr.assistantchorus.engine.State;
import java.time.Instant;
import java.util.UUID;

/**
 * A conversation as it was last read or written.
 *
 * @param tokenHash null once it was forgotten
 * @param version counts the writes
 * @param seq the number of the last event
 * @param catalog the hash of the catalog that it was last answered with
 * @param wrappedKey null where there is no secret
 */
public record Conversation(
    UUID id,
    byte[] tokenHash,
    long version,
    long seq,
    String catalog,
    State state,
    byte[] wrappedKey,
    Instant lastAt) {}
