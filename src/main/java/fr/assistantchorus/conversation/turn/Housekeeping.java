package fr.assistantchorus.conversation.turn;

import fr.assistantchorus.engine.Event;
import fr.assistantchorus.hearing.Situation;
import io.vertx.core.Future;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.UUID;

/** What is done to conversations as time passes. Any node may do it, at any moment. */
public final class Housekeeping {
  /** How many conversations are taken in one go. */
  private static final int BATCH = 100;

  private final ConversationStore store;
  private final Turns turns;

  public Housekeeping(ConversationStore store, Turns turns) {
    this.store = store;
    this.turns = turns;
  }

  /**
   * Answers silence, once, where a question has been open since before a moment.
   *
   * @return how many conversations were taken
   */
  public Future<Integer> breakSilence(Instant since) {
    return store
        .waiting(since, BATCH)
        .compose(waiting -> {
          Future<?> all = Future.succeededFuture();
          for (UUID id : waiting) {
            all = all.compose(_ -> breakSilence(id));
          }
          return all.map(waiting.size());
        });
  }

  private Future<?> breakSilence(UUID id) {
    return turns
        .find(id)
        .compose(found ->
            found.isEmpty()
                ? Future.succeededFuture()
                : turns.take(id, Turn.ofNobody(turn(id, found.get().seq()), new Silence())));
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
   * moment.
   */
  public Future<Integer> purge(Instant before) {
    return store.purge(before);
  }

  private record Silence() implements Stimulus {
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
