package fr.assistantchorus.conversation;

import fr.assistantchorus.conversation.Turns.Taken;
import fr.assistantchorus.dialog.Catalog;
import fr.assistantchorus.engine.Engine;
import fr.assistantchorus.engine.Event;
import fr.assistantchorus.engine.State;
import fr.assistantchorus.engine.Step;
import fr.assistantchorus.engine.Value;
import fr.assistantchorus.field.FieldType;
import fr.assistantchorus.intent.Understanding;
import fr.assistantchorus.store.Database;
import fr.assistantchorus.store.Seal;
import io.micrometer.core.instrument.MeterRegistry;
import io.vertx.core.Future;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;

/** The chat: who may speak in a conversation, and what he is answered. */
public final class Conversations implements Chat {
  private final ConversationStore store;
  private final Catalogs catalogs;
  private final Turns turns;
  private final Interpreter interpreter;
  private final Rendering rendering;
  private final History history;
  private final Throttle throttle;
  private final Map<String, Value> settings;
  private final Seal master;
  private final InstantSource clock;
  private final TurnMeters meters;

  /**
   * @param settings of the portal, that texts may quote
   */
  public Conversations(
      Database database,
      Seal master,
      Catalogs catalogs,
      Actions actions,
      Understanding understanding,
      Map<String, Value> settings,
      Throttle.Limits limits,
      MeterRegistry registry,
      InstantSource clock) {
    this.store = new ConversationStore(database);
    this.catalogs = catalogs;
    this.turns = new Turns(database, store, catalogs, actions, master, clock);
    this.interpreter = new Interpreter(understanding);
    this.rendering = new Rendering(store);
    this.history = new History(store, rendering);
    this.throttle = new Throttle(limits, clock);
    this.settings = settings;
    this.master = master;
    this.clock = clock;
    this.meters = new TurnMeters(registry);
  }

  @Override
  public Future<ChatAnswer> open(Optional<String> page, String client) {
    Optional<Long> wait = throttle.opening(client);
    if (wait.isPresent()) {
      return Future.succeededFuture(new ChatAnswer.TooMany(wait.get()));
    }
    Instant now = clock.instant();
    Catalog catalog = catalogs.current();
    UUID id = UUID.randomUUID();
    Token token = Token.random();
    Opening opening = Opening.on(page);
    Secrets secrets = new Secrets(id, master, null);
    Event started =
        new Event.Started(
            id + "/0",
            now,
            settings,
            opening.path(),
            opening
                .code()
                .map(code -> secrets.keep(code, FieldType.HAND_OVER_CODE.mask(code))));
    Step step = Engine.step(catalog, State.NEW, started);
    String reply = Json.write(Reply.of(catalog, step.state(), step.effects()));
    Conversation first =
        new Conversation(
            id,
            token.hash(),
            1,
            2,
            catalog.hash(),
            step.state(),
            secrets.wrappedKey(),
            now);
    return store
        .begin(first, Json.write(started), reply, secrets.sealed())
        .map(_ -> {
          turns.remember(first);
          return new ChatAnswer.Ok(
              "{\"conversation\":\"%s\",\"token\":\"%s\",".formatted(id, token.text())
                  + Reply.body(first.seq(), reply).substring(1));
        });
  }

  @Override
  public Future<ChatAnswer> turn(UUID conversation, String token, TurnRequest request) {
    return asOwner(
        turns.find(conversation),
        token,
        _ -> {
          Optional<Long> wait = throttle.turning(request.client());
          return wait.isPresent()
              ? Future.succeededFuture(new ChatAnswer.TooMany(wait.get()))
              : meters
                  .measured(
                      turns.take(
                          conversation,
                          request.turn(),
                          request.client(),
                          stimulus(request.input())))
                  .compose(taken -> answer(conversation, taken));
        });
  }

  private Future<ChatAnswer> answer(UUID conversation, Taken taken) {
    return switch (taken) {
      case Taken.Replied(long seq, String body, Secrets secrets) ->
          rendering.clear(conversation, Reply.body(seq, body), secrets).map(ChatAnswer.Ok::new);
      case Taken.Gone _ -> Future.succeededFuture(new ChatAnswer.Unauthorised());
      case Taken.Busy _ -> Future.succeededFuture(new ChatAnswer.Busy());
    };
  }

  private Turns.Stimulus stimulus(TurnRequest.Input input) {
    return switch (input) {
      case TurnRequest.Input.Text(String text) ->
          (id, time, situation, secrets) ->
              interpreter.interpret(id, time, Texts.clean(text), situation, secrets);
      case TurnRequest.Input.Option(String value) ->
          (id, time, situation, _) ->
              new Event.OptionChosen(id, time, Texts.offered(value, situation.expect()));
      case TurnRequest.Input.File(String file) ->
          (id, time, _, _) -> new Event.FileReceived(id, time, file);
    };
  }

  @Override
  public Future<ChatAnswer> events(UUID conversation, String token, long after) {
    // Not from this node's memory: it may have been forgotten on another.
    return asOwner(
        turns.reload(conversation),
        token,
        known -> {
          Secrets secrets = new Secrets(conversation, master, known.wrappedKey());
          return history.after(conversation, after, secrets).map(ChatAnswer.Ok::new);
        });
  }

  @Override
  public Future<ChatAnswer> forget(UUID conversation, String token) {
    return asOwner(
        turns.find(conversation),
        token,
        known ->
            store
                .forget(conversation, known.tokenHash())
                .map(_ -> {
                  turns.forget(conversation);
                  return new ChatAnswer.Ok("");
                }));
  }

  private Future<ChatAnswer> asOwner(
      Future<Optional<Conversation>> asked,
      String token,
      Function<Conversation, Future<ChatAnswer>> work) {
    return asked.compose(found -> {
      if (found.isEmpty()) {
        return Future.succeededFuture(new ChatAnswer.NotFound());
      }
      return Token.matches(token, found.get().tokenHash())
          ? work.apply(found.get())
          : Future.succeededFuture(new ChatAnswer.Unauthorised());
    });
  }

  /** What runs beside the turns: silence, and the end of what is kept. */
  public Housekeeping housekeeping() {
    return new Housekeeping(store, turns);
  }

  /** Whom conversations speak for. */
  public Binding binding() {
    return new TurnBinding(turns);
  }
}
