package fr.assistantchorus.conversation.turn;

import fr.assistantchorus.dialog.Catalog;
import fr.assistantchorus.engine.Engine;
import fr.assistantchorus.engine.Event;
import fr.assistantchorus.engine.State;
import fr.assistantchorus.hearing.Situation;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * What a try at a turn starts from.
 *
 * @param conversation as it is before the turn
 * @param catalog the one that the turn is answered with
 * @param catalogGone whether the catalog that the conversation was pinned to can no longer be used
 * @param secrets the conversation's; those of this turn are kept in it
 */
record TurnStart(
    Conversation conversation,
    Turn turn,
    Instant now,
    Catalog catalog,
    boolean catalogGone,
    Secrets secrets) {

  /** Somebody who has been away for so long is greeted again. */
  static final Duration AWAY = Duration.ofHours(6);

  /** Returns the conversation's state as the turn's catalog can take it up. */
  State state() {
    return catalog.hash().equals(conversation.catalog())
        ? conversation.state()
        : Engine.adopt(catalog, conversation.state());
  }

  /**
   * Makes the turn's events: what has changed meanwhile, that somebody was away, and what was done.
   */
  List<Event> events() {
    List<Event> events = new ArrayList<>();
    if (catalogGone) {
      events.add(new Event.CatalogChanged(eventId(0), now));
    }
    if (turn.stimulus().personal() && conversation.lastAt().plus(AWAY).isBefore(now)) {
      events.add(new Event.Resumed(eventId(1), now));
    }
    // A text is read as the answer to what was open when it was typed.
    Situation situation = catalogGone ? Situation.lost(catalog) : Situation.of(catalog, state());
    events.add(turn.stimulus().event(eventId(2), now, situation, secrets));
    return events;
  }

  /** Returns the id of the event that brings back the outcome of an act, counted from 1. */
  String outcomeId(int act) {
    return eventId(2 + act);
  }

  private String eventId(int number) {
    return turn.id() + "/" + number;
  }
}
