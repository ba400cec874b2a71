package fr.assistantchorus.store;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;

/**
 * The secret in a link, a cookie, or with a conversation's owner. Its hash alone is stored: 256
 * random bits need no salt and no slow hash.
 *
 * @param text 43 characters that a URL takes as they are (RFC 4648, section 5)
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
   * @param hash null where the token was revoked: nothing matches
   */
  public static boolean matches(String text, byte[] hash) {
    return hash != null && MessageDigest.isEqual(hash(text), hash);
  }

  /**
   * The SHA-256 hash that stands for a token.
   *
   * @param text anything: what nobody was given has a hash that is nowhere
   */
  public static byte[] hash(String text) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException("every JVM has SHA-256", impossible);
    }
  }
}
