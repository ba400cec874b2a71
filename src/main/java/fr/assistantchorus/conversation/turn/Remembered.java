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
  /** The most bytes, as far as {@link #bytes(Conversation)} tells: 48 MiB. */
  static final long MAX_BYTES = 50_331_648;

  /** The conversation without its state, with its entry. */
  private static final int FIXED = 600;

  /**
   * The bytes that a state takes for a character of its JSON: two for each sign of its texts, and
   * as many again for the objects around them.
   */
  private static final int A_CHARACTER = 4;

  private final Cache<UUID, Conversation> known =
      Caffeine.newBuilder()
          .maximumWeight(MAX_BYTES)
          .weigher((UUID _, Conversation conversation) -> bytes(conversation))
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
