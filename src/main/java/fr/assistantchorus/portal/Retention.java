package fr.assistantchorus.portal;

import fr.assistantchorus.portal.signup.PendingRegistrationStore;
import fr.assistantchorus.portal.signup.SignUpDrafts;
import fr.assistantchorus.portal.support.SupportRequests;
import fr.assistantchorus.store.Batches;
import fr.assistantchorus.store.Transaction;
import io.vertx.core.Future;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Deletes what is kept for a time only: registrations, drafts of them, links, sessions, counters,
 * files that no bank details took, requests to the support. It does so by batches, each in a
 * transaction of its own, so this class is given a runner: that of the pool for the background,
 * since nobody waits for it.
 */
public final class Retention {
  private final Transaction.Runner background;
  private final Map<String, Purge> purges = new LinkedHashMap<>();
  private final Map<String, Oldest> kept = new TreeMap<>();

  /** Deletes the rows of one kind that are due, at most so many, and returns how many. */
  @FunctionalInterface
  interface Purge {
    Future<Integer> run(Transaction transaction, Instant now, int most);
  }

  /** Returns when the oldest of a kind was written; empty where there is none. */
  @FunctionalInterface
  private interface Oldest {
    Future<Optional<Instant>> find(Transaction transaction);
  }

  /**
   * @param others what else is deleted when it is due, by what the log calls it
   */
  Retention(
      Transaction.Runner background,
      PendingRegistrationStore pending,
      SignUpDrafts drafts,
      SupportRequests support,
      Map<String, Purge> others) {
    this.background = background;
    purges.putAll(others);
    purges.put("registrations", pending::purge);
    purges.put("activation links", pending::purgeLinks);
    purges.put("conversations of sign-ups", pending::purgeConversations);
    purges.put("drafts", drafts::purge);
    purges.put("codes of drafts", drafts::purgeCodes);
    purges.put("requests to the support", support::purge);
    kept.put("draft", drafts::oldest);
    kept.put("registration", pending::oldest);
    kept.put("request", support::oldest);
  }

  /**
   * Deletes what is due. It may run at any time, and on several nodes at once, which then share the
   * batches. A kind that fails keeps no other one from being deleted.
   *
   * @return fails, in the end, where a kind did
   */
  public Future<Void> purge(Instant now) {
    return Future.join(purges.values().stream().map(purge -> all(purge, now)).toList()).mapEmpty();
  }

  private Future<Long> all(Purge purge, Instant now) {
    return Batches.all(
        Batches.SIZE,
        () -> background.transaction(transaction -> purge.run(transaction, now, Batches.SIZE)));
  }

  /**
   * Returns how old the oldest of each kind is, for the metrics: what is older than the rule allows
   * was not deleted.
   */
  public Future<Map<String, Duration>> oldest(Instant now) {
    return background.transaction(transaction -> {
      Map<String, Duration> ages = new TreeMap<>();
      Future<?> read = Future.succeededFuture();
      for (Map.Entry<String, Oldest> kind : kept.entrySet()) {
        read =
            read.compose(_ -> kind.getValue().find(transaction))
                .onSuccess(oldest ->
                    ages.put(
                        kind.getKey(),
                        oldest.map(at -> Duration.between(at, now)).orElse(Duration.ZERO)));
      }
      return read.map(_ -> ages);
    });
  }
}
