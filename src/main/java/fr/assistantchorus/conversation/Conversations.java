package fr.assistantchorus.conversation;

import fr.assistantchorus.conversation.agent.AgentDesk;
import fr.assistantchorus.conversation.agent.LessonFiles;
import fr.assistantchorus.conversation.agent.TakeOver;
import fr.assistantchorus.conversation.chat.Actions;
import fr.assistantchorus.conversation.chat.Binding;
import fr.assistantchorus.conversation.chat.Chat;
import fr.assistantchorus.conversation.chat.ChatAnswer;
import fr.assistantchorus.conversation.chat.Follower;
import fr.assistantchorus.conversation.chat.ReceivedFile;
import fr.assistantchorus.conversation.chat.Refusal;
import fr.assistantchorus.conversation.chat.SenderMessage;
import fr.assistantchorus.conversation.chat.TurnRequest;
import fr.assistantchorus.conversation.file.Files;
import fr.assistantchorus.conversation.record.History;
import fr.assistantchorus.conversation.record.PersonalRecords;
import fr.assistantchorus.conversation.record.Transcript;
import fr.assistantchorus.conversation.sender.Senders;
import fr.assistantchorus.conversation.turn.Acts;
import fr.assistantchorus.conversation.turn.Catalogs;
import fr.assistantchorus.conversation.turn.Conversation;
import fr.assistantchorus.conversation.turn.ConversationKeys;
import fr.assistantchorus.conversation.turn.ConversationStore;
import fr.assistantchorus.conversation.turn.Housekeeping;
import fr.assistantchorus.conversation.turn.Incoming;
import fr.assistantchorus.conversation.turn.Opening;
import fr.assistantchorus.conversation.turn.Rendering;
import fr.assistantchorus.conversation.turn.Reply;
import fr.assistantchorus.conversation.turn.SecretStore;
import fr.assistantchorus.conversation.turn.Secrets;
import fr.assistantchorus.conversation.turn.Stimulus;
import fr.assistantchorus.conversation.turn.Taken;
import fr.assistantchorus.conversation.turn.Throttle;
import fr.assistantchorus.conversation.turn.Turn;
import fr.assistantchorus.conversation.turn.TurnBinding;
import fr.assistantchorus.conversation.turn.TurnLog;
import fr.assistantchorus.conversation.turn.TurnMeters;
import fr.assistantchorus.conversation.turn.Turns;
import fr.assistantchorus.engine.Engine;
import fr.assistantchorus.engine.Event;
import fr.assistantchorus.engine.Value;
import fr.assistantchorus.hearing.Interpreter;
import fr.assistantchorus.hearing.Judge;
import fr.assistantchorus.hearing.Readable;
import fr.assistantchorus.intent.Understanding;
import fr.assistantchorus.store.Database;
import fr.assistantchorus.store.Seal;
import fr.assistantchorus.store.Token;
import io.micrometer.core.instrument.MeterRegistry;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;

/** The chat: it checks who may speak in a conversation, and answers them. */
public final class Conversations implements Chat {
  private final Database database;
  private final Database background;
  private final ConversationStore store;
  private final TurnLog log;
  private final Catalogs catalogs;
  private final Turns turns;
  private final Interpreter interpreter;
  private final Rendering rendering;
  private final History history;
  private final Throttle throttle;
  private final Map<String, Value> settings;
  private final ConversationKeys keys;
  private final InstantSource clock;
  private final TurnMeters meters;
  private final Files files;
  private final Senders senders;
  private final AgentDesk desk;

  /**
   * The services that a chat needs.
   *
   * @param background the pool of what nobody waits for
   * @param master seals the keys of the conversations
   * @param inspector looks into each file that is sent
   */
  public record Ground(
      Vertx vertx,
      Database database,
      Database background,
      Seal master,
      MeterRegistry registry,
      InstantSource clock,
      ReceivedFile.Inspector inspector) {}

  /**
   * What decides how a chat speaks: the dialogs, the acts, the understanding and the settings.
   *
   * @param settings the portal's settings that texts may quote
   * @param files where what conversations teach is filed
   */
  public record Speech(
      Catalogs catalogs,
      Actions actions,
      Understanding understanding,
      Judge judge,
      Map<String, Value> settings,
      LessonFiles files) {}

