package fr.assistantchorus.bench;

import fr.assistantchorus.conversation.turn.Housekeeping;
import fr.assistantchorus.store.Database;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;

/**
 * The program's own retention, from its own pool for work in the background: it deletes the oldest
 * conversations of a log, some more of them at a time, for as long as somebody is measured. It
 * leaves the younger half.
 */
final class Purge {
  /** So many conversations become old at a time. */
  private static final int SLICE = 1_000;

  private final Database background;
  private final Housekeeping housekeeping;
  private final Duration step;
  private final Instant last;
  private Instant before;
  private volatile boolean stopped;
  private long conversations;
  private long nanos;

  Purge(Vertx vertx, GeneratedLog log) throws Exception {
    background = Database.open(vertx, log.url(), Database.Patience.BACKGROUND);
    // Nobody is silent in a generated log, so nothing asks for turns.
    housekeeping = new Housekeeping(background, null);
    step = log.gap().multipliedBy(SLICE);
    before = log.oldest();
    last = before.plus(Duration.ofDays(GeneratedLog.DAYS / 2));
  }

  /** Purges from the beginning of a load to its end. */
  Load.Seen during(Supplier<Load.Seen> load) {
    stopped = false;
    CompletableFuture<Void> purging = CompletableFuture.runAsync(this::purge);
    try {
      return load.get();
    } finally {
      stopped = true;
      purging.join();
    }
  }

  private void purge() {
    long start = System.nanoTime();
    while (!stopped && before.isBefore(last)) {
      before = before.plus(step);
      conversations += Load.await(housekeeping.purge(before));
    }
    nanos += System.nanoTime() - start;
  }

  /** How many were purged so far. */
  long conversations() {
    return conversations;
  }

  double perSecond() {
    return conversations / (nanos / 1e9);
  }

  void close() {
    Load.await(background.close());
  }
}
