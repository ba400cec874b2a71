package fr.assistantchorus.conversation.turn;

import fr.assistantchorus.engine.SecretRef;
import fr.assistantchorus.hearing.SecretKeeper;
import fr.assistantchorus.store.Seal;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import java.util.UUID;

/**
 * The sensitive values of one turn on their way into the store, under the conversation's own key.
 */
public final class Secrets implements SecretKeeper {
  private static final int ID_BYTES = 12;

  private final UUID conversation;
  private final ConversationKeys keys;
  private final Map<String, byte[]> sealed = new HashMap<>();
  private final Map<String, String> values = new HashMap<>();
  private byte[] wrappedKey;
  private Seal own;

  /**
   * @param wrappedKey null where the conversation has had no secret yet; then a key is made when it
   *     is needed
   */
  public Secrets(UUID conversation, ConversationKeys keys, byte[] wrappedKey) {
    this.conversation = conversation;
    this.keys = keys;
    this.wrappedKey = wrappedKey;
  }

  @Override
  public SecretRef keep(String value, String mask) {
    if (wrappedKey == null) {
      wrappedKey = keys.make(conversation);
    }
    String id = id(value);
    if (values.put(id, value) == null) {
      sealed.put(id, seal().seal(value, id));
    }
    return new SecretRef(id, mask);
  }

  @Override
  public boolean standsFor(SecretRef ref, String value) {
    return readable() && ref.id().equals(id(value));
  }

  private String id(String value) {
    return HexFormat.of().formatHex(seal().fingerprint(value, "secret"), 0, ID_BYTES);
  }

  /** Opens a stored value. */
  String open(String id, byte[] stored) {
    return values.computeIfAbsent(id, _ -> seal().open(stored, id));
  }

  /**
   * Returns the values that were kept in this turn, by id. They are in the clear and must never be
   * stored.
   */
  public Map<String, String> values() {
    return values;
  }

  /** Returns the values that were kept in this turn, by id, as they are stored. */
  Map<String, byte[]> sealed() {
    return sealed;
  }

  byte[] wrappedKey() {
    return wrappedKey;
  }

  /** Returns whether there is a key to open anything with. */
  boolean readable() {
    return wrappedKey != null;
  }

  private Seal seal() {
    if (own == null) {
      own = keys.open(conversation, wrappedKey);
    }
    return own;
  }
}
