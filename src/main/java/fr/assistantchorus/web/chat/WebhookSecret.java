package fr.assistantchorus.web.chat;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.regex.Pattern;

/** What another program proves itself with. Only its hash is kept, so that no log can reveal it. */
public final class WebhookSecret {
  private static final int LEAST = 16;
  private static final int MOST = 200;

  /** What a bearer token may consist of (RFC 6750, 2.1). */
  private static final Pattern TOKEN = Pattern.compile("[A-Za-z0-9._~+/-]+=*");

  private final byte[] hash;

  private WebhookSecret(byte[] hash) {
    this.hash = hash;
  }

  /**
   * Reads the secret of the setting.
   *
   * @throws IllegalArgumentException with the reason why it cannot be the secret, without repeating
   *     it
   */
  public static WebhookSecret parse(String text) {
    if (text.length() < LEAST || text.length() > MOST) {
      throw new IllegalArgumentException(
          "%d characters long, not %d to %d".formatted(text.length(), LEAST, MOST));
    }
    if (!TOKEN.matcher(text).matches()) {
      throw new IllegalArgumentException(
          "holds what a bearer token cannot: letters, digits and -._~+/ only");
    }
    return new WebhookSecret(hash(text));
  }

  /** Returns whether this is the secret, in a time that tells nothing about it. */
  boolean matches(String text) {
    return MessageDigest.isEqual(hash, hash(text));
  }

  private static byte[] hash(String text) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }

  @Override
  public String toString() {
    return "****";
  }
}
