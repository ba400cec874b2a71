package fr.assistantchorus.conversation.turn;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;

/**
 * Keeps one caller from using up the whole node, by a token bucket for each network address.
 *
 * <p>The buckets are in this node's memory, since they protect the node. Limits that a rule asks
 * for (mails to an address) are counted in PostgreSQL, by the act.
 */
public final class Throttle {
  private static final int MAX_CLIENTS = 100_000;

  /**
   * The most bytes of files that one network address may send in a day: 256 MiB, which is twenty of
   * the longest files. A training centre is one address.
   */
  static final int FILE_BYTES_A_DAY = 268_435_456;

  private final Cache<String, Bucket> openings;
  private final Cache<String, Bucket> turns;
  private final Cache<String, Bucket> fileBytes;
  private final Limits limits;
  private final InstantSource clock;

  /** How much one network address may do; each is at least 1. */
  public record Limits(int conversationsPerHour, int turnsPerMinute) {}

  public Throttle(Limits limits, InstantSource clock) {
    this.limits = limits;
    this.clock = clock;
    this.openings = buckets(Duration.ofHours(1));
    this.turns = buckets(Duration.ofMinutes(1));
    this.fileBytes = buckets(Duration.ofDays(1));
  }

  private static Cache<String, Bucket> buckets(Duration period) {
    return Caffeine.newBuilder()
        .maximumSize(MAX_CLIENTS)
        .expireAfterAccess(period)
        .executor(Runnable::run)
        .build();
  }

  /** Returns the seconds to wait; empty where a conversation may be opened now. */
  public Optional<Long> opening(String client) {
    return take(openings, client, limits.conversationsPerHour(), Duration.ofHours(1));
  }

  /** Returns the seconds to wait; empty where a turn may be taken now. */
  public Optional<Long> turning(String client) {
    return take(turns, client, limits.turnsPerMinute(), Duration.ofMinutes(1));
  }

  /** Returns the seconds to wait; empty where a file of so many bytes may be kept now. */
  public Optional<Long> keeping(String client, int bytes) {
    return take(fileBytes, client, bytes, FILE_BYTES_A_DAY, Duration.ofDays(1));
  }

  private Optional<Long> take(
      Cache<String, Bucket> buckets, String client, int most, Duration period) {
    return take(buckets, client, 1, most, period);
  }

  private Optional<Long> take(
      Cache<String, Bucket> buckets, String client, int many, int most, Duration period) {
    Instant now = clock.instant();
    Bucket bucket =
        buckets
            .asMap()
            .compute(
                client,
                (_, old) ->
                    (old == null ? new Bucket(most, now, true) : old.refilled(most, period, now))
                        .taken(many));
    if (bucket.granted()) {
      return Optional.empty();
    }
    double seconds = (many - bucket.left()) * period.toSeconds() / most;
    return Optional.of(Math.max(1, (long) Math.ceil(seconds)));
  }

  /**
   * @param left how much may still be taken at once
   * @param granted whether the last request was granted
   */
  private record Bucket(double left, Instant at, boolean granted) {
    Bucket refilled(int most, Duration period, Instant now) {
      double since = Duration.between(at, now).toMillis() * (double) most / period.toMillis();
      return new Bucket(Math.min(most, left + Math.max(0, since)), now, granted);
    }

    Bucket taken(int many) {
      return left >= many ? new Bucket(left - many, at, true) : new Bucket(left, at, false);
    }
  }
}
