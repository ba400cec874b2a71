package fr.assistantchorus.conversation;

import fr.assistantchorus.dialog.Catalog;
import fr.assistantchorus.engine.Engine;
import fr.assistantchorus.engine.Event;
import fr.assistantchorus.engine.State;
import fr.assistantchorus.engine.Step;
import fr.assistantchorus.engine.Value;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * A conversation about to begin.
 *
 * @param started body of its first event
 * @param reply body of the second, the welcome
 */
record Opening(Conversation first, String started, String reply) {

  static Opening of(
      Catalog catalog,
      Map<String, Value> settings,
      Instant now,
      Token token,
      Optional<String> page) {
    UUID id = UUID.randomUUID();
    Event started = new Event.Started(id + "/0", now, settings, page.map(Texts::clean));
    Step step = Engine.step(catalog, State.NEW, started);
    String reply = Json.write(Reply.of(catalog, step.state(), step.effects()));
    Conversation first =
        new Conversation(id, token.hash(), 1, 2, catalog.hash(), step.state(), null, now);
    return new Opening(first, Json.write(started), reply);
  }
}
