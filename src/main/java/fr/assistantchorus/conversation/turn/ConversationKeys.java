package fr.assistantchorus.conversation.turn;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import fr.assistantchorus.store.Seal;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.UUID;

/**
 * The keys of conversations, each wrapped under the portal's: a conversation is erased by
 * destroying its own.
 */
public final class ConversationKeys {
  private static final int MOST_OPEN = 4_096;

  /** How long after its last use the key of an erased conversation may be in memory yet. */
  private static final Duration OPEN_FOR = Duration.ofMinutes(2);

  private final Seal master;

  /** Between the turns of one that goes on: unwrapping takes longer than all else with a secret. */
  private final Cache<Wrapped, Seal> open =
      Caffeine.newBuilder().maximumSize(MOST_OPEN).expireAfterAccess(OPEN_FOR).build();

  private record Wrapped(UUID conversation, ByteBuffer key) {}

  public ConversationKeys(Seal master) {
    this.master = master;
  }

  /** Makes a key, to be stored as it is. */
  public byte[] make(UUID conversation) {
    return master.newWrappedKey(context(conversation));
  }

  /**
   * @param wrapped what {@link #make} made for this conversation
   * @throws Seal.SealBroken when it was made for another one, or altered
   */
  public Seal open(UUID conversation, byte[] wrapped) {
    return open.get(
        new Wrapped(conversation, ByteBuffer.wrap(wrapped)),
        _ -> master.unwrap(wrapped, context(conversation)));
  }

  private static String context(UUID conversation) {
    return "conversation/" + conversation;
  }
}
