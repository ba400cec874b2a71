package fr.assistantchorus.conversation;

import fr.assistantchorus.conversation.turn.Json;
import fr.assistantchorus.dialog.ActionSignature;
import fr.assistantchorus.dialog.Catalog;
import fr.assistantchorus.dialog.DialogState;
import fr.assistantchorus.engine.Event;
import fr.assistantchorus.support.TestDatabase;
import io.vertx.sqlclient.Row;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** What an action of the portal may come back with. */
record ActionOutcome(String action, String outcome) implements Comparable<ActionOutcome> {
  private static final String EVENTS =
      "SELECT unnest(events) AS body FROM conversation_turn WHERE events IS NOT NULL";

  /** Returns every outcome of every action that a dialog of the catalog calls. */
  static Set<ActionOutcome> called(Catalog catalog, Map<String, ActionSignature> signatures) {
    return catalog.dialogs().values().stream()
        .flatMap(dialog -> dialog.states().values().stream())
        .flatMap(state ->
            state instanceof DialogState.Call call ? Stream.of(call.action()) : Stream.empty())
        .flatMap(action ->
            signatures.get(action).outcomes().keySet().stream()
                .map(outcome -> new ActionOutcome(action, outcome)))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  /** Returns the outcomes that stand in the logs of the conversations of this database. */
  static Set<ActionOutcome> logged(TestDatabase database) {
    return StreamSupport.stream(database.query(EVENTS).spliterator(), false)
        .map((Row row) -> Json.event(row.getString("body")))
        .flatMap(event ->
            event instanceof Event.ActionReturned returned
                ? Stream.of(new ActionOutcome(returned.action(), returned.outcome()))
                : Stream.empty())
        .collect(Collectors.toSet());
  }

  @Override
  public int compareTo(ActionOutcome other) {
    return toString().compareTo(other.toString());
  }

  @Override
  public String toString() {
    return action + ": " + outcome;
  }
}
