package fr.assistantchorus.conversation.turn;

import fr.assistantchorus.conversation.chat.Follower;
import io.vertx.core.Future;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/** Knows who follows which conversation on this node, and where a turn is under way. */
public final class Followers {
  private final Map<UUID, Set<Follower>> following = new ConcurrentHashMap<>();
  private final Map<UUID, Integer> underWay = new ConcurrentHashMap<>();

  /**
   * @return a call that ends it
   */
  public Runnable follow(UUID conversation, Follower follower) {
    following.compute(
        conversation,
        (_, others) -> {
          Set<Follower> all = others == null ? ConcurrentHashMap.newKeySet() : others;
          all.add(follower);
          return all;
        });
    if (underWay.containsKey(conversation)) {
      follower.working();
    }
    return () ->
        following.computeIfPresent(
            conversation,
            (_, all) -> {
              all.remove(follower);
              return all.isEmpty() ? null : all;
            });
  }

  /** Tells the followers when a turn begins and when it ends. */
  <T> Future<T> during(UUID conversation, Supplier<Future<T>> turn) {
    underWay.merge(conversation, 1, Integer::sum);
    of(conversation).forEach(Follower::working);
    return turn.get()
        .onComplete(_ -> {
          underWay.computeIfPresent(conversation, (_, turns) -> turns == 1 ? null : turns - 1);
          of(conversation).forEach(Follower::ended);
        });
  }

  /** Tells the followers that another node may have taken a turn. */
  public void moved(UUID conversation) {
    of(conversation).forEach(Follower::moved);
  }

  /** Tells all followers the same. */
  public void allMoved() {
    following.values().forEach(all -> all.forEach(Follower::moved));
  }

  private Set<Follower> of(UUID conversation) {
    return following.getOrDefault(conversation, Set.of());
  }
}
