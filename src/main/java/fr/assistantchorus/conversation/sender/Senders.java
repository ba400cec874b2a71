package fr.assistantchorus.conversation.sender;

import fr.assistantchorus.conversation.chat.SenderMessage;
import fr.assistantchorus.conversation.sender.SenderStore.Begun;
import fr.assistantchorus.conversation.turn.ConversationStore;
import fr.assistantchorus.conversation.turn.Opening;
import fr.assistantchorus.conversation.turn.Stimulus;
import fr.assistantchorus.conversation.turn.Taken;
import fr.assistantchorus.conversation.turn.Throttle;
import fr.assistantchorus.conversation.turn.Turn;
import fr.assistantchorus.conversation.turn.TurnLog;
import fr.assistantchorus.conversation.turn.TurnMeters;
import fr.assistantchorus.conversation.turn.Turns;
import fr.assistantchorus.store.Database;
import fr.assistantchorus.store.Seal;
import io.vertx.core.Future;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;

/**
 * People whom another program speaks for. Each has one conversation at a time, which any node finds
 * by a keyed fingerprint of the name that the person has there. Nobody holds its token.
 */
public final class Senders {
  /** The most tries against other requests that begin a conversation of the same sender. */
  private static final int MAX_TRIES = 3;

  private static final String PURPOSE = "sender";

  private final Database database;
  private final ConversationStore conversations;
  private final TurnLog log;
  private final SenderStore store;
  private final Turns turns;
  private final Throttle throttle;
  private final TurnMeters meters;
  private final Seal master;
  private final Supplier<Opening> opening;

  /**
   * @param opening makes a new conversation, whose token is not kept
   */
  public Senders(
      Database database,
      ConversationStore conversations,
      Turns turns,
      Throttle throttle,
      TurnMeters meters,
      Seal master,
      Supplier<Opening> opening) {
    this.database = database;
    this.conversations = conversations;
    this.log = new TurnLog(database);
    this.store = new SenderStore(database);
    this.turns = turns;
    this.throttle = throttle;
    this.meters = meters;
    this.master = master;
    this.opening = opening;
  }

  /**
   * What became of a sender's message.
   *
   * @param opened the welcome, as recorded, where the conversation began with this message
   * @param taken what the turn became; empty where the message only began the conversation
   */
  public record Heard(UUID conversation, Optional<String> opened, Optional<Taken> taken) {}

  /**
   * What became of a request: it was done, the caller must wait, or the conversation moved on too
   * often.
   */
  public sealed interface Outcome {
    record Done(Heard heard) implements Outcome {}

    record TooMany(long retryAfterSeconds) implements Outcome {}

    record Busy() implements Outcome {}
  }

  /** Takes a turn in the sender's conversation, which begins where there is none. */
  public Future<Outcome> hear(SenderMessage message, Stimulus stimulus) {
    byte[] sender = fingerprint(message.sender());
    String client = HexFormat.of().formatHex(sender);
    Optional<Long> wait = throttle.turning(client);
    return wait.isPresent()
        ? Future.succeededFuture(new Outcome.TooMany(wait.get()))
        : hear(sender, new Turn(turn(message), client, stimulus, false), 1);
  }

  private Future<Outcome> hear(byte[] sender, Turn turn, int tries) {
    return store
        .find(sender)
        .compose(known ->
            known.isEmpty()
                ? beginAndHear(sender, turn, known, tries)
                : meters
                    .measured(turns.take(known.get().conversation(), turn))
                    .compose(taken ->
                        taken instanceof Taken.Gone
                            ? beginAndHear(sender, turn, known, tries)
                            : heard(known.get(), turn.id(), taken)));
  }

  private Future<Outcome> beginAndHear(
      byte[] sender, Turn turn, Optional<Begun> previous, int tries) {
    if (tries > MAX_TRIES) {
      return Future.succeededFuture(new Outcome.Busy());
    }
    Optional<Long> wait = throttle.opening(turn.client());
    return wait.isPresent()
        ? Future.succeededFuture(new Outcome.TooMany(wait.get()))
        : begin(sender, turn.id(), previous).compose(_ -> hear(sender, turn, tries + 1));
  }

  /**
   * Gives the result of a turn. Where the conversation began with this very turn, the welcome is
   * part of the answer, also when the turn is sent again.
   */
  private Future<Outcome> heard(Begun begun, UUID turn, Taken taken) {
    if (!begun.turn().equals(turn)) {
      return Future.succeededFuture(done(begun, Optional.empty(), Optional.of(taken)));
    }
    return welcome(begun).map(welcome -> done(begun, Optional.of(welcome), Optional.of(taken)));
  }

  /** Forgets the sender's conversation and begins another one. The same message again does not. */
  public Future<Outcome> restart(SenderMessage message) {
    byte[] sender = fingerprint(message.sender());
    UUID turn = turn(message);
    return store
        .find(sender)
        .compose(known -> {
          if (known.isPresent() && known.get().turn().equals(turn)) {
            return Future.succeededFuture(Optional.<Long>empty());
          }
          Optional<Long> wait = throttle.opening(HexFormat.of().formatHex(sender));
          return wait.isPresent()
              ? Future.succeededFuture(wait)
              : forget(known).compose(_ -> begin(sender, turn, known)).map(Optional.<Long>empty());
        })
        .compose(wait ->
            wait.isPresent()
                ? Future.succeededFuture(new Outcome.TooMany(wait.get()))
                : begun(sender));
  }

  private Future<Outcome> begun(byte[] sender) {
    return store
        .find(sender)
        .compose(known ->
            known.isEmpty()
                ? Future.succeededFuture(new Outcome.Busy())
                : welcome(known.get())
                    .map(welcome -> done(known.get(), Optional.of(welcome), Optional.empty())));
  }

  private static Outcome done(Begun begun, Optional<String> welcome, Optional<Taken> taken) {
    return new Outcome.Done(new Heard(begun.conversation(), welcome, taken));
  }

  /** Returns the recorded reply to the opening. */
  private Future<String> welcome(Begun begun) {
    return log.welcome(begun.conversation());
  }

  private Future<?> forget(Optional<Begun> known) {
    if (known.isEmpty()) {
      return Future.succeededFuture();
    }
    UUID id = known.get().conversation();
    return turns
        .find(id)
        .compose(found ->
            found.isEmpty() || found.get().tokenHash() == null
                ? Future.succeededFuture()
                : conversations.forget(id, found.get().tokenHash()))
        .onSuccess(_ -> turns.forget(id));
  }

  /** Begins a conversation, unless another one was begun meanwhile, which is then the sender's. */
  private Future<?> begin(byte[] sender, UUID turn, Optional<Begun> previous) {
    Opening begins = opening.get();
    Begun begun = new Begun(begins.first().id(), turn);
    return database.transaction(transaction ->
        store
            .claim(transaction, sender, begun, previous)
            .compose(
                his -> his ? conversations.begin(transaction, begins) : Future.succeededFuture()));
  }

  private byte[] fingerprint(String sender) {
    return master.fingerprint(sender, PURPOSE);
  }

  /**
   * Returns the id of the turn, which is the same for the same message. A message without an id is
   * a new one each time.
   */
  private static UUID turn(SenderMessage message) {
    return message
        .id()
        .map(id ->
            UUID.nameUUIDFromBytes(
                "sender/%d/%s/%s"
                    .formatted(message.sender().length(), message.sender(), id)
                    .getBytes(StandardCharsets.UTF_8)))
        .orElseGet(UUID::randomUUID);
  }
}
