package fr.assistantchorus.conversation.record;

import fr.assistantchorus.conversation.record.Scene.Moment;
import fr.assistantchorus.conversation.record.Scene.Ran;
import fr.assistantchorus.conversation.turn.Incoming;
import fr.assistantchorus.dialog.Catalog;
import fr.assistantchorus.engine.Effect;
import fr.assistantchorus.engine.Engine;
import fr.assistantchorus.engine.Event;
import fr.assistantchorus.engine.State;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * What a recorded conversation would have been with other dialogs. The same things are said, each
 * act has the outcome that it had, and nothing is executed.
 *
 * @param turns one for each of the record
 * @param stopped why the other dialogs could not be followed to the end; empty where they could
 */
public record WhatIf(List<Turn> turns, Optional<String> stopped) {
  public WhatIf {
    turns = List.copyOf(turns);
  }

  /**
   * @param then the turn as it was
   * @param other what would have been; empty once the other dialogs cannot be followed any more
   * @param divergence in what they differ, which tells the gravest only; ACT where there is no
   *     other
   */
  public record Turn(Scene then, Optional<Other> other, Divergence divergence) {}

  /**
   * @param heard the text as it was heard in this run; empty where the turn is no text
   * @param reply as it would be recorded
   */
  public record Other(
      Optional<Event.UserSaid> heard, State after, List<String> acts, String reply) {}

  /** Plays a conversation with other dialogs; pure. */
  public static WhatIf of(Playback then, Catalog against, Ears ears) {
    StandIns standIns = StandIns.of(then);
    DryRun run = new DryRun(against, Outcomes.of(then));
    List<Turn> turns = new ArrayList<>();
    Optional<String> broken = Optional.empty();
    for (Scene scene : then.scenes()) {
      Optional<Other> other = Optional.empty();
      if (broken.isEmpty() && run.stopped().isEmpty()) {
        try {
          other = Optional.of(other(scene, run, ears, standIns));
        } catch (RuntimeException e) {
          // A recorded outcome may lack a value that the other dialogs quote.
          broken = Optional.of(Objects.toString(e.getMessage(), e.getClass().getSimpleName()));
        }
      }
      turns.add(new Turn(scene, other, divergence(scene, other)));
    }
    return new WhatIf(turns, broken.or(run::stopped));
  }

  private static Other other(Scene scene, DryRun run, Ears ears, StandIns standIns) {
    List<Event> events = new ArrayList<>();
    Optional<Event.UserSaid> heard = Optional.empty();
    for (Moment moment : scene.moments()) {
      switch (moment.event()) {
        case Event.UserSaid said -> {
          heard = Optional.of(ears.hear(said, run.catalog(), run.state(), standIns));
          events.add(heard.get());
        }
        case Event.OptionChosen(String id, var time, String value) ->
            events.add(
                new Event.OptionChosen(
                    id, time, Incoming.offered(value, Engine.expect(run.catalog(), run.state()))));
        // Outcomes come when the other dialogs call for them, and these dialogs have not changed.
        case Event.ActionReturned _, Event.CatalogChanged _ -> {}
        case Event.Started _,
            Event.Resumed _,
            Event.FileReceived _,
            Event.AccountChanged _,
            Event.AgentJoined _,
            Event.AgentSaid _,
            Event.ReturnedToAssistant _,
            Event.TimedOut _,
            Event.Faulted _ ->
            events.add(moment.event());
      }
    }
    DryRun.Turn turn = run.take(events);
    return new Other(
        heard, turn.after(), turn.calls().stream().map(Effect.Call::action).toList(), turn.reply());
  }

  private static Divergence divergence(Scene scene, Optional<Other> other) {
    if (other.isEmpty()) {
      return Divergence.ACT;
    }
    Optional<Ran> ran = scene.ran();
    if (ran.isEmpty()) {
      return scene.recorded().equals(other.get().reply()) ? Divergence.NONE : Divergence.WORDING;
    }
    return Divergence.between(
        scene.acts(),
        ran.get().after(),
        scene.recorded(),
        other.get().acts(),
        other.get().after(),
        other.get().reply());
  }

  /** Returns the first turn that differs; empty where none does. */
  public Optional<Turn> first() {
    return turns.stream().filter(turn -> turn.divergence() != Divergence.NONE).findFirst();
  }

  /** Returns the gravest difference of all turns. */
  public Divergence gravest() {
    return turns.stream()
        .map(Turn::divergence)
        .max(Comparator.naturalOrder())
        .orElse(Divergence.NONE);
  }
}
