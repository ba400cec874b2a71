package fr.assistantchorus.portal.agent;

import com.eatthepath.otp.TimeBasedOneTimePasswordGenerator;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.InvalidKeyException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.OptionalLong;
import java.util.regex.Pattern;
import javax.crypto.spec.SecretKeySpec;
import org.bouncycastle.util.encoders.Base32;

/** The codes of an authenticator app (RFC 6238): six digits, another every thirty seconds. */
public final class OneTimeCodes {
  private static final String ALGORITHM = "HmacSHA1";
  private static final String ISSUER = "Portail Chorus";

  /** As long as the hash's result, which RFC 4226 recommends (section 4, R6). */
  private static final int KEY_BYTES = 20;

  /** A code is good for one step before and after its own, since clocks differ (RFC 6238, 5.2). */
  private static final int DRIFT_STEPS = 1;

  private static final Pattern CODE = Pattern.compile("\\d{6}");
  private static final SecureRandom RANDOM = new SecureRandom();

  private final TimeBasedOneTimePasswordGenerator generator =
      new TimeBasedOneTimePasswordGenerator();

  /** Returns a new key, in base 32, as apps take it. */
  static String newKey() {
    byte[] key = new byte[KEY_BYTES];
    RANDOM.nextBytes(key);
    return Base32.toBase32String(key);
  }

  /**
   * Returns the step whose code this is.
   *
   * @param key in base 32
   * @param typed any text; spaces are forgiven
   * @param usedUpTo the last step whose code was used: neither it nor one before is good again
   * @return empty where the code is not good
   */
  OptionalLong step(String key, String typed, long usedUpTo, Instant now) {
    String code = typed.replaceAll("\\s", "");
    long found = -1;
    for (int drift = -DRIFT_STEPS; drift <= DRIFT_STEPS; drift++) {
      Instant at = now.plus(generator.getTimeStep().multipliedBy(drift));
      // Each step is compared, whichever fits, so that the time does not tell.
      if (same(code(key, at), code) && stepOf(at) > usedUpTo) {
        found = stepOf(at);
      }
    }
    return found >= 0 && CODE.matcher(code).matches()
        ? OptionalLong.of(found)
        : OptionalLong.empty();
  }

  /** Returns the code of a moment, which an app would show. */
  public String code(String key, Instant at) {
    try {
      return generator.generateOneTimePasswordString(
          new SecretKeySpec(Base32.decode(key), ALGORITHM), at);
    } catch (InvalidKeyException e) {
      throw new IllegalStateException("a key of a one-time code cannot be used", e);
    }
  }

  private long stepOf(Instant at) {
    return at.getEpochSecond() / generator.getTimeStep().toSeconds();
  }

  private static boolean same(String one, String other) {
    return MessageDigest.isEqual(
        one.getBytes(StandardCharsets.UTF_8), other.getBytes(StandardCharsets.UTF_8));
  }

  /** Returns the address that an authenticator app takes, as text or as a picture of it. */
  static String uri(String key, String address) {
    String issuer = encoded(ISSUER);
    return "otpauth://totp/%s:%s?secret=%s&issuer=%s"
        .formatted(issuer, encoded(address), key, issuer);
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
  }
}
