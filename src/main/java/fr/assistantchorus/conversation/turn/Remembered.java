package fr.assistantchorus.conversation.turn;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.util.Optional;
import java.util.UUID;

/**
 * The conversations that this node has read or written last, within a bound of bytes: one with long
 * answers counts for many with short ones.
 */
final class Remembered {
  /**
   * The most bytes, as far as {@link #bytes(Conversation)} tells: 12 MiB, some five thousand
   * conversations. What is kept for long is what a garbage collection costs.
   */
  static final long MAX_BYTES = 12_582_912;

  /** The conversation without its state, with its entry. */
  private static final int FIXED = 600;

  /**
   * The bytes that a state takes for a character of its JSON, as thirteen thousand conversations in
   * a heap told: two for most signs of its texts, and no names of fields.
   */
  private static final int A_CHARACTER = 2;

  private final Cache<UUID, Conversation> known =
      Caffeine.newBuilder()
          .maximumWeight(MAX_BYTES)
          .weigher((UUID _, Conversation conversation) -> bytes(conversation))
          // Its upkeep takes a microsecond; to wake another thread for it took fifteen a turn.
          .executor(Runnable::run)
          .build();

  private static int bytes(Conversation conversation) {
    return FIXED + A_CHARACTER * conversation.stateLength();
  }

  Optional<Conversation> find(UUID id) {
    return Optional.ofNullable(known.getIfPresent(id));
  }

  void put(Conversation conversation) {
    known.put(conversation.id(), conversation);
  }

  void forget(UUID id) {
    known.invalidate(id);
  }

  /** Returns how many bytes are taken. */
  long bytes() {
    known.cleanUp();
    return known.policy().eviction().orElseThrow().weightedSize().orElseThrow();
  }
}
