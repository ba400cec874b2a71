package fr.assistantchorus.store;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;

/**
 * The secret in a link, in a cookie, or of a conversation's owner. Only its hash is stored; 256
 * random bits need neither a salt nor a slow hash.
 *
 * @param text 43 characters that need no escape in a URL (RFC 4648, section 5)
 */
public record Token(String text) {
  private static final int BYTES = 32;
  private static final SecureRandom RANDOM = new SecureRandom();

  public static Token random() {
    byte[] bytes = new byte[BYTES];
    RANDOM.nextBytes(bytes);
    return new Token(Base64.getUrlEncoder().withoutPadding().encodeToString(bytes));
  }

  public byte[] hash() {
    return hash(text);
  }

  /**
   * Returns whether the text is the token with this hash.
   *
   * @param hash null where the token was revoked; then nothing matches
   */
  public static boolean matches(String text, byte[] hash) {
    return hash != null && MessageDigest.isEqual(hash(text), hash);
  }

  /**
   * Returns the SHA-256 hash that is stored for a token.
   *
   * @param text any text; the hash of a text that is not a token is stored nowhere
   */
  public static byte[] hash(String text) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException("every JVM has SHA-256", impossible);
    }
  }
}