  public Conversations(Ground ground, Speech speech, Throttle.Limits limits) {
    this.database = ground.database();
    this.background = ground.background();
    this.clock = ground.clock();
    this.keys = new ConversationKeys(ground.master());
    this.store = new ConversationStore(database);
    this.log = new TurnLog(database);
    this.catalogs = speech.catalogs();
    SecretStore secrets = new SecretStore(database);
    this.files =
        new Files(ground.vertx(), database, background, store, keys, clock, ground.inspector());
    Acts acts = new Acts(speech.actions(), secrets, files::read, new Transcript(log)::of);
    this.turns = new Turns(database, store, catalogs, acts, keys, clock);
    this.interpreter = new Interpreter(speech.understanding(), Optional.of(speech.judge()));
    this.desk =
        new AgentDesk(ground.vertx(), background, catalogs, keys, interpreter, speech.files());
    this.rendering = new Rendering(secrets);
    this.history = new History(log, rendering);
    this.throttle = new Throttle(limits, clock);
    this.settings = speech.settings();
    this.meters = new TurnMeters(ground.registry());
    this.senders =
        new Senders(
            database,
            store,
            turns,
            throttle,
            meters,
            ground.master(),
            () -> opening(Token.random(), Optional.empty()));
  }

  @Override
  public Future<ChatAnswer> open(Optional<String> page, String client) {
    Optional<Long> wait = throttle.opening(client);
    if (wait.isPresent()) {
      return Future.succeededFuture(new ChatAnswer.TooMany(wait.get()));
    }
    Token token = Token.random();
    Opening opening = opening(token, page);
    Conversation first = opening.first();
    return store
        .begin(opening)
        .map(_ -> {
          turns.remember(first);
          return new ChatAnswer.Ok(
              "{\"conversation\":\"%s\",\"token\":\"%s\",".formatted(first.id(), token.text())
                  + Reply.body(first.seq(), opening.reply()).substring(1));
        });
  }

  private Opening opening(Token token, Optional<String> page) {
    return Opening.of(catalogs.current(), settings, clock.instant(), token, page, keys);
  }

  @Override
  public Future<ChatAnswer> turn(UUID conversation, String token, TurnRequest request) {
    return asOwner(
        turns.find(conversation),
        token,
        _ -> {
          Optional<Long> wait = throttle.turning(request.client());
          if (wait.isPresent()) {
            return Future.succeededFuture(new ChatAnswer.TooMany(wait.get()));
          }
          return !isReadable(request.input())
              ? Future.succeededFuture(new ChatAnswer.Refused(Refusal.TOO_MUCH_TO_READ))
              : known(conversation, request)
                  .compose(known ->
                      known
                          ? taken(conversation, request)
                          : Future.succeededFuture(new ChatAnswer.Refused(Refusal.UNKNOWN_FILE)));
        });
  }

  /**
   * Returns whether the file that a turn names exists, and keeps it from then on. A turn without a
   * file, and one that was taken before, count as if it did.
   */
  private Future<Boolean> known(UUID conversation, TurnRequest request) {
    return request.input() instanceof TurnRequest.Input.File(String file)
        ? files
            .name(conversation, file)
            .compose(there ->
                there
                    ? Future.succeededFuture(true)
                    : log.recorded(conversation, request.turn()).map(Optional::isPresent))
        : Future.succeededFuture(true);
  }

  private Future<ChatAnswer> taken(UUID conversation, TurnRequest request) {
    return meters
        .measured(
            turns.take(
                conversation,
                new Turn(request.turn(), request.client(), stimulus(request.input()))))
        .compose(taken -> answer(conversation, taken));
  }

  private Future<ChatAnswer> answer(UUID conversation, Taken taken) {
    return switch (taken) {
      case Taken.Replied(long seq, String body, Secrets secrets) ->
          rendering.clear(conversation, Reply.body(seq, body), secrets).map(ChatAnswer.Ok::new);
      case Taken.Gone _ -> Future.succeededFuture(new ChatAnswer.Unauthorised());
      case Taken.Busy _ -> Future.succeededFuture(new ChatAnswer.Busy());
    };
  }

  private static boolean isReadable(TurnRequest.Input input) {
    return !(input instanceof TurnRequest.Input.Text(String text)) || Readable.fits(text);
  }

  private Stimulus stimulus(TurnRequest.Input input) {
    return switch (input) {
      case TurnRequest.Input.Text(String text) ->
          (id, time, situation, secrets) ->
              interpreter.interpret(id, time, Incoming.clean(text), situation, secrets);
      case TurnRequest.Input.Option(String value) ->
          (id, time, situation, _) ->
              new Event.OptionChosen(id, time, Incoming.offered(value, situation.expect()));
      case TurnRequest.Input.File(String file) ->
          (id, time, _, _) -> new Event.FileReceived(id, time, file);
    };
  }

