package fr.assistantchorus.portal.limit;

import fr.assistantchorus.store.Batches;
import fr.assistantchorus.store.Moments;
import fr.assistantchorus.store.Seal;
import fr.assistantchorus.store.Transaction;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.Tuple;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;

/**
 * Counts acts by a keyed fingerprint of who or what they are about, whether the portal knows it or
 * not.
 *
 * <p>An act counts in the transaction that does it, so both are undone together, or kept together.
 */
public final class Limits {
  private final Seal seal;

  public Limits(Seal seal) {
    this.seal = seal;
  }

  public sealed interface Decision {
    /**
     * @param count how many acts count now, this one included
     */
    record Admitted(int count) implements Decision {}

    record Refused(Duration retryAfter) implements Decision {}
  }

  /**
   * Counts one more act where the limit allows it; an act that is refused does not count. Two calls
   * at once wait for each other on the row, so the limit holds exactly. The call that waited may
   * then have an earlier moment than the act it waited for; where the limit has no gap, it is not
   * refused for that.
   */
  public Future<Decision> take(Transaction transaction, Limit limit, String subject, Instant now) {
    Tuple arguments =
        Tuple.of(
            limit.purpose(),
            fingerprint(limit, subject),
            Moments.stored(now),
            Moments.stored(now.plus(limit.window())),
            Moments.stored(now.minus(limit.window())),
            limit.most(),
            limit.gap().isZero() ? null : Moments.stored(now.minus(limit.gap())),
            limit.aging() == Limit.Aging.TOGETHER);
    return transaction
        .query(
            """
            INSERT INTO limit_window AS kept (purpose, subject, hits, admitted, expires_at)
            VALUES ($1, $2, ARRAY[$3::timestamptz], true, $4)
            ON CONFLICT (purpose, subject) DO UPDATE SET (hits, admitted, expires_at) = (
              SELECT CASE WHEN room THEN recent || $3::timestamptz ELSE recent END, room,
                     CASE WHEN room THEN EXCLUDED.expires_at ELSE kept.expires_at END
              FROM (
                SELECT recent, cardinality(recent) < $6::int
                       AND coalesce(recent[cardinality(recent)] <= $7::timestamptz, true) AS room
                FROM (
                  SELECT CASE
                    WHEN NOT $8::boolean THEN
                      ARRAY(SELECT hit FROM unnest(kept.hits) AS hit
                            WHERE hit > $5::timestamptz ORDER BY hit)
                    WHEN kept.hits[cardinality(kept.hits)] > $5::timestamptz THEN kept.hits
                    ELSE '{}' END AS recent
                ) AS counted
              ) AS judged)
            RETURNING hits, admitted
            """,
            arguments)
        .map(rows -> decide(limit, rows.iterator().next(), now));
  }

  /**
   * Counts one act against two limits: the limit of the network address, and the limit of what the
   * act is about. An act that the first one refuses does not count for the second.
   */
  public Future<Decision> take(
      Transaction transaction,
      Limit network,
      String client,
      Limit limit,
      String subject,
      Instant now) {
    return take(transaction, network, client, now)
        .compose(decision ->
            switch (decision) {
              case Decision.Refused refused -> Future.succeededFuture(refused);
              case Decision.Admitted _ -> take(transaction, limit, subject, now);
            });
  }

  /** Forgets the acts that were counted; a login that succeeded forgets the failures before it. */
  public Future<Void> forget(Transaction transaction, Limit limit, String subject) {
    return transaction
        .query(
            "DELETE FROM limit_window WHERE purpose = $1 AND subject = $2",
            Tuple.of(limit.purpose(), fingerprint(limit, subject)))
        .mapEmpty();
  }

  /** Deletes counts whose window has passed, at most so many, and returns how many. */
  public Future<Integer> purge(Transaction transaction, Instant now, int most) {
    return Batches.delete(
        transaction,
        """
        DELETE FROM limit_window WHERE (purpose, subject) IN (
          SELECT purpose, subject FROM limit_window WHERE expires_at <= $1
          LIMIT $2 FOR UPDATE SKIP LOCKED)
        """,
        now,
        most);
  }

  /**
   * Returns the minutes to tell somebody who must wait for so long: at least one, rounded up, so
   * that somebody who waits as long as told is not refused again.
   */
  public static long minutes(Duration wait) {
    return Math.max(1, wait.plusMinutes(1).minusNanos(1).toMinutes());
  }

  private Buffer fingerprint(Limit limit, String subject) {
    return Buffer.buffer(seal.fingerprint(subject, "limit/" + limit.purpose()));
  }

  private static Decision decide(Limit limit, Row row, Instant now) {
    OffsetDateTime[] hits = row.getArrayOfOffsetDateTimes("hits");
    if (row.getBoolean("admitted")) {
      return new Decision.Admitted(hits.length);
    }
    Instant last = hits[hits.length - 1].toInstant();
    Instant free = last.plus(limit.gap());
    if (hits.length >= limit.most()) {
      Instant room =
          switch (limit.aging()) {
            case EACH -> hits[hits.length - limit.most()].toInstant().plus(limit.window());
            case TOGETHER -> last.plus(limit.window());
          };
      free = room.isAfter(free) ? room : free;
    }
    return new Decision.Refused(Duration.between(now, free));
  }
}
