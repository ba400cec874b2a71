package fr.assistantchorus.conversation.agent;

import fr.assistantchorus.conversation.agent.TrialStore.Kept;
import fr.assistantchorus.conversation.record.Ears;
import fr.assistantchorus.conversation.record.Playback;
import fr.assistantchorus.conversation.record.Replay;
import fr.assistantchorus.conversation.record.Trial;
import fr.assistantchorus.conversation.record.WhatIf;
import fr.assistantchorus.dialog.Catalog;
import fr.assistantchorus.store.Database;
import fr.assistantchorus.store.Moments;
import io.vertx.core.Future;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.ForkJoinWorkerThread;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Plays all conversations of some days with other dialogs, in the background. What came of it is
 * kept, so that any node shows it. Nothing is executed, no mail leaves and no secret is opened.
 */
public final class Trials {
  private static final Logger LOG = LoggerFactory.getLogger(Trials.class);

  /** So many are listed. */
  private static final int LISTED = 20;

  /** What came of one is kept for so long; it names conversations that may be gone by then. */
  private static final Duration KEPT = Duration.ofDays(30);

  /** Where nothing was heard of one for so long, its node has stopped. */
  private static final Duration SILENT = Duration.ofMinutes(2);

  /** After so many conversations the progress is noted. */
  private static final int STEP = 50;

  private final TrialStore store;
  private final Replay replay;
  private final AtomicBoolean busy = new AtomicBoolean();

  Trials(Database background, Replay replay) {
    this.store = new TrialStore(background);
    this.replay = replay;
  }

  /**
   * A trial.
   *
   * @param who the agent's name
   * @param against the first digits of the dialogs' hash
   * @param done how many conversations were played so far
   * @param broken whether it has stopped before its end
   * @param result what came of it; empty while it runs
   */
  public record Shown(
      UUID id,
      String begun,
      String who,
      int days,
      String against,
      boolean anew,
      int done,
      boolean broken,
      Optional<TrialResult> result) {
    /** Returns whether it is still under way, for templates. */
    public boolean isRunning() {
      return result.isEmpty() && !broken;
    }

    /** Returns the result for templates, which ask for it only where there is one. */
    public TrialResult getOutcome() {
      return result.orElseThrow();
    }
  }

  /** Returns the latest trials, the newest first. */
  public Future<List<Shown>> latest(Instant now) {
    return store
        .purge(now.minus(KEPT))
        .compose(_ -> store.latest(LISTED))
        .map(kept -> kept.stream().map(one -> shown(one, now)).toList());
  }

  public Future<Optional<Shown>> find(UUID id, Instant now) {
    return store.find(id).map(kept -> kept.map(one -> shown(one, now)));
  }

  private static Shown shown(Kept kept, Instant now) {
    return new Shown(
        kept.id(),
        Moments.french(kept.begunAt()),
        kept.who(),
        kept.days(),
        AgentDesk.shown(kept.against()),
        kept.anew(),
        kept.done(),
        kept.result().isEmpty() && kept.heardAt().plus(SILENT).isBefore(now),
        kept.result().map(TrialResult::read));
  }

  /**
   * Begins a trial on this node.
   *
   * @param days how many days back
   * @return its id; empty where one is under way on this node
   */
  Future<Optional<UUID>> begin(
      String who, int days, Catalog against, Ears ears, boolean anew, Instant now) {
    if (!busy.compareAndSet(false, true)) {
      return Future.succeededFuture(Optional.empty());
    }
    UUID id = UUID.randomUUID();
    return store
        .begin(id, who, days, against.hash(), anew, now)
        .onFailure(_ -> busy.set(false))
        .map(_ -> {
          Instant since = now.minus(Duration.ofDays(days));
          // One thread, and one that gives way: people are being answered on the same cores.
          ForkJoinPool pool = new ForkJoinPool(1, Trials::giving, null, false);
          pool.submit(() -> run(id, since, against, ears));
          pool.shutdown();
          return Optional.of(id);
        });
  }

  private static ForkJoinWorkerThread giving(ForkJoinPool pool) {
    ForkJoinWorkerThread thread = ForkJoinPool.defaultForkJoinWorkerThreadFactory.newThread(pool);
    thread.setPriority(Thread.MIN_PRIORITY);
    thread.setName("trial");
    return thread;
  }

  private record Played(UUID id, Playback then, WhatIf other) {}

  private void run(UUID id, Instant since, Catalog against, Ears ears) {
    Trial trial = new Trial();
    AtomicInteger done = new AtomicInteger();
    try {
      replay.since(
          since,
          (conversation, then) -> new Played(conversation, then, WhatIf.of(then, against, ears)),
          played -> {
            trial.add(played.id(), played.then(), played.other());
            if (done.incrementAndGet() % STEP == 0) {
              store.progress(id, done.get());
            }
          });
      store.end(id, done.get(), TrialResult.of(trial).written()).await();
    } catch (RuntimeException e) {
      LOG.warn("a trial has stopped: {}", e.toString());
      store.giveUp(id);
    } finally {
      busy.set(false);
    }
  }
}
