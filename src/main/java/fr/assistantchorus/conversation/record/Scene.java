package fr.assistantchorus.conversation.record;

import com.fasterxml.jackson.databind.JsonNode;
import fr.assistantchorus.conversation.turn.Json;
import fr.assistantchorus.dialog.Catalog;
import fr.assistantchorus.engine.Effect;
import fr.assistantchorus.engine.Event;
import fr.assistantchorus.engine.State;
import fr.assistantchorus.engine.Step;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * One turn of a recorded conversation.
 *
 * @param number of the turn, from 1; the first is the opening
 * @param seq the number of the reply's event
 * @param hash the catalog that it was answered with
 * @param moments what happened in it, in order
 * @param recorded the reply as it was recorded
 * @param ran what the machine did when it was given the events once more; empty where the dialogs
 *     of then cannot be read any more
 */
public record Scene(
    int number,
    long seq,
    Instant time,
    String hash,
    List<Moment> moments,
    String recorded,
    Optional<Ran> ran) {
  public Scene {
    moments = List.copyOf(moments);
  }

  /**
   * An event, and what came of it.
   *
   * @param after the state after it; empty where the machine could not run
   * @param effects what the machine wanted done
   * @param passed the states that it passed
   */
  public record Moment(
      long seq, Event event, Optional<State> after, List<Effect> effects, List<Step.Place> passed) {
    public Moment {
      effects = List.copyOf(effects);
      passed = List.copyOf(passed);
    }
  }

  /**
   * What came out.
   *
   * @param catalog the one that the turn was played with
   * @param replayed the reply that came out, as it would be recorded
   */
  public record Ran(Catalog catalog, State after, String replayed) {}

  /** Returns whether another reply came out than was recorded. */
  public boolean differs() {
    return ran.filter(machine -> !machine.replayed().equals(recorded)).isPresent();
  }

  /** Returns the acts that were done in this turn, by the names of their actions. */
  public List<String> acts() {
    return moments.stream()
        .map(Moment::event)
        .filter(Event.ActionReturned.class::isInstance)
        .map(event -> ((Event.ActionReturned) event).action())
        .toList();
  }

  /** Returns where the conversation stood after it, as dialog/state; empty where nowhere. */
  public String at() {
    return place(recorded);
  }

  /** Returns where a reply leaves the conversation, as dialog/state; empty where nowhere. */
  static String place(String reply) {
    JsonNode at = Json.tree(reply).path("at");
    return at.isObject() ? at.path("dialog").asText() + "/" + at.path("state").asText() : "";
  }
}
