package fr.assistantchorus.store;

import com.google.crypto.tink.Aead;
import com.google.crypto.tink.InsecureSecretKeyAccess;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.RegistryConfiguration;
import com.google.crypto.tink.aead.AeadConfig;
import com.google.crypto.tink.aead.XAesGcmKey;
import com.google.crypto.tink.aead.XAesGcmParameters;
import com.google.crypto.tink.subtle.Hkdf;
import com.google.crypto.tink.subtle.Random;
import com.google.crypto.tink.util.SecretBytes;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Encrypts what is kept, by XAES-256-GCM of Google Tink. It is thread-safe, and quick enough for
 * the event loop.
 *
 * <p>A sealed value can be opened only under the same key and in the same context (the row it
 * belongs to), so that the value of one row cannot be passed off as that of another. Its first five
 * bytes name the key, so that a second one, which only opens, can stand beside the one that seals.
 */
public final class Seal {
  /** The length of a key, in bytes. */
  public static final int KEY_LENGTH = 32;

  private static final String HASH = "HmacSha256";
  private static final byte[] NO_SALT = new byte[0];

  /**
   * The length of a salt, in bytes. The bound of NIST SP 800-38D on the use of one key does not
   * apply, since XAES derives a key for each message.
   */
  private static final int SALT_LENGTH = 12;

  static {
    try {
      // This is done once, since it takes longer than everything else in making a seal.
      AeadConfig.register();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("this JVM lacks AES-GCM or HMAC-SHA-256", e);
    }
  }

  /** The length of what names the key at the beginning of a sealed value, in bytes. */
  static final int NAME_LENGTH = 5;

  private final XAesGcmKey key;
  private final Optional<Seal> second;
  private final Aead aead;

  /** The fingerprint key that belongs to this very key. */
  private final byte[] ownFingerprints;

  private final SecretKeySpec fingerprintKey;

  private Seal(XAesGcmKey key, Optional<Seal> second, byte[] own, byte[] fingerprints) {
    this.key = key;
    this.second = second;
    this.ownFingerprints = own;
    this.fingerprintKey = new SecretKeySpec(fingerprints, HASH);
    try {
      var keys = KeysetHandle.newBuilder().addEntry(KeysetHandle.importKey(key).makePrimary());
      second.ifPresent(other -> keys.addEntry(KeysetHandle.importKey(other.key)));
      aead = keys.build().getPrimitive(RegistryConfiguration.get(), Aead.class);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("this JVM lacks AES-GCM", e);
    }
  }

  /**
   * Returns the seal under this key.
   *
   * @param key {@value #KEY_LENGTH} bytes
   */
  public static Seal of(byte[] key) {
    if (key.length != KEY_LENGTH) {
      throw new IllegalArgumentException("a key is " + KEY_LENGTH + " bytes, not " + key.length);
    }
    try {
      int name = ByteBuffer.wrap(derive(key, "name")).getInt();
      var parameters = XAesGcmParameters.create(XAesGcmParameters.Variant.TINK, SALT_LENGTH);
      var secret = SecretBytes.copyFrom(derive(key, "seal"), InsecureSecretKeyAccess.get());
      byte[] fingerprints = derive(key, "fingerprint");
      return new Seal(
          XAesGcmKey.create(parameters, secret, name),
          Optional.empty(),
          fingerprints,
          fingerprints);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("this JVM lacks AES-GCM or HMAC-SHA-256", e);
    }
  }

  /**
   * Returns this seal, which also opens what another one sealed. It seals under its own key, and
   * its fingerprints are its own.
   *
   * @throws IllegalArgumentException where both have the same name, as the same key has
   */
  public Seal opening(Seal other) {
    if (Arrays.equals(name(), other.name())) {
      throw new IllegalArgumentException("the same as the key that seals");
    }
    return new Seal(key, Optional.of(other), ownFingerprints, fingerprintKey.getEncoded());
  }

  /** Returns this seal with the fingerprints of another key. */
  Seal withFingerprints(byte[] fingerprints) {
    return new Seal(key, second, ownFingerprints, fingerprints);
  }

  /** Returns the fingerprint key that is derived from this very key. */
  byte[] ownFingerprints() {
    return ownFingerprints.clone();
  }

  /** Returns the seal that only opens; empty where there is none. */
  Optional<Seal> second() {
    return second;
  }

  /** Returns the {@value #NAME_LENGTH} bytes that each value begins with that this key sealed. */
  byte[] name() {
    return key.getOutputPrefix().toByteArray();
  }

  /** Seals a text of any length. The same text sealed twice gives two different values. */
  public byte[] seal(String text, String context) {
    return seal(text.getBytes(StandardCharsets.UTF_8), context);
  }

  /** Seals bytes of any length. */
  public byte[] seal(byte[] bytes, String context) {
    try {
      return aead.encrypt(bytes, context.getBytes(StandardCharsets.UTF_8));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("cannot seal", e);
    }
  }

  /**
   * Opens a text.
   *
   * @throws SealBroken where the value was sealed under another key or context, or was altered
   */
  public String open(byte[] sealed, String context) {
    return new String(openBytes(sealed, context), StandardCharsets.UTF_8);
  }

  /**
   * Opens bytes.
   *
   * @throws SealBroken where the value was sealed under another key or context, or was altered
   */
  public byte[] openBytes(byte[] sealed, String context) {
    try {
      return aead.decrypt(sealed, context.getBytes(StandardCharsets.UTF_8));
    } catch (GeneralSecurityException e) {
      throw new SealBroken(e);
    }
  }

  /**
   * Returns a keyed hash (HMAC-SHA-256), by which a value can be looked up without being stored.
   * The same text has different fingerprints for different purposes.
   *
   * @param text the text as it is; a caller that compares without regard to case must lower it
   *     first
   * @return 32 bytes
   */
  public byte[] fingerprint(String text, String purpose) {
    try {
      Mac mac = Mac.getInstance(HASH);
      mac.init(fingerprintKey);
      byte[] purposeBytes = purpose.getBytes(StandardCharsets.UTF_8);
      mac.update(ByteBuffer.allocate(Integer.BYTES).putInt(0, purposeBytes.length));
      mac.update(purposeBytes);
      return mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("cannot fingerprint", e);
    }
  }

  /**
   * Makes a key of its own for one thing, for instance a conversation. Destroying that key erases
   * everything that was sealed under it.
   *
   * @return the new key sealed under this one, to be stored
   */
  public byte[] newWrappedKey(String context) {
    byte[] key = Random.randBytes(KEY_LENGTH);
    try {
      return seal(key, context);
    } finally {
      Arrays.fill(key, (byte) 0);
    }
  }

  /**
   * Opens a key of its own, to seal and open values under it.
   *
   * @return the seal under a key that {@link #newWrappedKey} made
   * @throws SealBroken where it was wrapped under another key or context, or was altered
   */
  public Seal unwrap(byte[] wrapped, String context) {
    byte[] key = openBytes(wrapped, context);
    try {
      return of(key);
    } finally {
      Arrays.fill(key, (byte) 0);
    }
  }

  private static byte[] derive(byte[] key, String use) throws GeneralSecurityException {
    byte[] info = ("assistant-chorus/" + use).getBytes(StandardCharsets.UTF_8);
    return Hkdf.computeHkdf(HASH, key, NO_SALT, info, KEY_LENGTH);
  }

  /** A sealed value cannot be opened. Nothing that a person types can cause it. */
  public static final class SealBroken extends RuntimeException {
    SealBroken(Throwable cause) {
      super("a sealed value does not open: another key, another context, or altered", cause);
    }
  }
}
