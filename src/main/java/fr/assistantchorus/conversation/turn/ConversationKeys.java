package fr.assistantchorus.conversation.turn;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import fr.assistantchorus.store.Seal;
import fr.assistantchorus.store.SealedColumn;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.List;
import java.util.UUID;

/**
 * The keys of conversations, each wrapped under the portal's key. A conversation is erased by
 * destroying its own key.
 */
public final class ConversationKeys {
  /** The most bytes of the keys that are open: 16 MiB. */
  private static final long MOST_OPEN_BYTES = 16_777_216;

  /** An open key, with the primitives that were made of it. All keys are of one length. */
  private static final int A_KEY = 4_096;

  /** How long after its last use the key of an erased conversation may still be in memory. */
  private static final Duration OPEN_FOR = Duration.ofMinutes(2);

  /** What is sealed here under the master key: the key of each conversation. */
  public static final List<SealedColumn> SEALED =
      List.of(SealedColumn.byId("conversation", "wrapped_key", ConversationKeys::context));

  private final Seal master;

  /**
   * The keys in use. They are kept between the turns of a conversation, since unwrapping a key
   * takes longer than everything else about a secret.
   */
  private final Cache<Wrapped, Seal> open =
      Caffeine.newBuilder()
          .maximumWeight(MOST_OPEN_BYTES)
          .weigher((Wrapped wrapped, Seal _) -> A_KEY + wrapped.key().remaining())
          .expireAfterAccess(OPEN_FOR)
          .executor(Runnable::run)
          .build();

  private record Wrapped(UUID conversation, ByteBuffer key) {}

  public ConversationKeys(Seal master) {
    this.master = master;
  }

  /** Makes a key, which is to be stored as it is. */
  public byte[] make(UUID conversation) {
    return master.newWrappedKey(context(conversation));
  }

  /**
   * Returns the seal under a conversation's key.
   *
   * @param wrapped what {@link #make} made for this conversation
   * @throws Seal.SealBroken where it was made for another one, or was altered
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