  @Override
  public Future<ChatAnswer> admitFile(UUID conversation, String token, String client) {
    return asOwner(
        turns.reload(conversation),
        token,
        known -> {
          Optional<Long> wait = throttle.turning(client);
          return wait.isPresent()
              ? Future.succeededFuture(new ChatAnswer.TooMany(wait.get()))
              : catalogs
                  .find(known.catalog())
                  .map(catalog ->
                      Files.asked(catalog.flatMap(c -> Engine.expect(c, known.state())))
                          ? new ChatAnswer.Ok("")
                          : new ChatAnswer.Refused(Refusal.FILE_NOT_ASKED));
        });
  }

  @Override
  public Future<ChatAnswer> keepFile(
      UUID conversation, String token, String client, ReceivedFile file) {
    return asOwner(
        turns.reload(conversation),
        token,
        _ -> {
          Optional<Long> wait = throttle.keeping(client, file.bytes().length);
          return wait.isPresent()
              ? Future.succeededFuture(new ChatAnswer.TooMany(wait.get()))
              : files.keep(conversation, file);
        });
  }

  /** Deletes the files that no turn has named in time. Any node may do it, at any moment. */
  public Future<Long> dropUnnamedFiles() {
    return files.dropUnnamed();
  }

  /**
   * Returns how old the oldest conversation and the oldest file are, for the metrics: what is older
   * than the rule allows was not deleted.
   */
  public Future<Map<String, Duration>> oldest(Instant now) {
    return Future.all(housekeeping().oldest(), files.oldest())
        .map(both ->
            Map.of("conversation", age(both.resultAt(0), now), "file", age(both.resultAt(1), now)));
  }

  private static Duration age(Optional<Instant> oldest, Instant now) {
    return oldest.map(at -> Duration.between(at, now)).orElse(Duration.ZERO);
  }

  @Override
  public Future<ChatAnswer> heardFrom(SenderMessage message, TurnRequest.Input input) {
    return isReadable(input)
        ? senders.hear(message, stimulus(input)).compose(this::answer)
        : Future.succeededFuture(new ChatAnswer.Refused(Refusal.TOO_MUCH_TO_READ));
  }

  @Override
  public Future<ChatAnswer> restart(SenderMessage message) {
    return senders.restart(message).compose(this::answer);
  }

  private Future<ChatAnswer> answer(Senders.Outcome outcome) {
    return switch (outcome) {
      case Senders.Outcome.Done(Senders.Heard(UUID id, var welcome, var taken)) ->
          taken.isEmpty()
              ? Future.succeededFuture(
                  new ChatAnswer.Ok(Reply.body(Opening.WELCOME_SEQ, welcome.orElseThrow())))
              : answer(id, taken.get()).map(reply -> greeted(welcome, reply));
      case Senders.Outcome.TooMany(long seconds) ->
          Future.succeededFuture(new ChatAnswer.TooMany(seconds));
      case Senders.Outcome.Busy _ -> Future.succeededFuture(new ChatAnswer.Busy());
    };
  }

  private static ChatAnswer greeted(Optional<String> welcome, ChatAnswer reply) {
    return welcome.isPresent() && reply instanceof ChatAnswer.Ok(String json)
        ? new ChatAnswer.Ok(Reply.after(welcome.get(), json))
        : reply;
  }

  @Override
  public Runnable follow(UUID conversation, Follower follower) {
    return turns.followers().follow(conversation, follower);
  }

  @Override
  public Future<ChatAnswer> events(UUID conversation, String token, long after) {
    // The conversation is read from the database and not from this node's memory, since it may have
    // been forgotten on another node.
    return asOwner(
        turns.reload(conversation),
        token,
        known -> {
          Secrets secrets = new Secrets(conversation, keys, known.wrappedKey());
          return history
              .after(conversation, after, secrets, known.state().account())
              .map(ChatAnswer.Ok::new);
        });
  }

  @Override
  public Future<ChatAnswer> newEvents(UUID conversation, String token, long after) {
    return store
        .number(conversation, Token.hash(token))
        .compose(number ->
            number.isPresent() && number.get() <= after
                ? Future.succeededFuture(
                    new ChatAnswer.Ok("{\"seq\":%d,\"events\":[]}".formatted(number.get())))
                : events(conversation, token, after));
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

  /** Returns what has to be done to conversations as time passes. */
  public Housekeeping housekeeping() {
    return new Housekeeping(background, turns);
  }

  /** Returns what copies and erases the conversations of a person. */
  public PersonalRecords personal() {
    return new PersonalRecords(background, catalogs, turns::forget);
  }

  /** Returns what agents of the support see of conversations. */
  public AgentDesk desk() {
    return desk;
  }

  /** Returns what lets agents of the support answer in conversations. */
  public TakeOver takeOver() {
    return new TakeOver(turns, log, interpreter);
  }

  /** Returns what makes a conversation speak for an account, and for nobody again. */
  public Binding binding() {
    return new TurnBinding(turns);
  }
}
