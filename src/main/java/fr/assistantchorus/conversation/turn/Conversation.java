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
 * @param stateLength how many characters the state has as JSON
 * @param wrappedKey null where there is no secret
 * @param logLength how many characters its events have
 */
public record Conversation(
    UUID id,
    byte[] tokenHash,
    long version,
    long seq,
    String catalog,
    State state,
    int stateLength,
    byte[] wrappedKey,
    Instant lastAt,
    long logLength) {

  /**
   * The most turns. A person who needs more has lost the thread long ago, or is a program; what
   * reads a conversation reads no more than these.
   */
  static final int MAX_TURNS = 1_000;

  /** The most characters of its events and replies; a turn has some thousands. */
  static final long MAX_LOG_LENGTH = 8_000_000;

  /** Returns whether nothing more that a person does fits into it. */
  boolean full() {
    // Each write counts; those that are no turns are few.
    return version > MAX_TURNS || logLength > MAX_LOG_LENGTH;
  }
}
