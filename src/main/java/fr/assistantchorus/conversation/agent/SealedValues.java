package fr.assistantchorus.conversation.agent;

import fr.assistantchorus.conversation.record.Playback;
import fr.assistantchorus.conversation.record.Scene;
import fr.assistantchorus.conversation.turn.Conversation;
import fr.assistantchorus.conversation.turn.ConversationKeys;
import fr.assistantchorus.conversation.turn.ConversationStore;
import fr.assistantchorus.conversation.turn.SecretStore;
import fr.assistantchorus.conversation.turn.Secrets;
import fr.assistantchorus.engine.Event;
import fr.assistantchorus.engine.Frame;
import fr.assistantchorus.engine.SecretRef;
import fr.assistantchorus.engine.Value;
import fr.assistantchorus.entity.EntityExtractor;
import fr.assistantchorus.store.Database;
import io.vertx.core.Future;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * Opens one sealed value for an agent. Whoever calls it has noted who opens what, and why, before.
 */
final class SealedValues {
  /** What the finders call a password that is announced as such. */
  private static final String PASSWORD = "password";

  private final ConversationStore conversations;
  private final SecretStore store;
  private final ConversationKeys keys;

  SealedValues(Database database, ConversationKeys keys) {
    this.conversations = new ConversationStore(database);
    this.store = new SecretStore(database);
    this.keys = keys;
  }

  /**
   * Returns the value of this id; empty where the conversation has none. Where it stands in a slot,
   * that is told, rather than the message in which it came.
   */
  static Optional<SealedValue> in(Playback playback, String id) {
    return Stream.concat(
            playback.scenes().stream().flatMap(scene -> inSlots(scene, id)),
            playback.scenes().stream().flatMap(scene -> inTexts(scene, id)))
        .findFirst();
  }

  private static Stream<SealedValue> inSlots(Scene scene, String id) {
    return scene.ran().stream()
        .flatMap(ran ->
            ran.after().stack().stream()
                .flatMap((Frame frame) ->
                    frame.slots().entrySet().stream()
                        .filter(slot -> isRef(slot.getValue(), id))
                        .map(slot ->
                            new SealedValue(
                                id,
                                ((Value.Secret) slot.getValue()).ref().mask(),
                                "« %s » de « %s »"
                                    .formatted(
                                        slot.getKey(),
                                        ran.catalog().dialog(frame.dialog()).title())))));
  }

  private static boolean isRef(Value value, String id) {
    return value instanceof Value.Secret(SecretRef ref) && ref.id().equals(id);
  }

  private static Stream<SealedValue> inTexts(Scene scene, String id) {
    return texts(scene)
        .flatMap(text -> SecretRef.TOKEN.matcher(text).results())
        .filter(token -> token.group(1).equals(id))
        .map(token -> new SealedValue(id, token.group(2), "tour " + scene.number()));
  }

  /** Returns what was said in a turn, by whomever. */
  private static Stream<String> texts(Scene scene) {
    return Stream.concat(
        scene.moments().stream().flatMap(moment -> said(moment.event()).stream()),
        Stream.of(scene.recorded()));
  }

  private static Optional<String> said(Event event) {
    return switch (event) {
      case Event.UserSaid said -> Optional.of(said.text());
      case Event.AgentSaid said -> Optional.of(said.text());
      case Event.Started _,
          Event.Resumed _,
          Event.OptionChosen _,
          Event.FileReceived _,
          Event.ActionReturned _,
          Event.AccountChanged _,
          Event.AgentJoined _,
          Event.ReturnedToAssistant _,
          Event.TimedOut _,
          Event.CatalogChanged _,
          Event.Faulted _ ->
          Optional.empty();
    };
  }

  /** Opens the value of this id. */
  Future<SealedValue.Opening> open(UUID conversation, Playback playback, String id) {
    return conversations
        .find(conversation)
        .map(found -> found.map(Conversation::wrappedKey))
        .compose(key ->
            key.isEmpty()
                ? Future.succeededFuture(Optional.empty())
                : store.open(conversation, new Secrets(conversation, keys, key.get()), id))
        .map((Optional<String> value) ->
            value
                .<SealedValue.Opening>map(text ->
                    isPassword(playback, id, text)
                        ? new SealedValue.Opening.Password()
                        : new SealedValue.Opening.Opened(text))
                .orElseGet(SealedValue.Opening.Gone::new));
  }

  /**
   * Returns whether a value is a password, or a whole text in which one stands: what it is was not
   * kept, so the texts that it stands in are read with it once more.
   */
  private static boolean isPassword(Playback playback, String id, String value) {
    List<String> said =
        playback.scenes().stream()
            .flatMap(scene -> scene.moments().stream())
            .flatMap(moment -> said(moment.event()).stream())
            .filter(SecretRef::mayStandIn)
            .map(text -> cleared(text, id, value))
            .flatMap(Optional::stream)
            .toList();
    return said.stream()
        .flatMap(text -> EntityExtractor.entities(text).stream())
        .filter(entity -> entity.type().equals(PASSWORD))
        .anyMatch(entity -> entity.value().contains(value) || value.contains(entity.value()));
  }

  /** Returns a text with one of its values in the clear; empty where that does not stand in it. */
  private static Optional<String> cleared(String text, String id, String value) {
    StringBuilder cleared = new StringBuilder();
    boolean[] there = {false};
    var token = SecretRef.TOKEN.matcher(text);
    int from = 0;
    while (token.find()) {
      boolean wanted = token.group(1).equals(id);
      there[0] |= wanted;
      cleared.append(text, from, token.start()).append(wanted ? value : token.group(2));
      from = token.end();
    }
    return there[0]
        ? Optional.of(cleared.append(text, from, text.length()).toString())
        : Optional.empty();
  }
}
