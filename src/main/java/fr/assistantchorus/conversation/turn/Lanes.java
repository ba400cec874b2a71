package fr.assistantchorus.conversation.turn;

import io.vertx.core.Future;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/** Runs the turns of one conversation one after the other, on this node. */
final class Lanes {
  private final Map<UUID, Future<?>> last = new ConcurrentHashMap<>();

  <T> Future<T> run(UUID conversation, Supplier<Future<T>> work) {
    Future<?>[] mine = new Future<?>[1];
    io.vertx.core.Promise<T> done = io.vertx.core.Promise.promise();
    mine[0] = done.future();
    Future<?> before = last.put(conversation, mine[0]);
    Future<T> turn = before == null ? work.get() : before.transform(_ -> work.get());
    turn.onComplete(result -> {
      last.remove(conversation, mine[0]);
      if (result.succeeded()) {
        done.complete(result.result());
      } else {
        done.fail(result.cause());
      }
    });
    return done.future();
  }
}
