package fr.assistantchorus.portal.signup;

import fr.assistantchorus.portal.limit.Limit;
import fr.assistantchorus.portal.limit.Limits;
import fr.assistantchorus.portal.limit.PortalRules;
import fr.assistantchorus.store.Seal;
import fr.assistantchorus.store.Transaction;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.altcha.altcha.Altcha;

/**
 * The captcha of the sign-up's pages (F8): a proof of work that a browser finds by itself (ALTCHA),
 * or, where no script runs, a sum in words. Each expires, and counts once.
 *
 * <p>Both only slow robots down, since a program can solve either. A flood is bounded by the limits
 * by address and by network of {@link PortalRules}. The chat has no captcha, since those limits and
 * its own hold there.
 */
public final class HumanCheck {
  /** How long a challenge or a question may be answered. */
  public static final Duration VALIDITY = Duration.ofMinutes(20);

  /** The most hashes to try, which take a telephone about a second. */
  private static final long MOST_WORK = 100_000;

  private static final Limit ONCE = Limit.rate("captcha", 1, VALIDITY.plus(VALIDITY));
  private static final String PURPOSE = "captcha";
  private static final String EXPIRY = "expires";
  private static final int LONGEST_PROOF = 2_000;
  private static final int SMALLEST = 2;
  private static final int GREATEST = 10;
  private static final SecureRandom RANDOM = new SecureRandom();
  private static final List<String> NUMBERS =
      List.of(
          "zéro",
          "un",
          "deux",
          "trois",
          "quatre",
          "cinq",
          "six",
          "sept",
          "huit",
          "neuf",
          "dix",
          "onze",
          "douze",
          "treize",
          "quatorze",
          "quinze",
          "seize",
          "dix-sept",
          "dix-huit",
          "dix-neuf",
          "vingt");

  private final Seal seal;
  private final Limits limits;
  private final String key;

  public HumanCheck(Seal seal, Limits limits) {
    this.seal = seal;
    this.limits = limits;
    this.key = HexFormat.of().formatHex(seal.fingerprint("key", PURPOSE));
  }

  /**
   * A sum in words, for people whose browser runs no script.
   *
   * @param text « Combien font sept et cinq ? »
   * @param token must be sent back with the answer
   */
  public record Question(String text, String token) {}

  /** Returns what the widget asks for, as JSON. */
  public String challenge(Instant now) {
    try {
      var options =
          new Altcha.ChallengeOptions()
              .setAlgorithm(Altcha.Algorithm.SHA256)
              .setHmacKey(key)
              .setMaxNumber(MOST_WORK)
              .setSecureRandomNumber(true)
              .setExpires(now.plus(VALIDITY).getEpochSecond());
      Altcha.Challenge challenge = Altcha.createChallenge(options);
      return new JsonObject()
          .put("algorithm", challenge.algorithm)
          .put("challenge", challenge.challenge)
          .put("maxnumber", challenge.maxnumber)
          .put("salt", challenge.salt)
          .put("signature", challenge.signature)
          .encode();
    } catch (Exception impossible) {
      throw new IllegalStateException("every JVM has HMAC-SHA-256", impossible);
    }
  }

  public Question question(Instant now) {
    int one = RANDOM.nextInt(SMALLEST, GREATEST + 1);
    int other = RANDOM.nextInt(SMALLEST, GREATEST + 1);
    String secret = (one + other) + " " + now.plus(VALIDITY).getEpochSecond();
    return new Question(
        "Combien font %s et %s\u00a0?".formatted(NUMBERS.get(one), NUMBERS.get(other)),
        Base64.getUrlEncoder().withoutPadding().encodeToString(seal.seal(secret, PURPOSE)));
  }

  /**
   * Checks an answer, and uses it up where it is right.
   *
   * @param proof what the widget has found; empty where it did not run
   * @param token the token of the question
   * @param answer in digits or in words
   * @return whether one of them is right, in time, and was not used before
   */
  public Future<Boolean> passes(
      Transaction transaction, String proof, String token, String answer, Instant now) {
    return solved(proof, now)
        .or(() -> answered(token, answer, now))
        .map(name -> isFirst(transaction, name, now))
        .orElse(Future.succeededFuture(false));
  }

  private Future<Boolean> isFirst(Transaction transaction, String name, Instant now) {
    return limits
        .take(transaction, ONCE, name, now)
        .map(decision -> decision instanceof Limits.Decision.Admitted);
  }

  /**
   * Checks the proof against the turn's clock, where the library would ask its own.
   *
   * @return the signature of the challenge, which is the same where the same proof is written
   *     differently
   */
  private Optional<String> solved(String proof, Instant now) {
    if (proof.isEmpty() || proof.length() > LONGEST_PROOF) {
      return Optional.empty();
    }
    try {
      String json = new String(Base64.getDecoder().decode(proof), StandardCharsets.UTF_8);
      JsonObject solution = new JsonObject(json);
      String salt = solution.getString("salt");
      long expiry = Long.parseLong(Altcha.extractParams(salt).get(EXPIRY));
      return now.getEpochSecond() < expiry && Altcha.verifySolution(proof, key, false)
          ? Optional.of(solution.getString("signature"))
          : Optional.empty();
    } catch (Exception forged) {
      return Optional.empty();
    }
  }

  private Optional<String> answered(String token, String answer, Instant now) {
    try {
      byte[] sealed = Base64.getUrlDecoder().decode(token);
      String[] secret =
          new String(seal.openBytes(sealed, PURPOSE), StandardCharsets.UTF_8).split(" ");
      String said = answer.strip().toLowerCase(Locale.FRENCH).replace(' ', '-');
      boolean right =
          said.equals(secret[0]) || said.equals(NUMBERS.get(Integer.parseInt(secret[0])));
      return right && now.getEpochSecond() < Long.parseLong(secret[1])
          ? Optional.of(HexFormat.of().formatHex(sealed))
          : Optional.empty();
    } catch (IllegalArgumentException | Seal.SealBroken forged) {
      return Optional.empty();
    }
  }
}
