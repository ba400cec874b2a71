package fr.assistantchorus.conversation.turn;

import fr.assistantchorus.dialog.Catalog;
import fr.assistantchorus.engine.Engine;
import fr.assistantchorus.engine.Event;
import fr.assistantchorus.engine.State;
import fr.assistantchorus.engine.Step;
import fr.assistantchorus.engine.Value;
import fr.assistantchorus.field.FieldType;
import fr.assistantchorus.store.Token;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * A conversation that is about to begin.
 *
 * @param state its state, as it is kept
 * @param started the body of its first event
 * @param reply the body of the second one, the welcome
 * @param secrets sealed, by id
 */
public record Opening(
    Conversation first, String state, String started, String reply, Map<String, byte[]> secrets) {

  /** The number of the welcome, which follows {@link Event.Started} in each log. */
  public static final long WELCOME_SEQ = 2;

  /** Returns the turn id of the opening, which nobody sends. */
  UUID turn() {
    return UUID.nameUUIDFromBytes((first.id() + "/opening").getBytes(StandardCharsets.UTF_8));
  }

  public static Opening of(
      Catalog catalog,
      Map<String, Value> settings,
      Instant now,
      Token token,
      Optional<String> page,
      ConversationKeys keys) {
    UUID id = UUID.randomUUID();
    PageOfOrigin origin = PageOfOrigin.on(page);
    Secrets secrets = new Secrets(id, keys, null);
    Event started =
        new Event.Started(
            id + "/0",
            now,
            settings,
            origin.path(),
            origin.code().map(code -> secrets.keep(code, FieldType.HAND_OVER_CODE.mask(code))));
    Step step = Engine.step(catalog, State.NEW, started);
    String begun = Json.write(started);
    String reply = Json.write(Reply.of(catalog, step.state(), step.effects()));
    String state = Json.write(step.state());
    Conversation first =
        new Conversation(
            id,
            token.hash(),
            1,
            WELCOME_SEQ,
            catalog.hash(),
            step.state(),
            state.length(),
            secrets.wrappedKey(),
            now,
            begun.length() + reply.length());
    return new Opening(first, state, begun, reply, secrets.sealed());
  }
}
