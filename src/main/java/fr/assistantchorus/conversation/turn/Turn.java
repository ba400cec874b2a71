package fr.assistantchorus.conversation.turn;

import fr.assistantchorus.engine.Event;
import fr.assistantchorus.hearing.Situation;
import java.time.Instant;
import java.util.UUID;

/**
 * A turn to be taken.
 *
 * @param id the same when the same turn is sent again: it is then answered as it was before
 * @param client a keyed hash of the caller's network address, for limits; empty where nobody calls
 * @param follows whether the person sees what is said between two turns, as the widget shows it
 */
public record Turn(UUID id, String client, Stimulus stimulus, boolean follows) {
  public Turn(UUID id, String client, Stimulus stimulus) {
    this(id, client, stimulus, true);
  }

  /** Returns a turn that comes from the program itself. */
  static Turn ofNobody(UUID id, Stimulus stimulus) {
    return new Turn(id, "", stimulus);
  }

  /** Returns the turn in place of this one, which failed; it leaves the conversation as it was. */
  Turn apology() {
    return new Turn(id, client, new Broken(), follows);
  }

  private record Broken() implements Stimulus {
    @Override
    public Event event(String id, Instant time, Situation situation, Secrets secrets) {
      return new Event.Faulted(id, time);
    }

    @Override
    public boolean personal() {
      return false;
    }
  }
}
