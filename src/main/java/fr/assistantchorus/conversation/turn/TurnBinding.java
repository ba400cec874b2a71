package fr.assistantchorus.conversation.turn;

import fr.assistantchorus.conversation.chat.Binding;
import fr.assistantchorus.engine.Event;
import fr.assistantchorus.hearing.Situation;
import io.vertx.core.Future;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * Binds and unbinds by a turn like any other, so that it is in the log, once, whichever node is
 * asked.
 */
public final class TurnBinding implements Binding {
  private final Turns turns;

  public TurnBinding(Turns turns) {
    this.turns = turns;
  }

  @Override
  public Future<Outcome> bind(UUID conversation, UUID turn, UUID account, Set<String> roles) {
    return turns
        .take(
            conversation, Turn.ofNobody(turn, new Changed(Optional.of(account.toString()), roles)))
        .map(taken ->
            switch (taken) {
              case Taken.Replied _ -> Outcome.BOUND;
              case Taken.Gone _ -> Outcome.GONE;
              case Taken.Busy _ -> Outcome.BUSY;
            });
  }

  @Override
  public Future<Boolean> unbind(UUID conversation, UUID account, Instant quietSince) {
    // This is not taken from this node's memory, since the conversation may have been bound, or
    // been active, on another node.
    return turns
        .reload(conversation)
        .compose(found -> {
          if (found.isEmpty() || !speaksFor(found.get(), account)) {
            return Future.succeededFuture(true);
          }
          return found.get().lastAt().isAfter(quietSince)
              ? Future.succeededFuture(false)
              : unbind(conversation, found.get().seq());
        });
  }

  private Future<Boolean> unbind(UUID conversation, long seq) {
    return turns
        .take(
            conversation,
            Turn.ofNobody(turn(conversation, seq), new Changed(Optional.empty(), Set.of())))
        .map(taken ->
            switch (taken) {
              case Taken.Replied _, Taken.Gone _ -> true;
              case Taken.Busy _ -> false;
            });
  }

  private static boolean speaksFor(Conversation conversation, UUID account) {
    return conversation.tokenHash() != null
        && conversation.state().account().equals(Optional.of(account.toString()));
  }

  /**
   * Returns the id of the turn. It is the same on each node that unbinds the conversation at the
   * same time, so that one of them does.
   */
  private static UUID turn(UUID conversation, long seq) {
    return UUID.nameUUIDFromBytes(
        (conversation + "/unbound/" + seq).getBytes(StandardCharsets.UTF_8));
  }

  private record Changed(Optional<String> account, Set<String> roles) implements Stimulus {
    @Override
    public Event event(String id, Instant time, Situation situation, Secrets secrets) {
      return new Event.AccountChanged(id, time, account, roles);
    }

    @Override
    public boolean personal() {
      return false;
    }
  }
}
