package fr.assistantchorus.portal.account;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.WorkerExecutor;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.bouncycastle.crypto.generators.Argon2BytesGenerator;
import org.bouncycastle.crypto.params.Argon2Parameters;

/**
 * Hashes passwords and secret answers by Argon2id (RFC 9106), off the event loop.
 *
 * <p>Few hashes run at once, each in the memory of its {@link Cost}; the others wait for their
 * turn. Where too many wait, {@link TooBusy} is what becomes of the next one, at once: it would
 * wait for longer than its person does. The last places are kept for those who activate an account,
 * whom people that log in cannot shut out.
 */
public final class SlowHash {
  private static final int LANES = 1;
  private static final int SALT_BYTES = 16;
  private static final int HASH_BYTES = 32;

  /** The name of the workers that hash, and how many they are. */
  static final String WORKERS = "slow-hash";

  static final int AT_ONCE = 2;

  /** The most hashes under way and waiting, beyond which a login is turned away. */
  static final int MOST_LOGINS = 96;

  /** The most hashes under way and waiting, beyond which an activation is turned away too. */
  static final int MOST = 128;

  private static final Pattern STORED =
      Pattern.compile("\\$argon2id\\$v=19\\$m=(\\d{1,6}),t=(\\d{1,2}),p=(\\d)\\$([^$]+)\\$([^$]+)");

  private static final SecureRandom RANDOM = new SecureRandom();

  /**
   * What a hash costs to make, and to guess.
   *
   * @param kibibytes how much memory it takes
   * @param passes how often it goes through that memory
   */
  public record Cost(int kibibytes, int passes) {
    /**
     * The second choice of OWASP's password storage cheat sheet, for servers with little memory.
     */
    public static final Cost SLOW = new Cost(19_456, 2);
  }

  /** Says that too many hashes wait already; the same may be asked again in a moment. */
  public static final class TooBusy extends RuntimeException {
    public TooBusy() {
      super("too many hashes wait already", null, false, false);
    }
  }

  private final AtomicInteger underWay = new AtomicInteger();
  private final WorkerExecutor workers;
  private final Cost cost;
  private final String nobody;

  public SlowHash(Vertx vertx, Cost cost) {
    this.workers = vertx.createSharedWorkerExecutor(WORKERS, AT_ONCE);
    this.cost = cost;
    this.nobody = stored(random(SALT_BYTES), random(HASH_BYTES));
  }

  /**
   * Returns a hash that matches nothing and takes as long to compare as a real one, for logins that
   * do not exist.
   */
  public String nobody() {
    return nobody;
  }

  /**
   * Hashes a secret, with a salt of its own.
   *
   * @return the PHC string, which contains parameters and salt; fails with {@link TooBusy} where
   *     too many wait
   */
  public Future<String> hash(String secret) {
    return queue(
        MOST,
        () -> {
          byte[] salt = random(SALT_BYTES);
          return stored(
              salt, compute(secret, salt, cost.kibibytes(), cost.passes(), LANES, HASH_BYTES));
        });
  }

  /** Returns whether a login that came now would be turned away. */
  public boolean isFullForLogins() {
    return underWay.get() >= MOST_LOGINS;
  }

  /**
   * Returns whether the secret is the one that was hashed; fails with {@link TooBusy} where too
   * many wait.
   *
   * @param stored what {@link #hash} returned, perhaps with older parameters
   */
  public Future<Boolean> matches(String secret, String stored) {
    return queue(MOST_LOGINS, () -> compare(secret, stored));
  }

  /** Runs other work that takes long in the same queue; fails with {@link TooBusy} likewise. */
  <T> Future<T> queued(Callable<T> work) {
    return queue(MOST, work);
  }

  private <T> Future<T> queue(int most, Callable<T> work) {
    if (underWay.incrementAndGet() > most) {
      underWay.decrementAndGet();
      return Future.failedFuture(new TooBusy());
    }
    return workers.executeBlocking(work, false).onComplete(_ -> underWay.decrementAndGet());
  }

  private static boolean compare(String secret, String stored) {
    Matcher parts = STORED.matcher(stored);
    if (!parts.matches()) {
      throw new IllegalArgumentException("not a PHC string of Argon2id");
    }
    byte[] hash = Base64.getDecoder().decode(parts.group(5));
    byte[] computed =
        compute(
            secret,
            Base64.getDecoder().decode(parts.group(4)),
            Integer.parseInt(parts.group(1)),
            Integer.parseInt(parts.group(2)),
            Integer.parseInt(parts.group(3)),
            hash.length);
    return MessageDigest.isEqual(hash, computed);
  }

  private static byte[] compute(
      String secret, byte[] salt, int kibibytes, int passes, int lanes, int length) {
    Argon2BytesGenerator generator = new Argon2BytesGenerator();
    generator.init(
        new Argon2Parameters.Builder(Argon2Parameters.ARGON2_id)
            .withVersion(Argon2Parameters.ARGON2_VERSION_13)
            .withMemoryAsKB(kibibytes)
            .withIterations(passes)
            .withParallelism(lanes)
            .withSalt(salt)
            .build());
    byte[] hash = new byte[length];
    generator.generateBytes(secret.getBytes(StandardCharsets.UTF_8), hash);
    return hash;
  }

  private String stored(byte[] salt, byte[] hash) {
    Base64.Encoder base64 = Base64.getEncoder().withoutPadding();
    return "$argon2id$v=19$m=%d,t=%d,p=%d$%s$%s"
        .formatted(
            cost.kibibytes(),
            cost.passes(),
            LANES,
            base64.encodeToString(salt),
            base64.encodeToString(hash));
  }

  private static byte[] random(int length) {
    byte[] bytes = new byte[length];
    RANDOM.nextBytes(bytes);
    return bytes;
  }
}
