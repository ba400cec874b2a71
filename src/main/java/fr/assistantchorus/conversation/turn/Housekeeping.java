package fr.assistantchorus.conversation.turn;

import fr.assistantchorus.engine.Event;
import fr.assistantchorus.hearing.Situation;
import fr.assistantchorus.store.Batches;
import fr.assistantchorus.store.Database;
import io.vertx.core.Future;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What is done to conversations as time passes. Any node may do it, at any moment. */
public final class Housekeeping {
  private static final Logger LOG = LoggerFactory.getLogger(Housekeeping.class);

  /** How many conversations are looked at, or deleted, in one statement. */
  private static final int BATCH = 100;

  private final Sweeps sweeps;
  private final CarryOver carryOver;
  private final Turns turns;

  /**
   * @param background the pool of what nobody waits for
   */
  public Housekeeping(Database background, Turns turns) {
    this.sweeps = new Sweeps(background);
    this.carryOver = new CarryOver(background);
    this.turns = turns;
  }

  /**
   * Answers silence, once, where a question has been open since before a moment. A conversation in
   * which that fails keeps no other one from it.
   *
   * @return how many conversations were answered, or failed
   */
  public Future<Integer> breakSilence(Instant since) {
    AtomicInteger answered = new AtomicInteger();
    return Batches.all(BATCH, () -> breakSilence(since, answered)).map(_ -> answered.get());
  }

  private Future<Integer> breakSilence(Instant since, AtomicInteger answered) {
    return sweeps
        .takeSilent(since, BATCH)
        .compose(taken -> {
          Future<?> all = Future.succeededFuture();
          for (Sweeps.Silent silent : taken.silent()) {
            all = all.compose(_ -> breakSilence(silent));
          }
          answered.addAndGet(taken.silent().size());
          return all.map(taken.looked());
        });
  }

  private Future<?> breakSilence(Sweeps.Silent silent) {
    UUID id = silent.id();
    return turns
        .reload(id)
        .compose(
            _ -> turns.take(id, Turn.ofNobody(turn(id, silent.seq()), new Silence(silent.seq()))))
        .<Object>map(taken -> taken)
        .recover(failure -> {
          LOG.warn("silence in conversation {}: {}", id, failure.toString());
          return Future.succeededFuture();
        });
  }

  /**
   * Returns the id of the turn. It is the same on each node that notices the same silence, so that
   * one of them breaks it.
   */
  private static UUID turn(UUID id, long seq) {
    return UUID.nameUUIDFromBytes((id + "/silence/" + seq).getBytes(StandardCharsets.UTF_8));
  }

  /**
   * Applies the rule of retention: deletes the conversations in which nothing has happened since a
   * moment, by batches.
   *
   * @return how many were deleted
   */
  public Future<Long> purge(Instant before) {
    return Batches.all(BATCH, () -> sweeps.purge(before, BATCH));
  }

  /**
   * Returns when the oldest conversation was last active, to the day; empty where there is none.
   */
  public Future<Optional<Instant>> oldest() {
    return sweeps.oldest();
  }

  /**
   * Brings over what versions of before wrote, where there is any.
   *
   * @return how many turns were brought over
   */
  public Future<Integer> carryOver() {
    return carryOver.bringAll();
  }

  /**
   * Silence after an event.
   *
   * @param seq the number of the event; who has said something since is not asked
   */
  private record Silence(long seq) implements Stimulus {
    @Override
    public boolean concerns(Conversation conversation) {
      return conversation.seq() == seq;
    }

    @Override
    public Event event(String id, Instant time, Situation situation, Secrets secrets) {
      return new Event.TimedOut(id, time);
    }

    @Override
    public boolean personal() {
      return false;
    }
  }
}
